import { Ellipsis } from 'lucide-react'
import { useId } from 'react'
import type { PagePhone } from '../watchers.ts'
import { call } from './call.ts'
import { Choice, Switch } from './fields.tsx'

const deliveries: [PagePhone['delivery'], string][] = [
  ['always', 'Always'],
  ['every-second', 'Every second text'],
  ['never', 'Never']
]

const failures: [string, string][] = [
  ['30003', '30003, phone off'],
  ['30004', '30004, blocked'],
  ['30005', '30005, unknown number'],
  ['30006', '30006, landline'],
  ['30007', '30007, filtered'],
  ['30008', '30008, unknown'],
  ['21614', '21614, refused'],
  ['20429', '20429, too fast']
]

/** How this phone behaves; under it, as on a test bench. */
export function PhoneSettings({ phone }: { phone: PagePhone }) {
  const change = (changes: object) => call('POST', 'handsets', { phone: phone.phone, ...changes })
  const [kind, tone] = kindOf(phone)
  return (
    <div className="bench">
      <div className="bench-title">
        <h2>{phone.name}</h2>
        <span className={`chip ${tone}`}>{kind}</span>
        <PhoneMenu phone={phone} />
      </div>
      {phone.optedOut ? (
        <p className="line">
          <span>Texts to this phone</span> <span>refused, 21610</span>
        </p>
      ) : (
        <Choice
          label="Delivery"
          value={phone.delivery}
          options={deliveries}
          onChoose={delivery => change({ delivery })}
        />
      )}
      {phone.delivery !== 'always' && !phone.optedOut && (
        <Choice
          label="Fails with"
          value={String(phone.failsWith)}
          options={failures}
          onChoose={code => change({ failsWith: Number(code) })}
        />
      )}
      <Switch
        label="Sends twice"
        on={phone.sendsTwice}
        onTurn={sendsTwice => change({ sendsTwice })}
      />
    </div>
  )
}

function PhoneMenu({ phone }: { phone: PagePhone }) {
  const id = useId()
  const remove = () => call('DELETE', `handsets?phone=${encodeURIComponent(phone.phone)}`)
  return (
    <>
      <button
        type="button"
        className="icon-button more"
        aria-label={`More for ${phone.name}`}
        popoverTarget={id}
      >
        <Ellipsis size={18} strokeWidth={1.5} aria-hidden="true" />
      </button>
      <div id={id} className="menu" popover="auto">
        <button type="button" className="menu-item danger" onClick={remove}>
          Remove this phone
        </button>
      </div>
    </>
  )
}

function kindOf(phone: PagePhone): [kind: string, tone: string] {
  if (phone.optedOut) return ['Opted out', 'stop']
  if (phone.delivery === 'always') return ['Mobile', 'neutral']
  return phone.failsWith === 30006 ? ['Landline', 'neutral'] : ['Flaky', 'caution']
}
