import { useEffect } from 'react'
import type { Presence } from '@parlor/contract/events.ts'
import { nowMs } from '../clock.ts'
import { useColleagues } from '../sync/use-app.tsx'
import { usePresence } from '../sync/use-presence.ts'
import { announce } from '../ui/announce.ts'
import { Avatar, AvatarStack } from '../ui/avatar.tsx'
import { Icon } from '../ui/icon.tsx'
import { Eye } from '../ui/icons.ts'
import { initialsOf } from '../ui/initials.ts'
import { TypingDots } from '../ui/typing-dots.tsx'
import { t } from '../words/en.ts'
import { toneOf } from './people.ts'
import css from './presence.module.css'
import { typingWords } from './typing-words.ts'

const facesMax = 3
const announceEveryMs = 30_000

export type PresenceProps = { conversationId: string }
type Person = { id: string; name: string; tone: 1 | 2 | 3; typing: Presence['typing'] }

function usePeople(conversationId: string): Person[] {
  const colleagues = useColleagues()
  return usePresence(conversationId).flatMap(({ staffId: id, typing }) => {
    const staff = colleagues.get(id)
    return staff ? [{ id, name: staff.name, tone: toneOf(staff.colour), typing }] : []
  })
}

/** Who else has this conversation in front of them. */
export function ViewersFaces({ conversationId }: PresenceProps) {
  const people = usePeople(conversationId)
  const more = people.length - facesMax
  return (
    <span className={css.viewers}>
      <span className={css.eye}>
        <Icon of={Eye} size={16} />
      </span>
      <AvatarStack>
        {people.slice(0, facesMax).map(({ id, name, tone }) => (
          <Avatar
            key={id}
            initials={initialsOf(name)}
            tone={tone}
            size={20}
            label={t.sending.presence.viewing(name)}
          />
        ))}
      </AvatarStack>
      {more > 0 && <span>{t.sending.presence.more(more)}</span>}
    </span>
  )
}

/** "Theo is typing", over the field where one would type as well. */
export function TypingWords({ conversationId }: PresenceProps) {
  const writing = usePeople(conversationId).filter(each => each.typing !== null)
  const first = writing[0]
  const words = first && typingWords(writing)
  useSaidNowAndThen(words)
  if (!first) return null
  return (
    <span className={css.typing}>
      <Avatar initials={initialsOf(first.name)} tone={first.tone} size={20} />
      <span>{words}</span>
      <TypingDots />
    </span>
  )
}

let saidAt = 0

/** Who listens hears that somebody writes, and not at every pause. */
function useSaidNowAndThen(words: string | undefined) {
  useEffect(() => {
    if (!words || nowMs() - saidAt < announceEveryMs) return
    saidAt = nowMs()
    announce(words)
  }, [words])
}
