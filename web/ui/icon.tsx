import type { LucideIcon } from 'lucide-react'

export type IconShape = LucideIcon
export type IconSize = 12 | 14 | 16 | 18 | 20 | 22 | 28

const strokePx = 1.5
const gridPx = 24

/** A picture beside a word: 1.5 px thick at every size, and silent for a screen reader. */
export function Icon({ of: Shape, size = 16 }: { of: IconShape; size?: IconSize }) {
  return <Shape size={size} strokeWidth={(strokePx * gridPx) / size} aria-hidden />
}
