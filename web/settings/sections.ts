import { type ComponentType, lazy } from 'react'
import type { Permission } from '@parlor/contract/permissions.ts'
import type { IconShape } from '../ui/icon.tsx'
import {
  Ban,
  CalendarDays,
  Clock,
  CodeXml,
  History,
  Inbox,
  KeyRound,
  MapPin,
  ShieldCheck,
  Tag,
  Users,
  UsersRound,
  Zap
} from '../ui/icons.ts'
import { calendarFeedWords as calendar } from '../words/en-calendar-feed.ts'
import { developerWords as developer } from '../words/en-developer.ts'
import { hoursWords as hours } from '../words/en-hours.ts'
import { inboxSettingsWords as inbox } from '../words/en-inbox-settings.ts'
import { servicesWords as services } from '../words/en-services.ts'
import { settingsWords as t } from '../words/en-settings.ts'

export type SectionPage = ComponentType<{ itemId: string | null }>

/** One part of the settings: its address, its name, who may open it, and its page. */
export type Section = {
  id: string
  group: 'business' | 'people' | 'developer' | 'you'
  word: string
  help: string
  icon: IconShape
  finds?: string // more words that a search finds it by
  may: Permission | null // null: everybody, about themselves
  page: SectionPage
  list?: SectionPage // things of which one is open; most parts have none
}

const words = t.sections

/** In the order of the list. A page is fetched when it is opened. */
export const sections: Section[] = [
  {
    ...{ id: 'inbox', group: 'business', ...inbox.sections.inbox, icon: Inbox },
    ...{ finds: inbox.finds, may: 'settings.change' },
    page: lazy(() => import('./inbox-section.tsx'))
  },
  {
    ...{ id: 'labels', group: 'business', ...inbox.sections.labels, icon: Tag },
    may: 'settings.change',
    page: lazy(() => import('./labels-section.tsx'))
  },
  {
    ...{ id: 'blocked', group: 'business', ...inbox.sections.blocked, icon: Ban },
    may: 'numbers.block',
    page: lazy(() => import('./blocked-section.tsx'))
  },
  {
    ...{ id: 'locations', group: 'business', ...words.locations, icon: MapPin },
    may: 'settings.change',
    page: lazy(() => import('./locations-section.tsx'))
  },
  {
    ...{ id: 'hours', group: 'business', ...hours.section, icon: Clock, finds: hours.finds },
    may: 'settings.change',
    page: lazy(() => import('./hours-section.tsx'))
  },
  {
    ...{ id: 'services', group: 'business', ...services.section, icon: CalendarDays },
    ...{ finds: services.finds, may: 'settings.change' },
    page: lazy(() => import('./services-section.tsx'))
  },
  {
    ...{ id: 'confirmation', group: 'business', ...services.confirmation.section, icon: Zap },
    ...{ finds: services.confirmation.finds, may: 'settings.change' },
    page: lazy(() => import('./confirmation-section.tsx'))
  },
  {
    ...{ id: 'staff', group: 'people', ...words.staff, icon: Users },
    may: 'staff.manage',
    page: lazy(() => import('./staff-section.tsx')),
    list: lazy(() => import('./staff-list.tsx'))
  },
  {
    ...{ id: 'roles', group: 'people', ...words.roles, icon: UsersRound },
    may: 'staff.manage',
    page: lazy(() => import('./roles-section.tsx'))
  },
  {
    ...{ id: 'audit', group: 'people', ...words.audit, icon: History },
    may: 'staff.manage',
    page: lazy(() => import('./audit-section.tsx'))
  },
  {
    ...{ id: 'single-sign-on', group: 'people', ...words['single-sign-on'], icon: KeyRound },
    may: 'settings.change',
    page: lazy(() => import('./single-sign-on-section.tsx'))
  },
  {
    ...{ id: 'developer', group: 'developer', ...developer.section, icon: CodeXml },
    may: 'developer.access',
    page: lazy(() => import('./developer-section.tsx'))
  },
  {
    ...{ id: 'security', group: 'you', ...words.security, icon: ShieldCheck },
    may: null,
    page: lazy(() => import('./security-section.tsx'))
  },
  {
    ...{ id: 'calendar-feed', group: 'you', ...calendar.section, icon: CalendarDays },
    may: 'appointments.view',
    page: lazy(() => import('./calendar-feed-section.tsx'))
  }
]
