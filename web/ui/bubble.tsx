import { Fragment, type ReactNode } from 'react'
import css from './bubble.module.css'
import { Icon, type IconShape } from './icon.tsx'
import { useHold } from './use-hold.ts'

export type BubbleTone = 'ours' | 'theirs' | 'pending' | 'outline' | 'note' | 'failed' | 'gone'
export type RunPosition = 'only' | 'first' | 'middle' | 'last'

export type BubbleProps = {
  label: string // who, which way, when: for those who walk from text to text
  side: 'left' | 'right'
  tone: BubbleTone
  run?: RunPosition
  children: ReactNode
  head?: ReactNode // a BubbleHead: what kind of text it is
  media?: ReactNode // BubblePhotos, above the words, in no box
  meta?: ReactNode // a BubbleMeta or a FailedLine
  isNew?: boolean // rises when it appears
  exact?: string // date, time and zone: under the pointer and with the focus
  id?: string
  onHold?: () => void // a long press of a finger
  isRinged?: boolean // somebody looked for this one
  beside?: ReactNode // what one may do with it; seen under the pointer or the focus
}

/** One text, in the shape of who said it and how far it came. */
export function Bubble(props: BubbleProps) {
  const { label, side, tone, run = 'only', children, head, media, meta, isNew = false } = props
  const { beside, exact, id } = props
  const hold = useHold(props.onHold)
  return (
    <li
      className={css.item}
      data-side={side}
      data-run={run}
      data-new={isNew || undefined}
      data-holds={props.onHold && true}
      {...hold}
    >
      <article id={id} className={css.article} aria-label={label} data-exact={exact} tabIndex={-1}>
        {media}
        {(children || head) && (
          <div className={css.bubble} data-tone={tone} data-ringed={props.isRinged || undefined}>
            {head}
            <div className={css.words} dir="auto">
              {children}
            </div>
          </div>
        )}
        {meta}
      </article>
      {beside && <div className={css.beside}>{beside}</div>}
    </li>
  )
}

export type BubbleHeadProps = {
  icon: IconShape
  children: ReactNode
  aside?: ReactNode // said more quietly
  isBand?: boolean
}

/** "Automated · Reminder", "Note from Zoe · only your team sees this": on top of the words. */
export function BubbleHead({ icon, children, aside, isBand = false }: BubbleHeadProps) {
  return (
    <div className={css.head} data-band={isBand || undefined}>
      <Icon of={icon} size={14} />
      <span>
        <span className={css.kind}>{children}</span>
        {aside && (
          <>
            {' · '}
            {aside}
          </>
        )}
      </span>
    </div>
  )
}

/** Author, time and state under a bubble, with dots between them. */
export function BubbleMeta({ parts }: { parts: ReactNode[] }) {
  const said = parts.filter(part => part !== null && part !== undefined && part !== false)
  return (
    <p className={css.meta}>
      {said.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts never change their places
        <Fragment key={index}>
          {index > 0 && <span className={css.between}> · </span>}
          {part}
        </Fragment>
      ))}
    </p>
  )
}

/** How far a text came: an icon and the word, never one alone. */
export function DeliveryState({ icon, children }: { icon: IconShape; children: ReactNode }) {
  return (
    <span className={css.state}>
      <Icon of={icon} size={14} />
      {children}
    </span>
  )
}
