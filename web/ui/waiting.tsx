import type { ReactNode } from 'react'
import { HiddenText } from './hidden-text.tsx'
import { Icon } from './icon.tsx'
import { ArrowUp } from './icons.ts'
import css from './waiting.module.css'

const widths = [
  [88, 168],
  [112, 136],
  [72, 154],
  [96, 120]
] as const

/** Grey shapes of rows. They appear after 150 ms, so that a fast answer shows none. */
export function SkeletonRows({ label, rows = 6 }: { label: string; rows?: number }) {
  return (
    <div className={css.skeleton} role="status">
      <HiddenText>{label}</HiddenText>
      {Array.from({ length: rows }, (_, index) => widths[index % widths.length]!).map(
        ([first, second], index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: grey shapes have no identity
          <div key={index} className={css.row} aria-hidden>
            <span className={css.circle} />
            <span className={css.bar} style={{ width: first }} />
            <span className={css.bar} style={{ width: second }} />
          </div>
        )
      )}
    </div>
  )
}

/** A thin bar on top: what stands here is being looked at again, and nothing is blocked. */
export function RefreshingBar({ label }: { label: string }) {
  return (
    <div className={css.refreshing} role="status">
      <HiddenText>{label}</HiddenText>
    </div>
  )
}

/** "2 new" on the header's line: new rows wait there and push nobody. */
export function NewPill({ children, onPress }: { children: ReactNode; onPress: () => void }) {
  return (
    <div className={css.pillPlace}>
      <button type="button" className={css.pill} onClick={onPress}>
        <Icon of={ArrowUp} size={14} />
        {children}
      </button>
    </div>
  )
}
