import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextField } from '../ui/field.tsx'
import { Copy } from '../ui/icons.ts'
import { showToast } from '../ui/toasts.ts'
import { settingsWords as t } from '../words/en-settings.ts'
import css from './settings.module.css'

type ShownOnceProps = {
  value: string | null
  words: { title: string; help: string; label: string; copy: string; copied: string; done: string }
  onClose: () => void
}

/** What nobody can show a second time, to be taken along now. */
export function ShownOnce({ value, words, onClose }: ShownOnceProps) {
  return (
    <Dialog
      isOpen={value !== null}
      onClose={onClose}
      title={words.title}
      size="work"
      actions={
        <>
          <Button onPress={onClose}>{words.done}</Button>
          <Button icon={Copy} tone="primary" onPress={() => copy(value ?? '', words.copied)}>
            {words.copy}
          </Button>
        </>
      }
    >
      <div className={css.fields}>
        <p>{words.help}</p>
        <TextField label={words.label} value={value ?? ''} onChange={() => undefined} isReadOnly />
      </div>
    </Dialog>
  )
}

const linkWords = {
  ...{ title: t.invite.linkTitle, help: t.invite.linkHelp, label: t.invite.link },
  ...{ copy: t.invite.copy, copied: t.invite.copied, done: t.invite.done }
}

/** The link of an invitation, where no mail can be sent. */
export function LinkDialog({ link, onClose }: { link: string | null; onClose: () => void }) {
  return <ShownOnce value={link} words={linkWords} onClose={onClose} />
}

export function copy(text: string, said: string): void {
  void navigator.clipboard.writeText(text).then(() => showToast({ words: said }))
}
