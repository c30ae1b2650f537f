import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextField } from '../ui/field.tsx'
import { Copy } from '../ui/icons.ts'
import { showToast } from '../ui/toasts.ts'
import { settingsWords as t } from '../words/en-settings.ts'
import css from './settings.module.css'

/** The link of an invitation, where no mail can be sent: it is shown this once. */
export function LinkDialog({ link, onClose }: { link: string | null; onClose: () => void }) {
  return (
    <Dialog
      isOpen={link !== null}
      onClose={onClose}
      title={t.invite.linkTitle}
      size="work"
      actions={
        <>
          <Button onPress={onClose}>{t.invite.done}</Button>
          <Button icon={Copy} tone="primary" onPress={() => copy(link ?? '', t.invite.copied)}>
            {t.invite.copy}
          </Button>
        </>
      }
    >
      <div className={css.fields}>
        <p>{t.invite.linkHelp}</p>
        <TextField label={t.invite.link} value={link ?? ''} onChange={() => undefined} isReadOnly />
      </div>
    </Dialog>
  )
}

export function copy(text: string, said: string): void {
  void navigator.clipboard.writeText(text).then(() => showToast({ words: said }))
}
