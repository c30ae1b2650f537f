import { useState } from 'react'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { announce } from '../ui/announce.ts'
import { peopleWords } from '../words/en-people.ts'
import { allCommands, turnSingleKeys } from './commands.ts'
import { areSingleKeysOn } from './keys.ts'
import css from './palette.module.css'
import { Keys } from './palette.tsx'

const words = peopleWords.commands

/** Which key does what, and the one switch that turns single keys off. */
export function KeyMap({ onClose }: { onClose: () => void }) {
  const [commands] = useState(() => allCommands().filter(command => command.key))
  const [isOn, turn] = useState(areSingleKeysOn)
  function toggle() {
    turnSingleKeys(!isOn)
    turn(!isOn)
    announce(isOn ? words.singleKeysOff : words.singleKeysOn)
  }
  return (
    <Dialog
      isOpen
      size="work"
      onClose={onClose}
      title={words.keys}
      actions={
        <>
          <Button onPress={toggle}>{isOn ? words.turnOff : words.turnOn}</Button>
          <Button onPress={onClose}>{words.close}</Button>
        </>
      }
    >
      <p>{words.keysHelp}</p>
      <div className={css.map}>
        {commands.map(command => (
          <div key={command.id}>
            <span>{command.words}</span>
            <Keys of={command.key!} />
          </div>
        ))}
      </div>
    </Dialog>
  )
}
