import { isAlways, type Permission } from '@parlor/contract/permissions.ts'
import type { RoleCard } from '@parlor/contract/roles.ts'
import { Icon } from '../ui/icon.tsx'
import { Check, X } from '../ui/icons.ts'
import { Segments } from '../ui/segments.tsx'
import { TextButton } from '../ui/text-button.tsx'
import { settingsWords as t } from '../words/en-settings.ts'
import { type Draft, setException } from './staff-draft.ts'
import css from './staff.module.css'

const words = t.staff

type PermissionTableProps = {
  name: string
  role: RoleCard
  draft: Draft
  chosen: Permission
  onChoose: (permission: Permission) => void
  onChange: (draft: Draft) => void
}

/** Each right: what the role says, and what was decided for this person. */
export function PermissionTable(props: PermissionTableProps) {
  const { name, role, draft, onChange } = props
  const hasExceptions = Object.keys(draft.exceptions).length > 0
  return (
    <section aria-label={words.may(name)}>
      <div className={css.tableHead}>
        <h2 className={css.legend}>{words.may(name)}</h2>
        {hasExceptions && (
          <TextButton onPress={() => onChange({ ...draft, exceptions: {} })}>
            {words.reset}
          </TextButton>
        )}
      </div>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{words.permission}</th>
            <th scope="col">{role.name}</th>
            <th scope="col">{name}</th>
          </tr>
        </thead>
        {t.permissionGroups.map(group => (
          <tbody key={group.word}>
            <tr>
              <th scope="rowgroup" colSpan={3} className={css.groupRow}>
                {group.word}
              </th>
            </tr>
            {group.permissions.map(permission => (
              <PermissionRow key={permission} {...props} permission={permission} />
            ))}
          </tbody>
        ))}
      </table>
    </section>
  )
}

type PermissionRowProps = PermissionTableProps & { permission: Permission }

function PermissionRow({ permission, role, draft, chosen, ...props }: PermissionRowProps) {
  const { onChoose, onChange } = props
  const says = role.permissions.includes(permission)
  const own = draft.exceptions[permission]
  const value = own ? (own.allowed ? 'yes' : 'no') : 'role'
  const always = isAlways(role.id, permission)
  const word = t.permissions[permission]
  return (
    <tr className={css.permission} data-chosen={permission === chosen || undefined}>
      <th scope="row">
        <button
          type="button"
          className={css.permissionName}
          aria-pressed={permission === chosen}
          onClick={() => onChoose(permission)}
        >
          {word}
        </button>
      </th>
      <td>
        <span className={css.says}>
          <Icon of={says ? Check : X} size={16} />
          {says ? t.yes : t.no}
        </span>
      </td>
      <td data-exception={own ? true : undefined}>
        {always ? (
          <span className={css.always}>{words.chain.always}</span>
        ) : (
          <Segments
            label={`${word}, ${props.name}`}
            value={value}
            options={[
              { value: 'role', label: words.segments.role },
              { value: 'yes', label: words.segments.yes },
              { value: 'no', label: words.segments.no }
            ]}
            onChange={to => {
              onChoose(permission)
              onChange(setException(draft, permission, to))
            }}
          />
        )}
      </td>
    </tr>
  )
}
