import type { ConversationRow } from '@parlor/contract/conversations.ts'
import type { MergeField } from '@parlor/contract/merge-fields.ts'
import type { Session } from '@parlor/contract/staff.ts'
import { firstWord } from './people.ts'

/** What each merge field becomes for this client, from this person. */
export function valuesFor(
  row: ConversationRow,
  { staff, business, numbers }: Pick<Session, 'staff' | 'business' | 'numbers'>
): Record<MergeField, string | null> {
  const name = row.client?.name ?? null
  return {
    client_first_name: name && firstWord(name),
    client_name: name,
    my_first_name: firstWord(staff.name),
    my_name: staff.name,
    business_name: business.name,
    location_name: numbers.find(each => each.id === row.numberId)?.label ?? null
  }
}
