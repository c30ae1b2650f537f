import { useLocation } from 'wouter'
import { type ClientRecord, eraseClient } from '@parlor/contract/client-cards.ts'
import { paths } from '../paths.ts'
import { FaultLine } from '../settings/section-frame.tsx'
import { useAct } from '../settings/use-act.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { showToast } from '../ui/toasts.ts'
import { clientWords } from '../words/en-clients.ts'

const t = clientWords.eraseDialog
type EraseDialogProps = { client: ClientRecord; conversations: number; onClose: () => void }

export function EraseDialog({ client, conversations, onClose }: EraseDialogProps) {
  const { act, isBusy, fault } = useAct()
  const [, go] = useLocation()
  async function erase() {
    if (!(await act(eraseClient, { id: client.id }))) return
    onClose()
    go(paths.clients(), { replace: true })
    showToast({ words: t.done(client.name) })
  }
  return (
    <Dialog
      isOpen
      title={t.title(client.name)}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t.keep}</Button>
          <Button tone="irreversible" isBusy={isBusy} onPress={() => void erase()}>
            {t.go}
          </Button>
        </>
      }
    >
      <p>{t.help(conversations)}</p>
      <FaultLine fault={fault} />
    </Dialog>
  )
}
