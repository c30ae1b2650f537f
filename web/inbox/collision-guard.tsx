import { useScreen } from '../sync/use-app.tsx'
import { Later, later } from '../ui/later.tsx'
import type { CollisionNewsProps } from './collision-news.tsx'

const news = later<CollisionNewsProps>(
  async () => (await import('./collision-news.tsx')).CollisionNews
)

/** A colleague answered while we wrote: our text waits here for a person's word. */
export function CollisionGuard({ conversationId }: { conversationId: string }) {
  const { outbox } = useScreen().pending
  const paused = outbox.find(
    each => each.conversationId === conversationId && each.refusal?.code === 'collision'
  )
  return paused && <Later key={paused.id} piece={news} give={{ item: paused }} />
}
