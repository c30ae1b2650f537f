import { newId } from '@parlor/contract/ids.ts'
import type { ClientToAdd, GroupToAdd } from './demo-rows.ts'

type Details = Pick<ClientToAdd, 'uid' | 'externalId' | 'type' | 'email' | 'groupIds'>

const firstUid = 4_401

const salonGroups = ['Colour club', 'Bridal', 'Before 10 AM']

export function demoGroups(names = salonGroups): GroupToAdd[] {
  return names.map(name => ({ id: newId(), name }))
}

/** What a salon would have noted of its client number `place`. */
export function detailsOf(name: string, place: number, groups: GroupToAdd[]): Details {
  return {
    uid: String(firstUid + place),
    externalId: `fw-${String(10_000 + place * 37)}`,
    type: place % 6 === 5 ? 'lead' : 'member',
    email: `${addressOf(name)}@mail.test`,
    groupIds: groups.filter((_, n) => place % (n + 3) === 0).map(group => group.id)
  }
}

function addressOf(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}|[’']/gu, '')
    .toLowerCase()
    .replace('ø', 'o')
    .replace(/[^a-z]+/g, '.')
}
