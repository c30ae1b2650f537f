import { later } from '../ui/later.tsx'
import type { PickedHeaderProps } from './picked-panes.tsx'
import type { Picked } from './use-picked.ts'

const panes = () => import('./picked-panes.tsx')

/** Fetched after the first screen, before anybody picks. */
export const pickedHeader = later<PickedHeaderProps>(async () => (await panes()).PickedHeader)
export const pickedPane = later<{ picked: Picked }>(async () => (await panes()).PickedPane)
export const pickedBar = later<{ picked: Picked }>(async () => (await panes()).PickedBar)
