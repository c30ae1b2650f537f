import { Banner } from '../ui/banner.tsx'
import { CircleAlert } from '../ui/icons.ts'

/** What went wrong, spoken as it appears. */
export function FaultBanner({ words }: { words: string | null }) {
  return (
    <div role="alert">
      {words && (
        <Banner icon={CircleAlert} tone="danger" shape="card">
          {words}
        </Banner>
      )}
    </div>
  )
}
