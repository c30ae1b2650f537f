import { usePresence } from '../sync/use-presence.ts'
import { Later, later } from '../ui/later.tsx'
import type { PresenceProps } from './presence-faces.tsx'

const faces = later<PresenceProps>(async () => (await import('./presence-faces.tsx')).ViewersFaces)
const words = later<PresenceProps>(async () => (await import('./presence-faces.tsx')).TypingWords)

/** Who else has this conversation in front of them. */
export function Viewers({ conversationId }: PresenceProps) {
  const isAlone = usePresence(conversationId).length === 0
  return !isAlone && <Later piece={faces} give={{ conversationId }} />
}

/** "Theo is typing", over the field where one would type as well. */
export function TypingLine({ conversationId }: PresenceProps) {
  const isQuiet = !usePresence(conversationId).some(each => each.typing)
  return !isQuiet && <Later piece={words} give={{ conversationId }} />
}
