import { useEffect, useSyncExternalStore } from 'react'
import type { ReplyOf } from '@parlor/contract/endpoint.ts'
import { listRoles, type RoleCard } from '@parlor/contract/roles.ts'
import { listStaff, type StaffMember } from '@parlor/contract/staff-members.ts'
import { call } from '../call.ts'
import { type Trouble, troubleOf } from '../sync/store.ts'

type Everybody = ReplyOf<typeof listStaff> & { roles: RoleCard[] }
type Staff = { value: Everybody | null; trouble: Trouble | null }

let staff: Staff = { value: null, trouble: null }
const watchers = new Set<() => void>()

function change(next: Staff) {
  staff = next
  for (const watcher of watchers) watcher()
}

function watch(watcher: () => void) {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

/** Reads everybody again; what is on the screen stays until it is there. */
export async function readStaff(): Promise<void> {
  try {
    const [everybody, { roles }] = await Promise.all([call(listStaff, {}), call(listRoles, {})])
    change({ value: { ...everybody, roles }, trouble: null })
  } catch (error) {
    change({ value: staff.value, trouble: troubleOf(error) })
  }
}

/** What the server answered about one of them. */
export function putMember(member: StaffMember): void {
  if (!staff.value) return
  const members = staff.value.members.map(each => (each.id === member.id ? member : each))
  change({ value: { ...staff.value, members }, trouble: null })
}

/** Everybody who works here with the roles, as the list and the open person need them. */
export function useStaff(): Staff & { again: () => void } {
  const now = useSyncExternalStore(watch, () => staff)
  useEffect(() => void readStaff(), [])
  return { ...now, again: () => void readStaff() }
}
