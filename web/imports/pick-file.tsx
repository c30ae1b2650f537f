import { useRef, useState } from 'react'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Upload } from '../ui/icons.ts'
import { fileWords as t } from '../words/en-import.ts'
import css from './import.module.css'

type PickFileProps = {
  words: { title: string; help: string; choose: string }
  accept: string
  isBusy: boolean
  onPick: (file: File) => void
}

/** A file is chosen or dropped. */
export function PickFile({ words, accept, isBusy, onPick }: PickFileProps) {
  const input = useRef<HTMLInputElement>(null)
  const [isOver, setOver] = useState(false)
  const take = (file: File | undefined) => file && onPick(file)
  return (
    <>
      <h2 className={css.title}>{words.title}</h2>
      <p className={css.help}>{words.help}</p>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is beside the button, not instead */}
      <div
        className={css.drop}
        data-over={isOver || undefined}
        onDragOver={event => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={event => {
          event.preventDefault()
          setOver(false)
          take(event.dataTransfer.files[0])
        }}
      >
        <Icon of={Upload} size={28} />
        <Button tone="primary" isBusy={isBusy} onPress={() => input.current?.click()}>
          {isBusy ? t.reading : words.choose}
        </Button>
        <p className={css.small}>{t.drop}</p>
        <input
          ref={input}
          type="file"
          hidden
          aria-label={words.choose}
          accept={accept}
          onChange={event => {
            take(event.target.files?.[0])
            event.target.value = ''
          }}
        />
      </div>
    </>
  )
}
