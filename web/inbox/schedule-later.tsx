import { Later, later } from '../ui/later.tsx'
import type { ScheduleDialogProps } from './schedule-dialog.tsx'

const dialog = later<ScheduleDialogProps>(
  async () => (await import('./schedule-dialog.tsx')).ScheduleDialog
)

export const preloadSchedule = () => void dialog.preload()

/** The dialog that asks when; fetched when it is about to be asked for. */
export function ScheduleLater(props: ScheduleDialogProps) {
  return <Later piece={dialog} give={props} />
}
