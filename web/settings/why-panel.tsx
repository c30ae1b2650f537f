import type { ReactNode } from 'react'
import {
  clientsSeenBy,
  isAllowed,
  isAlways,
  type Permission
} from '@parlor/contract/permissions.ts'
import type { RoleCard } from '@parlor/contract/roles.ts'
import { type StaffMember, whyStaff } from '@parlor/contract/staff-members.ts'
import { firstWord } from '../inbox/people.ts'
import { useColleagues, useScreen } from '../sync/use-app.tsx'
import { useMinute } from '../sync/use-page.ts'
import { TextField } from '../ui/field.tsx'
import { Icon, type IconShape } from '../ui/icon.tsx'
import { Check, CircleCheck, Lock, Users, X } from '../ui/icons.ts'
import { settingsWords as t } from '../words/en-settings.ts'
import { timesIn } from '../words/times.ts'
import { type Draft, draftOf, sourceOf, type Step, stepsOf } from './staff-draft.ts'
import css from './staff.module.css'
import { useAsked } from './use-asked.ts'

const words = t.staff

type WhyPanelProps = {
  member: StaffMember
  role: RoleCard
  draft: Draft
  permission: Permission
  onChange: (draft: Draft) => void
}

/** Why may she? At most four steps, and a sentence with numbers. */
export function WhyPanel(props: WhyPanelProps) {
  const { member, role, draft, permission } = props
  const source = sourceOf(draft, role)
  const yes = isAllowed(source, permission)
  const name = firstWord(member.name)
  const steps = stepsOf(source, permission, isAlways(role.id, permission))
  return (
    <aside className={css.why} aria-label={words.why(name)}>
      <h2 className={css.whyTitle}>{yes ? words.why(name) : words.whyNot(name)}</h2>
      <p className={css.whyOf}>{t.permissions[permission]}</p>
      <ol className={css.chain}>
        {steps.map(step => (
          <ChainStep key={step} step={step} {...props} />
        ))}
      </ol>
      <Exceptions {...props} />
    </aside>
  )
}

function ChainStep({ step, ...props }: WhyPanelProps & { step: Step }) {
  const { member, role, draft, permission } = props
  const { value } = useAsked(whyStaff, { id: member.id })
  const byWhom = useByWhom()
  const name = firstWord(member.name)
  const source = sourceOf(draft, role)
  const yes = isAllowed(source, permission)
  if (step === 'always') {
    return (
      <Link icon={Lock} title={words.chain.always}>
        {role.id === 'owner' ? words.ownerAlways : words.adminAlways}
      </Link>
    )
  }
  if (step === 'role') {
    const says = role.permissions.includes(permission)
    return (
      <Link icon={says ? Check : X} title={words.chain.role(says)}>
        {role.name}
      </Link>
    )
  }
  if (step === 'person') {
    const allowed = draft.exceptions[permission]?.allowed === true
    return (
      <Link icon={allowed ? Check : X} title={words.chain.person(allowed, name)}>
        {byWhom(props, permission)}
      </Link>
    )
  }
  const seen = clientsSeenBy(source)
  if (step === 'within') {
    return (
      <Link icon={Users} title={words.chain.within}>
        {words.visibility[seen]}
      </Link>
    )
  }
  const count = value?.clients[seen] ?? 0
  const say = words.chain.result[permission]
  const what = t.permissions[permission]
  const title = yes
    ? say && value
      ? say(name, words.chain.clients(count))
      : words.chain.can(name, what)
    : words.chain.cannot(name, what)
  return (
    <Link icon={yes ? CircleCheck : X} title={title} isResult>
      {yes && say && value && words.chain.hidden(value.clients.of - count)}
    </Link>
  )
}

type LinkProps = { icon: IconShape; title: string; children: ReactNode; isResult?: boolean }

function Link({ icon, title, children, isResult }: LinkProps) {
  return (
    <li className={css.link} data-result={isResult || undefined}>
      <Icon of={icon} size={16} />
      <div>
        <p className={css.linkTitle}>{title}</p>
        {children && <p className={css.linkHelp}>{children}</p>}
      </div>
    </li>
  )
}

/** "Maya, Tue 3 Nov: “covers the desk on Thursdays”", or that it is not saved yet. */
function useByWhom() {
  const colleagues = useColleagues()
  const { session } = useScreen()
  const nowMs = useMinute()
  return ({ member, draft }: WhyPanelProps, permission: Permission): string => {
    const saved = draftOf(member).exceptions[permission]
    const now = draft.exceptions[permission]
    const exception = member.exceptions.find(each => each.permission === permission)
    if (!exception || saved?.allowed !== now?.allowed) return words.chain.unsaved
    const by = colleagues.get(exception.byId ?? '')
    const when = timesIn(session.business.timeZone).date(exception.at, nowMs)
    const who = by ? `${firstWord(by.name)}, ${when}` : when
    return exception.reason ? `${who}: “${exception.reason}”` : who
  }
}

function Exceptions(props: WhyPanelProps) {
  const { draft, onChange, member } = props
  const byWhom = useByWhom()
  const all = Object.entries(draft.exceptions) as [
    Permission,
    { allowed: boolean; reason: string }
  ][]
  const before = draftOf(member).exceptions
  return (
    <section className={css.exceptions}>
      <h3 className={css.whyPart}>{words.exceptions}</h3>
      {all.length === 0 && <p className={css.linkHelp}>{words.noExceptions}</p>}
      {all.map(([permission, own]) => (
        <div key={permission} className={css.exception}>
          <p className={css.exceptionName}>
            <span>{t.permissions[permission]}</span>
            <span>{own.allowed ? t.yes : t.no}</span>
          </p>
          <p className={css.linkHelp}>{byWhom(props, permission)}</p>
          {before[permission]?.allowed !== own.allowed && (
            <TextField
              label={words.reason}
              value={own.reason}
              maxLength={120}
              onChange={reason =>
                onChange({
                  ...draft,
                  exceptions: { ...draft.exceptions, [permission]: { ...own, reason } }
                })
              }
            />
          )}
        </div>
      ))}
    </section>
  )
}
