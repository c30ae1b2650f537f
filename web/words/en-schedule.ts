import type { AppointmentStatus } from '@parlor/contract/appointments.ts'

const plural = (count: number, one: string, many: string) => (count === 1 ? one : many)

const statuses: Record<AppointmentStatus, string> = {
  booked: 'Not confirmed',
  confirmed: 'Confirmed',
  arrived: 'In the chair',
  completed: 'Done',
  cancelled: 'Cancelled',
  'no-show': 'Didn’t come'
}

/** Who comes when: the schedule, and what moves in it. */
export const scheduleWords = {
  title: 'Schedule',
  view: 'View',
  views: { day: 'Day', week: 'Week', list: 'List' },
  previous: { day: 'The day before', week: 'The week before', list: 'The day before' },
  next: { day: 'The next day', week: 'The next week', list: 'The next day' },
  today: 'Today',
  allServices: 'All services',
  service: 'Service',
  everybody: 'Everybody',
  staff: 'Staff',
  location: 'Location',
  month: 'Month',
  monthBefore: 'The month before',
  monthAfter: 'The next month',
  inbox: (count: number) => `Inbox, ${count} unread`,
  newAppointment: 'New appointment',
  skipTo: 'Skip to the schedule',
  grid: (day: string) => `Schedule, ${day}`,
  agenda: (day: string) => `Appointments, ${day}`,
  gridHelp: 'Arrows go from one appointment to the next, Enter opens it, M moves it.',
  loading: 'Reading the schedule',
  failed: 'Couldn’t read the schedule',
  nobody: 'Nobody comes on this day',
  nobodyHelp: 'Press New appointment to book somebody.',
  noneMatch: 'No appointment matches the filters',
  clearFilters: 'Clear filters',
  count: (all: number, done: number) =>
    `${all} ${plural(all, 'appointment', 'appointments')}, ${done} done`,
  showDone: 'Show done',
  hideDone: 'Hide done',
  nowIs: (time: string) => `Now, ${time}`,
  statuses,
  walkIn: 'Walk-in',
  anyService: 'Appointment',
  with: (staff: string) => `with ${staff}`,
  somebody: 'somebody who left',
  chat: (unread: number) =>
    unread > 0 ? `open conversation, ${unread} unanswered` : 'open conversation',
  notYours: 'This needs the right “View appointments”. An owner can give it to you.',
  mayNotManage: 'Needs “Book and change appointments”. An owner or admin can give it to you.',

  move: {
    title: (who: string) => `Move ${who}`,
    menu: 'Move…',
    day: 'Day',
    time: 'Time',
    staff: 'Staff',
    save: 'Move',
    keep: 'Leave it where it is',
    moved: 'Moved to',
    longer: 'Now takes until',
    undo: 'Undo'
  },
  overlap: {
    title: 'Two at once',
    again: 'Find another time',
    anyway: 'Put it there all the same'
  },
  noSuchTime: (time: string) =>
    `The clocks go forward on this day: ${time} does not exist. Choose an hour later.`,
  twice: 'The clocks go back on this day, and this time comes twice. Which one?',
  first: 'The first time',
  second: 'The second time',
  badTime: 'Write a day and a time.'
}
