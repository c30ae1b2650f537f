import { useState } from 'react'
import { useApp } from '../sync/use-app.tsx'

export type MessageWords = ReturnType<typeof useMessageWords>

/** Kept until it is sent, whatever happens to the dialog; `of` is whose words they are. */
export function useMessageWords(of: string) {
  const { drafts } = useApp()
  const keys = { subject: `client-subject ${of}`, body: `client-message ${of}` }
  const [subject, putSubject] = useState(() => drafts.get(keys.subject))
  const [body, putBody] = useState(() => drafts.get(keys.body))
  return {
    subject,
    body,
    setSubject(words: string) {
      putSubject(words)
      drafts.set(keys.subject, words)
    },
    setBody(words: string) {
      putBody(words)
      drafts.set(keys.body, words)
    },
    forget() {
      drafts.set(keys.subject, '')
      drafts.set(keys.body, '')
    }
  }
}
