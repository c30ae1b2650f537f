import {
  CalendarDays,
  CalendarPlus,
  Bell,
  ChevronDown,
  ChevronUp,
  CircleQuestion,
  Inbox,
  LayoutDashboard,
  Mail,
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
  dashboard: LayoutDashboard,
  notifications: Bell,
  write: SquarePen,
  message: Mail,
  down: ChevronDown,
  up: ChevronUp,
  search: Search,
  help: CircleQuestion,
  settings: Settings,
  conversation: MessageCircle
}
