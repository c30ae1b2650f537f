import { BatteryFull, Signal, Wifi } from 'lucide-react'
import type { PagePhone, PageText } from '../watchers.ts'
import { PhoneComposer } from './phone-composer.tsx'
import { PhoneSettings } from './phone-settings.tsx'
import { Texts } from './texts.tsx'
import { showPhone, statusBarTime } from './words.ts'

type Props = {
  phone: PagePhone
  business: { phone: string; name: string } | undefined
  texts: PageText[]
  canSendPictures: boolean
  now: number
}

/** A client's telephone with its own settings under it. */
export function Phone({ phone, business, texts, canSendPictures, now }: Props) {
  const name = business?.name ?? 'Nobody'
  return (
    <section className="handset" aria-label={phone.name}>
      <div className="bezel">
        <div className="screen">
          <div className="status-bar" aria-hidden="true">
            <span>{statusBarTime(now)}</span>
            <span className="status-icons">
              <Signal size={14} /> <Wifi size={14} /> <BatteryFull size={16} />
            </span>
          </div>
          <div className="correspondent">
            <strong>{name}</strong>
            <span>{showPhone(phone.number)}</span>
          </div>
          <Texts texts={texts} business={name} now={now} />
          <PhoneComposer phone={phone} business={name} canSendPictures={canSendPictures} />
          <div className="home-bar" aria-hidden="true" />
        </div>
      </div>
      <PhoneSettings phone={phone} />
    </section>
  )
}
