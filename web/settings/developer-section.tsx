import { useState } from 'react'
import { type ApiKey, listApiKeys, revokeApiKey } from '@parlor/contract/api-keys.ts'
import { useScreen } from '../sync/use-app.tsx'
import { useMinute } from '../sync/use-page.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Icon } from '../ui/icon.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { KeyRound, Plus, Trash } from '../ui/icons.ts'
import { showToast } from '../ui/toasts.ts'
import { developerWords as t } from '../words/en-developer.ts'
import { timesIn } from '../words/times.ts'
import { AddKeyDialog } from './add-key-dialog.tsx'
import { ShownOnce } from './link-dialog.tsx'
import { CouldNotLoad, FaultLine, Question, SectionFrame } from './section-frame.tsx'
import css from './settings.module.css'
import { useAct } from './use-act.ts'
import { useAsked } from './use-asked.ts'

type Open = { kind: 'add' } | { kind: 'shown'; token: string } | { kind: 'revoke'; key: ApiKey }

/** With which programs work for the business. */
export default function DeveloperSection() {
  const { value, trouble, again } = useAsked(listApiKeys, {})
  const [open, setOpen] = useState<Open | null>(null)
  const close = () => {
    setOpen(null)
    again()
  }
  return (
    <SectionFrame
      title={t.section.word}
      actions={
        <Button icon={Plus} onPress={() => setOpen({ kind: 'add' })}>
          {t.add}
        </Button>
      }
    >
      {trouble && !value && <CouldNotLoad trouble={trouble} again={again} />}
      {value && (
        <div className={css.questions}>
          <Question title={t.keys} help={t.keysHelp}>
            {value.keys.length === 0 && <p className={css.thingFacts}>{t.none}</p>}
            {value.keys.length > 0 && (
              <ul className={css.things}>
                {value.keys.map(each => (
                  <KeyRow
                    key={each.id}
                    of={each}
                    onRevoke={() => setOpen({ kind: 'revoke', key: each })}
                  />
                ))}
              </ul>
            )}
          </Question>
        </div>
      )}
      {open?.kind === 'add' && (
        <AddKeyDialog
          onClose={() => setOpen(null)}
          onMade={token => {
            setOpen({ kind: 'shown', token })
            again()
          }}
        />
      )}
      {open?.kind === 'shown' && <ShownOnce value={open.token} words={t.shown} onClose={close} />}
      {open?.kind === 'revoke' && <RevokeDialog of={open.key} onClose={close} />}
    </SectionFrame>
  )
}

function KeyRow({ of: key, onRevoke }: { of: ApiKey; onRevoke: () => void }) {
  const { session } = useScreen()
  const nowMs = useMinute()
  const { inList, date } = timesIn(session.business.timeZone)
  const told = (at: string) => inList(at, nowMs)
  const isOver = key.expiresAt !== null && Date.parse(key.expiresAt) <= nowMs
  const scopes = key.scopes.map(each => t.shortScope[each]).join(', ')
  const facts = [
    t.madeBy(key.madeBy.name, told(key.madeAt)),
    key.lastUsedAt ? t.used(told(key.lastUsedAt)) : t.unused,
    ...(key.expiresAt ? [(isOver ? t.over : t.until)(date(key.expiresAt, nowMs))] : [])
  ]
  return (
    <li className={css.thing}>
      <Icon of={KeyRound} size={18} />
      <div className={css.thingWords}>
        <p className={css.thingName}>{key.name}</p>
        <p className={css.thingFacts}>{t.facts(scopes, key.ending)}</p>
        <p className={css.thingFacts}>{facts.join(' · ')}</p>
      </div>
      <IconButton icon={Trash} label={t.revokeLabel(key.name)} onPress={onRevoke} />
    </li>
  )
}

function RevokeDialog({ of: key, onClose }: { of: ApiKey; onClose: () => void }) {
  const { act, isBusy, fault } = useAct()
  const revoke = async () => {
    if (!(await act(revokeApiKey, { id: key.id }))) return
    showToast({ words: t.revoked })
    onClose()
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t.revokeTitle(key.name)}
      actions={
        <>
          <Button onPress={onClose}>{t.keep}</Button>
          <Button tone="irreversible" isBusy={isBusy} onPress={() => void revoke()}>
            {t.revoke}
          </Button>
        </>
      }
    >
      <p>{t.revokeHelp}</p>
      <FaultLine fault={fault} />
    </Dialog>
  )
}
