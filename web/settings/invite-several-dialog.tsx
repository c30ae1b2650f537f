import { useRef, useState } from 'react'
import { newId } from '@parlor/contract/ids.ts'
import type { Role } from '@parlor/contract/permissions.ts'
import { inviteStaff } from '@parlor/contract/staff-members.ts'
import { call } from '../call.ts'
import { faultOf } from '../sync/fault.ts'
import { useScreen } from '../sync/use-app.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Copy, Paperclip } from '../ui/icons.ts'
import { Select } from '../ui/select.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { inviteWords as t } from '../words/en-invite.ts'
import css from './invite-several.module.css'
import { type BadRow, type Invitee, type Read, readTable } from './invitation-table.ts'
import { BadRows, LinkList, Preview } from './invite-several-parts.tsx'
import { copy } from './link-dialog.tsx'
import { cellsOf, wordsOf } from './read-list.ts'
import { readStaff, useStaff } from './use-staff.ts'

// What was pasted is there again when the dialog was closed by mistake.
let kept = ''

type Done = { invited: { invitee: Invitee; link: string | null }[]; failed: BadRow[] }
type Step =
  | { at: 'list' }
  | { at: 'preview'; read: Read }
  | { at: 'inviting'; read: Read; count: number }
  | { at: 'done'; done: Done }

/** A list becomes invitations: looked through first, and each row then like a single one. */
export default function InviteSeveralDialog({ onClose }: { onClose: () => void }) {
  const [step, setStep] = useState<Step>({ at: 'list' })
  const [text, setText] = useState(kept)
  const [usualRole, setUsualRole] = useState<Role>('front-desk')
  const [fault, setFault] = useState<string | null>(null)
  const known = useKnown(usualRole)

  function change(next: string) {
    kept = next
    setText(next)
    setFault(null)
  }

  async function look() {
    if (!known) return
    const read = readTable(await cellsOf(text), known)
    if ('fault' in read) setFault(read.fault)
    else setStep({ at: 'preview', read })
  }

  async function invite(read: Read) {
    const done: Done = { invited: [], failed: [] }
    for (const [at, invitee] of read.invitees.entries()) {
      setStep({ at: 'inviting', read, count: at + 1 })
      try {
        const { link } = await call(inviteStaff, {
          ...{ invitationId: newId(), email: invitee.email, name: invitee.name },
          ...{ role: invitee.role.id, locationIds: invitee.locations.map(each => each.id) }
        })
        done.invited.push({ invitee, link })
      } catch (error) {
        done.failed.push({ row: invitee.row, words: `${invitee.email}: ${faultOf(error).words}` })
      }
    }
    if (done.failed.length === 0) kept = ''
    await readStaff()
    setStep({ at: 'done', done })
  }

  const isBusy = step.at === 'inviting'
  return (
    <Dialog
      isOpen
      onClose={() => !isBusy && onClose()}
      title={t.title}
      size="work"
      actions={<Actions {...{ step, onClose, setStep, look, invite }} canLook={known !== null} />}
    >
      <div className={css.body}>
        {step.at === 'list' && (
          <List {...{ text, fault, usualRole }} onText={change} onFault={setFault}>
            <Select
              label={t.usualRole}
              value={usualRole}
              placeholder={t.usualRole}
              options={(known?.roles ?? []).map(each => ({ id: each.id, label: each.name }))}
              onChange={setUsualRole}
            />
          </List>
        )}
        {(step.at === 'preview' || isBusy) && <Preview read={step.read} />}
        {step.at === 'done' && <Result done={step.done} />}
      </div>
    </Dialog>
  )
}

function useKnown(usualRole: Role) {
  const { session } = useScreen()
  const { value } = useStaff()
  if (!value) return null
  const { id, role } = session.staff
  const me = { id, role, permissions: new Set(session.permissions) }
  return { ...value, locations: session.locations, me, usualRole }
}

type ActionsProps = {
  step: Step
  canLook: boolean
  onClose: () => void
  setStep: (step: Step) => void
  look: () => Promise<void>
  invite: (read: Read) => Promise<void>
}

function Actions({ step, canLook, onClose, setStep, look, invite }: ActionsProps) {
  if (step.at === 'list') {
    return (
      <>
        <Button onPress={onClose}>{t.cancel}</Button>
        <Button tone="primary" isBusy={!canLook} onPress={() => void look()}>
          {t.look}
        </Button>
      </>
    )
  }
  if (step.at === 'done') {
    const links = step.done.invited.filter(each => each.link)
    const all = links.map(({ invitee, link }) => `${invitee.name}: ${link}`).join('\n')
    return (
      <>
        {links.length > 0 && (
          <Button icon={Copy} onPress={() => copy(all, t.allCopied)}>
            {t.copyAll}
          </Button>
        )}
        <Button tone="primary" onPress={onClose}>
          {t.done}
        </Button>
      </>
    )
  }
  const { length } = step.read.invitees
  const isBusy = step.at === 'inviting'
  return (
    <>
      {!isBusy && <Button onPress={() => setStep({ at: 'list' })}>{t.back}</Button>}
      {length > 0 && (
        <Button tone="primary" isBusy={isBusy} onPress={() => void invite(step.read)}>
          {isBusy ? t.inviting(step.count, length) : t.invite(length)}
        </Button>
      )}
    </>
  )
}

type ListProps = {
  text: string
  fault: string | null
  onText: (text: string) => void
  onFault: (words: string) => void
  children: React.ReactNode
}

function List({ text, fault, onText, onFault, children }: ListProps) {
  const chooser = useRef<HTMLInputElement>(null)

  async function take(file: File | undefined) {
    if (!file) return
    try {
      onText(await wordsOf(file))
    } catch (error) {
      onFault(error instanceof Error ? error.message : t.unreadable)
    }
  }

  return (
    <>
      <p>{t.help}</p>
      <Button icon={Paperclip} onPress={() => chooser.current?.click()}>
        {t.choose}
      </Button>
      <input
        ref={chooser}
        type="file"
        accept=".csv,.tsv,.txt,text/csv,text/plain"
        hidden
        aria-label={t.choose}
        onChange={event => {
          void take(event.target.files?.[0])
          event.target.value = '' // the same file, changed, can be chosen again
        }}
      />
      <div className={css.list}>
        <TextArea
          label={t.list}
          value={text}
          placeholder={t.example}
          onChange={onText}
          error={fault}
        />
      </div>
      {children}
    </>
  )
}

function Result({ done }: { done: Done }) {
  const links = done.invited.flatMap(({ invitee, link }) => (link ? [{ invitee, link }] : []))
  const isMailed = done.invited.length > 0 && links.length === 0
  return (
    <>
      <p role="status">
        <strong>{t.invited(done.invited.length)}</strong> {isMailed && t.mailed}
        {links.length > 0 && t.links}
      </p>
      {links.length > 0 && <LinkList links={links} />}
      {done.failed.length > 0 && <BadRows title={t.failed} bad={done.failed} />}
    </>
  )
}
