import { useState } from 'react'
import { addClientNote, type ClientRecord } from '@parlor/contract/client-cards.ts'
import { newId } from '@parlor/contract/ids.ts'
import { FaultLine } from '../settings/section-frame.tsx'
import { useAct } from '../settings/use-act.ts'
import { useApp } from '../sync/use-app.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { clientWords } from '../words/en-clients.ts'

const t = clientWords.noteDialog

/** A note on the card; its words are kept until they are saved. */
export function NoteDialog({ client, onClose }: { client: ClientRecord; onClose: () => void }) {
  const { drafts } = useApp()
  const key = `client-note ${client.id}`
  const [noteId] = useState(newId)
  const [body, setBody] = useState(() => drafts.get(key))
  const { act, isBusy, fault } = useAct()

  function change(words: string) {
    setBody(words)
    drafts.set(key, words)
  }
  async function save() {
    if (!(await act(addClientNote, { id: client.id, noteId, body }))) return
    drafts.set(key, '')
    onClose()
  }

  return (
    <Dialog
      isOpen
      title={t.title(client.name)}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t.cancel}</Button>
          <Button
            tone="primary"
            isBusy={isBusy}
            disabledBecause={body.trim() === '' ? t.field : null}
            onPress={() => void save()}
          >
            {t.save}
          </Button>
        </>
      }
    >
      <TextArea label={t.field} help={t.help} value={body} onChange={change} />
      <FaultLine fault={fault} />
    </Dialog>
  )
}
