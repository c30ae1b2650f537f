import { useLocation } from 'wouter'
import { paths } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { peopleWords } from '../words/en-people.ts'
import css from './new-conversation.module.css'
import { useNewConversation } from './use-new-conversation.tsx'

const words = peopleWords.newConversation

/** A dialog where there is room for one; on the phone it is a page. Esc keeps what was typed. */
export function NewConversation({ onClose }: { onClose: () => void }) {
  const [, go] = useLocation()
  const { fields, send, texts } = useNewConversation(id => {
    onClose()
    go(paths.thread('open', id))
  })
  return (
    <Dialog
      isOpen
      size="work"
      onClose={onClose}
      title={words.title}
      actions={
        <>
          <span className={css.cost}>{texts ?? words.escKeeps}</span>
          <Button onPress={onClose}>{words.close}</Button>
          {send}
        </>
      }
    >
      {fields}
    </Dialog>
  )
}
