import type { MouseEvent, ReactNode } from 'react'
import { Dot } from './count.tsx'
import { HiddenText } from './hidden-text.tsx'
import { Icon, type IconShape } from './icon.tsx'
import { Ellipsis } from './icons.ts'
import { LabelDot } from './label-dot.tsx'
import css from './list-row.module.css'
import { TypingDots } from './typing-dots.tsx'

export type ListRowProps = {
  href: string
  label: string // all that the row says, for those who listen; begins with the name
  name: string // found by typing its first letters
  title: ReactNode
  avatar: ReactNode
  chip?: ReactNode
  time?: ReactNode
  line?: ReactNode // a RowLine
  count?: ReactNode
  fact?: ReactNode // a RowFact
  trailing?: ReactNode
  tick?: ReactNode // in the avatar's place under the pointer or the focus, and while rows are picked
  menuLabel?: string // a button for the menu of the row, under the pointer or the focus
  place?: RowPlace | undefined
  isUnread?: boolean
  isChosen?: boolean
  isPicked?: boolean
  isPicking?: boolean
  isMenuOpen?: boolean
  swipe?: RowSwipe | null // what a finger that drags the row to one side would do
  onPress?: (event: MouseEvent<HTMLAnchorElement>) => void
  onPointerEnter?: () => void
}

export type RowSwipe = { side: 'left' | 'right'; icon: IconShape; words: string }

/** Of a list of which not all is in the page; `ofAll` -1: nobody knows how many. */
export type RowPlace = { place: number; topPx: number; nth: number; ofAll: number }

/** One thing in a list: always three lines of one height, so that nothing jumps. */
export function ListRow(props: ListRowProps) {
  const { href, label, name, title, avatar, tick, isUnread = false, isChosen = false } = props
  return (
    <li
      className={css.item}
      data-place={props.place?.place}
      aria-posinset={props.place?.nth}
      aria-setsize={props.place?.ofAll}
      style={props.place && { top: props.place.topPx }}
      data-unread={isUnread || undefined}
      data-chosen={isChosen || undefined}
      data-picked={props.isPicked || undefined}
      data-picking={props.isPicking || undefined}
      data-swipe={props.swipe?.side}
      data-menu={props.menuLabel ? (props.isMenuOpen ? 'open' : 'closed') : undefined}
      data-tick={tick ? true : undefined}
    >
      {props.swipe && <UnderRow swipe={props.swipe} />}
      <a
        href={href}
        className={css.row}
        data-row={name}
        tabIndex={-1}
        aria-current={isChosen || undefined}
        onClick={props.onPress}
        onPointerEnter={props.onPointerEnter}
      >
        <HiddenText>{label}</HiddenText>
        <span className={css.dot} aria-hidden>
          {isUnread && <Dot tone="unread" />}
        </span>
        <span className={css.avatar} aria-hidden>
          {avatar}
        </span>
        <span className={css.first} aria-hidden>
          <span className={css.title}>{title}</span>
          {props.chip}
          <span className={css.time}>{props.time}</span>
        </span>
        <span className={css.second} aria-hidden>
          {props.line}
          {props.count}
        </span>
        <span className={css.third} aria-hidden>
          {props.fact}
          {props.trailing && <span className={css.trailing}>{props.trailing}</span>}
        </span>
      </a>
      {tick && <span className={css.tick}>{tick}</span>}
      {props.menuLabel && (
        <button
          type="button"
          className={css.more}
          data-row-menu
          tabIndex={-1}
          aria-haspopup="menu"
          aria-expanded={props.isMenuOpen ?? false}
          aria-label={props.menuLabel}
        >
          <Icon of={Ellipsis} />
        </button>
      )}
    </li>
  )
}

/** What a finger uncovers. */
function UnderRow({ swipe }: { swipe: RowSwipe }) {
  return (
    <span className={css.under} data-side={swipe.side} aria-hidden>
      <span className={css.underWords}>
        <Icon of={swipe.icon} size={22} />
        {swipe.words}
      </span>
    </span>
  )
}

export type RowLineProps = {
  children: ReactNode
  icon?: IconShape
  glyph?: IconShape // a second one: what hangs on the text
  lead?: string // a word before the text, in amber
  tone?: 'plain' | 'danger' | 'accent'
  isTyping?: boolean
}

/** The second line: which way the last words went, and the words. */
export function RowLine({ children, icon, glyph, lead, tone = 'plain', isTyping }: RowLineProps) {
  return (
    <span className={css.line} data-tone={tone}>
      {isTyping && <TypingDots />}
      {icon && <Icon of={icon} size={14} />}
      {glyph && <Icon of={glyph} size={14} />}
      <span className={css.words}>
        {lead && <span className={css.lead}>{lead} </span>}
        {children}
      </span>
    </span>
  )
}

const labelsMax = 1

/** What the business has put on it, the first by its name, and how many more. */
export function RowLabels({ labels }: { labels: readonly { name: string; colour: number }[] }) {
  return (
    <span className={css.labels}>
      {labels.slice(0, labelsMax).map(({ name, colour }) => (
        <span key={name} className={css.label} title={name}>
          <LabelDot colour={colour} />
          <span className={css.words}>{name}</span>
        </span>
      ))}
      {labels.length > labelsMax && <span>+{labels.length - labelsMax}</span>}
    </span>
  )
}

export type RowFactProps = { children: ReactNode; icon?: IconShape; isStrong?: boolean }

/** The third line: what is known beside the words. */
export function RowFact({ children, icon, isStrong = false }: RowFactProps) {
  return (
    <span className={css.fact} data-strong={isStrong || undefined}>
      {icon && <Icon of={icon} size={14} />}
      <span className={css.words}>{children}</span>
    </span>
  )
}
