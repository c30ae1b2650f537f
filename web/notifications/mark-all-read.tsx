import { markAllNewsRead } from '../sync/news.ts'
import { useUnreadNews } from '../sync/use-news.ts'
import { Button } from '../ui/button.tsx'
import { CheckCheck } from '../ui/icons.ts'
import { showToast } from '../ui/toasts.ts'
import { newsWords as t } from '../words/en-news.ts'

/** Everything up to the newest that is shown or counted; what comes meanwhile stays new. */
export function MarkAllRead({ newest }: { newest: string | undefined }) {
  const unread = useUnreadNews()
  return (
    <Button
      tone="quiet"
      icon={CheckCheck}
      disabledBecause={unread.length > 0 ? null : t.allRead}
      onPress={() => {
        const latest = [newest, unread[0]?.at].filter(at => at !== undefined).sort()
        markAllNewsRead(latest.at(-1)).catch(() => showToast({ words: t.notDone }))
      }}
    >
      {t.markAll}
    </Button>
  )
}
