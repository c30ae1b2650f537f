import type { AppointmentStatus } from '@parlor/contract/appointments.ts'
import type { IconShape } from '../ui/icon.tsx'
import { Armchair, Ban, Check, CircleCheck, CircleDashed, X } from '../ui/icons.ts'

export const statusIcons: Record<AppointmentStatus, IconShape> = {
  booked: CircleDashed,
  confirmed: Check,
  arrived: Armchair,
  completed: CircleCheck,
  cancelled: X,
  'no-show': Ban
}
