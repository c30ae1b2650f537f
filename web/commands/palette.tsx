import { useEffect, useState } from 'react'
import { Dialog } from 'react-aria-components/Dialog'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { announce } from '../ui/announce.ts'
import { ComboList, useCombo } from '../ui/combo.tsx'
import { Icon } from '../ui/icon.tsx'
import { Search } from '../ui/icons.ts'
import { KeyHint } from '../ui/key-hint.tsx'
import { peopleWords } from '../words/en-people.ts'
import { allCommands, type Command, type CommandGroup, recentIds, runCommand } from './commands.ts'
import { marked, useFoundGroups } from './found-groups.tsx'
import { openSheet } from './keys.ts'
import { matching } from './matching.ts'
import css from './palette.module.css'
import { useFinds } from './use-finds.ts'

const words = peopleWords.commands
const groups = ['conversation', 'do', 'go', 'settings'] as const

/** Every action, every place, everybody and every text, by words. Fetched with the first ⌘K. */
export function Palette({ onClose }: { onClose: () => void }) {
  const [commands] = useState(allCommands)
  const [recent] = useState(recentIds)
  const [q, ask] = useState('')
  const found = matching(commands, q, recent)
  const finds = useFinds(q.trim())
  const others = useFoundGroups(q.trim(), finds, onClose)
  const combo = useCombo([
    ...groups.map(group => {
      const options = found.filter(each => each.group === group)
      return { title: titleOf(group, options[0]), options: options.map(toOption) }
    }),
    ...others
  ])
  const count = [...found, ...finds.conversations, ...finds.clients, ...finds.texts].length
  useEffect(() => announce(words.found(count)), [count])
  function toOption(command: Command) {
    return {
      id: command.id,
      face: <Icon of={command.icon} size={18} />,
      words: (
        <>
          {marked(command.words, q)}{' '}
          {command.about && command.group !== 'conversation' && (
            <span className={css.about}>{marked(command.about, q)}</span>
          )}
        </>
      ),
      beside: command.key && <Keys of={command.key} />,
      onPick() {
        onClose()
        runCommand(command)
      }
    }
  }
  return (
    <ModalOverlay className={css.scrim!} isOpen isDismissable onOpenChange={is => !is && onClose()}>
      <Modal className={css.modal!}>
        <Dialog className={css.dialog!} aria-label={words.title}>
          <div className={css.head}>
            <Icon of={Search} size={20} />
            <input
              className={css.field}
              autoFocus
              value={q}
              placeholder={words.field}
              aria-label={words.field}
              onChange={event => ask(event.target.value)}
              {...combo.field}
            />
            <KeyHint>{words.esc}</KeyHint>
          </div>
          <ComboList label={words.title} {...combo.list} />
          {finds.trouble && (
            <p className={css.none} role="status">
              {words.notFound}
            </p>
          )}
          <div className={css.foot}>
            <KeyHint>↑</KeyHint>
            <KeyHint>↓</KeyHint> {words.choose}
            <KeyHint>↵</KeyHint> {words.doIt}
            <button type="button" className={css.all} onClick={() => openSheet('keys')}>
              <KeyHint>?</KeyHint> {words.allKeys}
            </button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

/** What belongs to the open conversation says with whom it is. */
function titleOf(group: CommandGroup, first: Command | undefined): string {
  const who = group === 'conversation' && first?.about
  return who ? words.inConversation(who) : words.groups[group]
}

/** `g i` is two keys in a row, `⌘ K` two at once. */
export function Keys({ of }: { of: string }) {
  return (
    <span className={css.keys}>
      {of.split(' ').map(key => (
        <KeyHint key={key}>{/^[A-Z]$/.test(key) ? `⇧${key}` : key.toUpperCase()}</KeyHint>
      ))}
    </span>
  )
}
