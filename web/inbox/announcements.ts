import { useEffect } from 'react'
import { useApp } from '../sync/use-app.tsx'
import { announce } from '../ui/announce.ts'
import { t } from '../words/en.ts'
import { nameOf } from './people.ts'
import { plainLine } from './text-parts.ts'

const elsewhereEveryMs = 5_000
const charactersMax = 300

/** Says new texts: the words in the open conversation, elsewhere how many, not too often. */
export function useAnnouncements(): void {
  const app = useApp()
  useEffect(() => {
    let count = 0
    let timer: ReturnType<typeof setTimeout> | undefined
    const sayCount = () => {
      timer = undefined
      if (count > 0) announce(t.thread.newTexts(count))
      count = 0
    }
    const stop = app.listen({
      inThread(message, conversation) {
        const words = plainLine(message.body) || t.inbox.photos(message.media.length)
        announce(t.thread.newText(nameOf(conversation), words.slice(0, charactersMax)))
      },
      elsewhere(more) {
        count += more
        timer ??= setTimeout(sayCount, elsewhereEveryMs)
      }
    })
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [app])
}
