import { useApp } from '../sync/use-app.tsx'

/** Puts words back where they were written, before what stands there by now. */
export function useEditAgain(conversationId: string): (body: string) => void {
  const { drafts } = useApp()
  return body => {
    const typed = drafts.get(conversationId)
    drafts.set(conversationId, typed ? `${body}\n${typed}` : body)
    document.getElementById('reply')?.focus()
  }
}
