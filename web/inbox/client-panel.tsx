import type { ReactNode } from 'react'
import { showPhone } from '@parlor/contract/phone.ts'
import type { ClientVisitsProps } from '../appointment/client-visits.tsx'
import { paths } from '../paths.ts'
import { useColleagues, useScreen } from '../sync/use-app.tsx'
import { useLabels } from '../sync/use-labels.ts'
import { useLayout, useMinute } from '../sync/use-page.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Chip } from '../ui/chip.tsx'
import { ExactTime } from '../ui/exact-time.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { Check, X } from '../ui/icons.ts'
import { initialsOf } from '../ui/initials.ts'
import { LabelDot } from '../ui/label-dot.tsx'
import { Later, later } from '../ui/later.tsx'
import { PaneHeader } from '../ui/pane.tsx'
import { t } from '../words/en.ts'
import { timesIn } from '../words/times.ts'
import css from './client-panel.module.css'
import { Family } from './family.tsx'
import { useFollow } from './nav.tsx'
import { nameOf } from './people.ts'

export type ClientPanelProps = { threadId: string; onClose: () => void }

const visits = later<ClientVisitsProps>(
  async () => (await import('../appointment/client-visits.tsx')).ClientVisits
)

/** Who it is that we write with, as far as we know them. */
export function ClientPanel({ threadId, onClose }: ClientPanelProps) {
  const row = useScreen().known.state.conversations[threadId]
  const layout = useLayout()
  if (!row) return <PaneHeader title={t.client.title} size="name" />
  const name = nameOf(row)
  return (
    <>
      <PaneHeader
        title={t.client.title}
        size="name"
        actions={
          layout !== 'wide' && <IconButton icon={X} label={t.thread.hideClient} onPress={onClose} />
        }
      />
      <div className={css.body}>
        <div className={css.person}>
          <Avatar initials={row.client ? initialsOf(name) : ''} size={48} />
          <div className={css.names}>
            <p className={css.name}>
              {row.client ? <CardLink id={row.client.id}>{name}</CardLink> : <bdi>{name}</bdi>}
            </p>
            <p className={css.phone}>{row.client ? showPhone(row.phone) : t.client.unknown}</p>
          </div>
        </div>
        <div className={css.chips}>
          {row.blockedAt && <Chip tone="stop">{t.acts.blockedChip}</Chip>}
          {row.optedOutAt ? (
            <Chip tone="stop">{t.client.optedOut}</Chip>
          ) : (
            <Chip tone="good" icon={Check}>
              {t.client.canText}
            </Chip>
          )}
        </div>
        <Labels ids={row.labelIds} />
        <Family row={row} />
        {row.client && <Later piece={visits} give={{ clientId: row.client.id }} />}
        <About threadId={threadId} />
        {row.client?.note && (
          <section className={css.section}>
            <h2 className={css.title}>{t.client.pinnedNote}</h2>
            <p className={css.note} dir="auto">
              {row.client.note}
            </p>
          </section>
        )}
      </div>
    </>
  )
}

function CardLink({ id, children }: { id: string; children: string }) {
  const follow = useFollow()
  const href = paths.client(id)
  return (
    <a href={href} className={css.card} title={t.client.toCard} onClick={follow(href)}>
      <bdi>{children}</bdi>
    </a>
  )
}

function Labels({ ids }: { ids: readonly string[] }) {
  const labels = useLabels(ids.length > 0)
  const own = labels?.filter(each => ids.includes(each.id)) ?? []
  if (own.length === 0) return null
  return (
    <ul className={css.chips} aria-label={t.acts.labels}>
      {own.map(({ id, name, colour }) => (
        <li key={id}>
          <Chip>
            <LabelDot colour={colour} />
            {name}
          </Chip>
        </li>
      ))}
    </ul>
  )
}

function About({ threadId }: { threadId: string }) {
  const { known, session } = useScreen()
  const colleagues = useColleagues()
  const nowMs = useMinute()
  const row = known.state.conversations[threadId]!
  const times = timesIn(session.business.timeZone)
  const number = session.numbers.find(each => each.id === row.numberId)
  const provider = colleagues.get(row.client?.providerId ?? '')
  const assignee = colleagues.get(row.assigneeId ?? '')
  return (
    <section className={css.section}>
      <h2 className={css.title}>{t.client.about}</h2>
      <dl className={css.facts}>
        {provider && <Fact label={t.client.lookedAfterBy}>{provider.name}</Fact>}
        <Fact label={t.client.assignee}>{assignee?.name ?? t.client.nobody}</Fact>
        {number && (
          <Fact label={t.client.texts}>
            {t.client.viaNumber(number.label, showPhone(number.phone))}
          </Fact>
        )}
        {row.lastInboundAt && (
          <Fact label={t.client.lastText}>
            <ExactTime at={row.lastInboundAt} exact={times.exact(row.lastInboundAt)}>
              {times.inList(row.lastInboundAt, nowMs)}
            </ExactTime>
          </Fact>
        )}
      </dl>
    </section>
  )
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={css.fact}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}
