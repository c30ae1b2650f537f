import { Avatar } from './avatar.tsx'
import { Button } from './button.tsx'
import { Chip } from './chip.tsx'
import { RedBall } from './count.tsx'
import css from './gallery.module.css'
import { Columns, Group, Sample } from './gallery-sample.tsx'
import { IconButton } from './icon-button.tsx'
import {
  ArrowUpDown,
  CalendarDays,
  Check,
  Ellipsis,
  Inbox,
  LayoutDashboard,
  Search,
  SquarePen,
  Users
} from './icons.ts'
import { FolderItem, NavItem } from './nav-item.tsx'
import { PaneHeader, TitleCount } from './pane.tsx'
import { TabBar, TabBarItem } from './tab-bar.tsx'

const ball = <RedBall label="2 texts nobody has seen" isFlashing />

export function Navigation({ theme }: { theme: string }) {
  return (
    <Group title="Ways around" isWide>
      <Columns>
        <Sample name="Sidebar" shape="card">
          <nav aria-label={`Sidebar, ${theme}`} style={{ padding: 8, background: 'var(--canvas)' }}>
            <NavItem href="#search" icon={Search} keyHint="⌘K">
              Search
            </NavItem>
            <NavItem href="#inbox" icon={Inbox} ball={ball} isOpen>
              Inbox
            </NavItem>
            <FolderItem href="#unread" count={4} countLabel="4 conversations">
              Unread
            </FolderItem>
            <FolderItem href="#open" count={17} isCurrent>
              Open
            </FolderItem>
            <FolderItem href="#failed" count={2} isUrgent>
              Failed
            </FolderItem>
            <FolderItem href="#closed">Closed</FolderItem>
            <NavItem href="#schedule" icon={CalendarDays}>
              Schedule
            </NavItem>
            <NavItem href="#dashboard" icon={LayoutDashboard} isCurrent>
              Dashboard
            </NavItem>
          </nav>
        </Sample>
        <Headers />
        <Sample name="Tab bar" shape="card">
          <TabBar label={`Tab bar, ${theme}`}>
            <TabBarItem href="#inbox" icon={Inbox} ball={ball} isCurrent>
              Inbox
            </TabBarItem>
            <TabBarItem href="#schedule" icon={CalendarDays}>
              Schedule
            </TabBarItem>
            <TabBarItem href="#clients" icon={Users}>
              Clients
            </TabBarItem>
            <TabBarItem href="#more" icon={Ellipsis}>
              More
            </TabBarItem>
          </TabBar>
        </Sample>
      </Columns>
    </Group>
  )
}

function Headers() {
  return (
    <div className={css.scale}>
      <Sample name="Header of a list" shape="card">
        <PaneHeader
          level={3}
          title="Open"
          beside={<TitleCount>{17}</TitleCount>}
          actions={
            <>
              <IconButton icon={ArrowUpDown} label="Order" />
              <IconButton icon={SquarePen} label="New conversation" keyHint="C" />
            </>
          }
        />
      </Sample>
      <Sample name="Header of a thread" shape="card">
        <PaneHeader
          level={3}
          size="name"
          title="Rachel Kim"
          under="(250) 555-0142 · via Fort Street"
          beside={<Chip tone="stop">Opted out</Chip>}
          actions={
            <>
              <Avatar initials="MO" tone={1} size={20} label="Assigned to Maya Okafor" />
              <Button icon={Check}>Close</Button>
              <IconButton icon={Ellipsis} label="More" />
            </>
          }
        />
      </Sample>
    </div>
  )
}
