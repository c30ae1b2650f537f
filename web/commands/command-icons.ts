import {
  CalendarDays,
  CalendarPlus,
  ChevronDown,
  ChevronUp,
  CircleQuestion,
  Inbox,
  MessageCircle,
  Search,
  Settings,
  SquarePen,
  Users
} from '../ui/icons.ts'

/** How commands look in the palette. */
export const IconOf = {
  inbox: Inbox,
  clients: Users,
  schedule: CalendarDays,
  book: CalendarPlus,
  write: SquarePen,
  down: ChevronDown,
  up: ChevronUp,
  search: Search,
  help: CircleQuestion,
  settings: Settings,
  conversation: MessageCircle
}
