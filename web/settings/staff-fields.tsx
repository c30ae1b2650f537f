import { useId } from 'react'
import { visibilities } from '@parlor/contract/permissions.ts'
import type { RoleCard } from '@parlor/contract/roles.ts'
import { type StaffMember, whyStaff } from '@parlor/contract/staff-members.ts'
import { firstWord } from '../inbox/people.ts'
import { useScreen } from '../sync/use-app.tsx'
import { Select } from '../ui/select.tsx'
import { settingsWords as t } from '../words/en-settings.ts'
import type { Draft } from './staff-draft.ts'
import css from './staff.module.css'
import { useAsked } from './use-asked.ts'

const words = t.staff

type StaffFieldsProps = {
  member: StaffMember
  draft: Draft
  roles: RoleCard[]
  onChange: (draft: Draft) => void
}

/** Role, place, and which clients she sees. */
export function StaffFields({ member, draft, roles, onChange }: StaffFieldsProps) {
  const { session } = useScreen()
  return (
    <>
      <div className={css.pair}>
        <Select
          label={words.role}
          value={draft.role}
          placeholder={words.role}
          options={roles.map(each => ({ id: each.id, label: each.name }))}
          onChange={role => onChange({ ...draft, role })}
        />
        {session.locations.length > 0 && (
          <Select
            label={words.worksAt}
            value={draft.locationIds.length > 1 ? null : (draft.locationIds[0] ?? '')}
            placeholder={words.locations(draft.locationIds.length)}
            options={[
              { id: '', label: words.allLocations },
              ...session.locations.map(each => ({ id: each.id, label: each.name }))
            ]}
            onChange={id => onChange({ ...draft, locationIds: id ? [id] : [] })}
          />
        )}
      </div>
      <ClientsSeen member={member} draft={draft} roles={roles} onChange={onChange} />
    </>
  )
}

function ClientsSeen({ member, draft, roles, onChange }: StaffFieldsProps) {
  const { value } = useAsked(whyStaff, { id: member.id })
  const group = useId()
  const role = roles.find(each => each.id === draft.role)
  const isAlways = draft.role === 'owner' || draft.role === 'admin'
  const now = isAlways ? 'all' : (draft.visibility ?? role?.visibility)
  return (
    <fieldset className={css.seen}>
      <legend className={css.legend}>{words.clients(firstWord(member.name))}</legend>
      <div className={css.radios}>
        {visibilities.map(each => (
          <label key={each} className={css.radio} data-chosen={each === now || undefined}>
            <input
              type="radio"
              name={group}
              checked={each === now}
              disabled={isAlways}
              onChange={() =>
                onChange({ ...draft, visibility: each === role?.visibility ? null : each })
              }
            />
            <span className={css.radioWords}>{words.visibility[each]}</span>
            {value && (
              <span className={css.radioCount}>
                {words.of(value.clients[each], value.clients.of)}
              </span>
            )}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
