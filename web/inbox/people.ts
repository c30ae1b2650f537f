import type { Conversation } from '@parlor/contract/conversations.ts'
import { showPhone } from '@parlor/contract/phone.ts'

/** What a conversation is called: the client's name, or the number of somebody we do not know. */
export function nameOf(conversation: Conversation): string {
  return conversation.client?.name ?? showPhone(conversation.phone)
}

/** "Priya Raman" → Priya; a number stays whole. */
export function shortNameOf(conversation: Conversation): string {
  return conversation.client ? firstWord(conversation.client.name) : showPhone(conversation.phone)
}

export function firstWord(name: string): string {
  return name.trim().split(/\s+/u)[0] ?? name
}

/** Three staff colours; from the fourth on the initials tell people apart. */
export function toneOf(colour: number): 1 | 2 | 3 {
  return (((((colour - 1) % 3) + 3) % 3) + 1) as 1 | 2 | 3
}
