import { Later, later } from '../ui/later.tsx'
import type { ScheduleDialogProps } from './schedule-dialog.tsx'
import type { EditScheduledProps, ScheduledTextProps } from './scheduled-text.tsx'

const dialog = later<ScheduleDialogProps>(
  async () => (await import('./schedule-dialog.tsx')).ScheduleDialog
)

/** What stands under a text that waits, and the dialog that changes it. */
export const scheduledText = later<ScheduledTextProps>(
  async () => (await import('./scheduled-text.tsx')).ScheduledText
)
export const editScheduled = later<EditScheduledProps>(
  async () => (await import('./scheduled-text.tsx')).EditScheduled
)

export const preloadSchedule = () => void dialog.preload()

/** The dialog that asks when; fetched when it is about to be asked for. */
export function ScheduleLater(props: ScheduleDialogProps) {
  return <Later piece={dialog} give={props} />
}
