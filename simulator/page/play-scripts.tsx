import { Play } from 'lucide-react'
import { useState } from 'react'
import { call } from './call.ts'

const scripts = [
  { name: 'no-show', title: 'No-show story', size: '3 texts in 1 min' },
  { name: 'angry', title: 'Angry client', size: '9 texts in 2 min' },
  { name: 'rush', title: 'Monday rush', size: '200 texts in 60 s' }
]

type Props = { to: string | undefined; onPlay?: () => void }

/** Stories that clients text by themselves. */
export function PlayScripts({ to, onPlay }: Props) {
  const [words, setWords] = useState('')
  async function play(script: (typeof scripts)[number]) {
    const failed = await call('POST', 'scripts', { name: script.name, to })
    setWords(failed ?? `${script.title} is playing: ${script.size}.`)
    onPlay?.()
  }
  return (
    <>
      <ul className="scripts">
        {scripts.map(script => (
          <li key={script.name}>
            <button type="button" onClick={() => play(script)}>
              <Play size={18} strokeWidth={1.5} aria-hidden="true" />
              <span>
                {script.title} <small>{script.size}</small>
              </span>
            </button>
          </li>
        ))}
      </ul>
      <p role="status" className="script-status">
        {words}
      </p>
    </>
  )
}
