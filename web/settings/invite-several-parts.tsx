import { IconButton } from '../ui/icon-button.tsx'
import { Icon } from '../ui/icon.tsx'
import { CircleAlert, Copy } from '../ui/icons.ts'
import { inviteWords as t } from '../words/en-invite.ts'
import type { BadRow, Invitee, Read } from './invitation-table.ts'
import css from './invite-several.module.css'
import { copy } from './link-dialog.tsx'

/** Who would be invited to what, and which rows would not, before anybody is. */
export function Preview({ read }: { read: Read }) {
  return (
    <>
      <p role="status">
        <strong>{t.ready(read.invitees.length)}</strong> {read.invitees.length > 0 && t.nobodyYet}
      </p>
      {read.bad.length > 0 && <BadRows title={t.bad(read.bad.length)} bad={read.bad} />}
      {read.invitees.length > 0 && (
        <ul className={css.people}>
          {read.invitees.map(each => (
            <li key={each.row} className={css.person}>
              <span className={css.name}>
                <bdi>{each.name}</bdi>
              </span>
              <span className={css.facts}>
                {[each.email, each.role.name, placesOf(each)].join(' · ')}
              </span>
            </li>
          ))}
        </ul>
      )}
      {read.leftOut.length > 0 && <p className={css.facts}>{t.leftOut(read.leftOut.join(', '))}</p>}
    </>
  )
}

function placesOf({ locations }: Invitee): string {
  return locations.map(each => each.name).join(', ') || t.everywhere
}

export function BadRows({ title, bad }: { title: string; bad: BadRow[] }) {
  return (
    <div className={css.bad}>
      <p className={css.badTitle}>
        <Icon of={CircleAlert} size={14} />
        {title}
      </p>
      <ul>
        {bad.map(each => (
          <li key={each.row}>
            <strong>{t.row(each.row)}:</strong> {each.words}
          </li>
        ))}
      </ul>
    </div>
  )
}

export function LinkList({ links }: { links: { invitee: Invitee; link: string }[] }) {
  return (
    <ul className={css.people}>
      {links.map(({ invitee, link }) => (
        <li key={invitee.row} className={css.linkRow}>
          <span className={css.person}>
            <span className={css.name}>
              <bdi>{invitee.name}</bdi>
            </span>
            <span className={css.link}>{link}</span>
          </span>
          <IconButton
            icon={Copy}
            label={t.copyOne(invitee.name)}
            onPress={() => copy(link, t.copied)}
          />
        </li>
      ))}
    </ul>
  )
}
