import { type KeyboardEvent, type ReactNode, type Ref, useLayoutEffect, useRef } from 'react'
import { joinRefs } from './refs.ts'
import { matchTyped, stepFor } from './roving.ts'
import css from './row-list.module.css'

const typedPauseMs = 700

/** Rows as one stop of the Tab key: arrows, Home and End move inside it. */
export function RowList({ label, children, findsByLetter = false, long, ...props }: RowListProps) {
  const { onMoved, onFocusRow, ref } = props
  const list = useRef<HTMLUListElement>(null)
  const typed = useRef({ text: '', at: 0 })

  const last = useRef<{ row: HTMLElement; place: number } | null>(null)

  useLayoutEffect(() => {
    const gone = last.current && !last.current.row.isConnected ? last.current : null
    const stop = keepOneStop(list.current!, gone?.place)
    if (!gone || document.activeElement !== document.body) return
    // The row that had the focus left the list: the one in its place has it now.
    stop?.focus({ preventScroll: true })
  })

  function move(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (long) return moveInLong(event)
    const rows = rowsIn(list.current!)
    const here = rows.indexOf(document.activeElement as HTMLElement)
    if (here < 0) return
    const letter = findsByLetter && event.key.length === 1 && event.key !== ' '
    if (letter) typed.current = addTyped(typed.current, event)
    const next = letter
      ? matchTyped(
          rows.map(row => row.dataset['row'] ?? ''),
          typed.current.text,
          here
        )
      : stepFor(event.key, here, rows.length)
    if (next === null) return
    event.preventDefault()
    rows[next]?.focus()
    onMoved?.(event)
  }

  function moveInLong(event: KeyboardEvent) {
    const row = (event.target as HTMLElement).closest<HTMLElement>('[data-row]')
    const here = Number(row?.closest('li')?.dataset['place'] ?? -1)
    const next = here < 0 ? null : stepFor(event.key, here, long!.count)
    if (next === null) return
    event.preventDefault()
    long!.focusAt(next)
    onMoved?.(event)
  }

  return (
    <ul
      ref={joinRefs(list, ref)}
      className={css.list}
      data-long={long ? true : undefined}
      style={long && { height: long.heightPx }}
      aria-label={label}
      onKeyDown={move}
      onFocus={event => {
        makeStop(list.current!, event.target)
        onFocusRow?.(event.target)
        last.current = { row: event.target, place: rowsIn(list.current!).indexOf(event.target) }
      }}
    >
      {children}
    </ul>
  )
}

/** Only some of its rows are in the page: each says its place in `data-place`. */
export type LongList = { count: number; heightPx: number; focusAt: (place: number) => void }

export type RowListProps = {
  label: string
  children: ReactNode
  findsByLetter?: boolean // not where single letters are shortcuts
  long?: LongList | undefined
  onFocusRow?: (row: HTMLElement) => void
  onMoved?: (event: KeyboardEvent) => void // by a key, from its target to what has the focus now
  ref?: Ref<HTMLUListElement>
}

function rowsIn(list: HTMLElement): HTMLElement[] {
  return [...list.querySelectorAll<HTMLElement>('[data-row]')]
}

function addTyped(before: { text: string; at: number }, event: KeyboardEvent) {
  const goesOn = event.timeStamp - before.at < typedPauseMs
  return { text: (goesOn ? before.text : '') + event.key, at: event.timeStamp }
}

// The rows come and go without the list knowing which had the focus, so the page is asked.
function keepOneStop(list: HTMLElement, gone = -1): HTMLElement | undefined {
  const rows = rowsIn(list)
  const stop = rows.find(row => row.tabIndex === 0)
  if (stop) return stop
  const inPlace = gone < 0 ? undefined : rows[Math.min(gone, rows.length - 1)]
  const first = inPlace ?? rows.find(row => row.ariaCurrent === 'true') ?? rows[0]
  if (first) first.tabIndex = 0
  return first
}

function makeStop(list: HTMLElement, target: EventTarget): void {
  for (const row of rowsIn(list)) row.tabIndex = row === target ? 0 : -1
  keepOneStop(list)
}
