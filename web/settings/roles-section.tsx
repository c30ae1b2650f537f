import { useState } from 'react'
import { isAlways, type Permission } from '@parlor/contract/permissions.ts'
import { changeRole, type RoleCard, removeRole } from '@parlor/contract/roles.ts'
import { useLayout } from '../sync/use-page.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Icon } from '../ui/icon.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { Check, Plus, Trash, X } from '../ui/icons.ts'
import { Select } from '../ui/select.tsx'
import { settingsWords as t } from '../words/en-settings.ts'
import { AddRoleDialog } from './add-role-dialog.tsx'
import css from './roles.module.css'
import { CouldNotLoad, SectionFrame } from './section-frame.tsx'
import { callOrSay } from './use-act.ts'
import { readStaff, useStaff } from './use-staff.ts'

const words = t.roles

/** Rights down, roles across; the business's own roles can be changed in place. */
export default function RolesSection() {
  const { value, trouble, again } = useStaff()
  const [isAdding, add] = useState(false)
  const [removing, remove] = useState<RoleCard | null>(null)
  const [shown, show] = useState<string>('front-desk')
  const isPhone = useLayout() === 'phone'
  const roles = value?.roles ?? []
  // On the phone there is room for one role at a time.
  const columns = isPhone ? roles.filter(each => each.id === shown) : roles
  return (
    <SectionFrame
      title={t.sections.roles.word}
      actions={
        <Button icon={Plus} onPress={() => add(true)} aria-haspopup="dialog">
          {words.add}
        </Button>
      }
    >
      <div className={css.page}>
        {trouble && !value && <CouldNotLoad trouble={trouble} again={again} />}
        {isPhone && value && (
          <Select
            label={t.staff.role}
            value={shown}
            placeholder={t.staff.role}
            options={roles.map(each => ({ id: each.id, label: each.name }))}
            onChange={show}
          />
        )}
        {value && <Matrix roles={columns} onRemove={remove} />}
        <p className={css.note}>{words.effect}</p>
      </div>
      {isAdding && <AddRoleDialog roles={roles} onClose={() => add(false)} />}
      <Dialog
        isOpen={removing !== null}
        onClose={() => remove(null)}
        title={words.removeTitle(removing?.name ?? '')}
        actions={
          <>
            <Button onPress={() => remove(null)}>{words.keep}</Button>
            <Button
              tone="irreversible"
              onPress={() => {
                remove(null)
                if (removing) void callOrSay(removeRole, { id: removing.id }).then(readStaff)
              }}
            >
              {t.remove}
            </Button>
          </>
        }
      >
        <p>{words.removeHelp}</p>
      </Dialog>
    </SectionFrame>
  )
}

type MatrixProps = { roles: RoleCard[]; onRemove: (role: RoleCard) => void }

function Matrix({ roles, onRemove }: MatrixProps) {
  return (
    <div className={css.scroll}>
      <table className={css.matrix} aria-label={words.matrix}>
        <thead>
          <tr>
            <th scope="col">{words.permission}</th>
            {roles.map(each => (
              <th key={each.id} scope="col">
                <RoleHead role={each} onRemove={onRemove} />
              </th>
            ))}
          </tr>
        </thead>
        {t.permissionGroups.map(group => (
          <tbody key={group.word}>
            <tr>
              <th scope="rowgroup" colSpan={roles.length + 1} className={css.group}>
                {group.word}
              </th>
            </tr>
            {group.permissions.map(permission => (
              <tr key={permission}>
                <th scope="row">{t.permissions[permission]}</th>
                {roles.map(role => (
                  <td key={role.id}>
                    <Cell role={role} permission={permission} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        ))}
        <tbody>
          <tr>
            <th scope="row">{words.sees}</th>
            {roles.map(role => (
              <td key={role.id}>{words.shortVisibility[role.visibility]}</td>
            ))}
          </tr>
        </tbody>
      </table>
    </div>
  )
}

function RoleHead({ role, onRemove }: { role: RoleCard; onRemove: (role: RoleCard) => void }) {
  return (
    <span className={css.head}>
      <span>
        <span className={css.roleName}>{role.name}</span>
        <span className={css.roleFact}>
          {words.members(role.members)}
          {role.builtIn && ` · ${words.builtIn}`}
        </span>
      </span>
      {!role.builtIn && (
        <IconButton
          icon={Trash}
          size="s"
          label={words.removeTitle(role.name)}
          disabledBecause={role.members > 0 ? words.inUse : null}
          onPress={() => onRemove(role)}
        />
      )}
    </span>
  )
}

function Cell({ role, permission }: { role: RoleCard; permission: Permission }) {
  const has = role.permissions.includes(permission)
  const label = `${t.permissions[permission]}, ${role.name}`
  if (role.builtIn || isAlways(role.id, permission)) {
    return (
      <span className={css.says}>
        <Icon of={has ? Check : X} size={16} />
        {has ? t.yes : t.no}
      </span>
    )
  }
  async function toggle() {
    const permissions = has
      ? role.permissions.filter(each => each !== permission)
      : [...role.permissions, permission]
    await callOrSay(changeRole, { id: role.id, permissions })
    await readStaff()
  }
  return (
    <label className={css.check}>
      <input type="checkbox" aria-label={label} checked={has} onChange={() => void toggle()} />
    </label>
  )
}
