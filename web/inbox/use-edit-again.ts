import { whyNotSend } from '@parlor/contract/conversations.ts'
import { useApp, useScreen } from '../sync/use-app.tsx'
import { againDraft, writeIn } from './writing.ts'

/** Puts words back where they were written, before what stands there by now. What is sent then is the
 * failed text `resendOf` once more, so that nobody sends it a second time. */
export function useEditAgain(conversationId: string) {
  const { drafts } = useApp()
  return (body: string, resendOf: string | null) => {
    const typed = drafts.get(conversationId)
    drafts.set(conversationId, typed ? `${body}\n${typed}` : body)
    if (resendOf) drafts.set(againDraft(conversationId), resendOf)
    writeIn(conversationId, 'text')
    // What was pressed takes the focus back first, and a note gives its place to the text.
    requestAnimationFrame(() => document.getElementById('reply')?.focus())
  }
}

/** Where there is no field to write in, a failed text cannot go again either. */
export function useWhyNotSend(conversationId: string): string | null {
  const row = useScreen().known.state.conversations[conversationId]
  return row ? whyNotSend(row) : null
}
