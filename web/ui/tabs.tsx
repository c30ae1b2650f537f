import { type KeyboardEvent, type MouseEvent, useRef } from 'react'
import css from './tabs.module.css'

export type Tab = { id: string; href: string; word: string; count?: number }
export type TabsProps = {
  label: string
  tabs: readonly Tab[]
  current: string
  controls: string // the id of what a tab shows
  follow: (href: string) => (event: MouseEvent) => void
  onMove: (href: string) => void // by the arrows
}
const countMax = 99

/** The parts of one page, each with an address of its own. One stop of Tab; the arrows go from part to
 * part. */
export function Tabs({ label, tabs, current, controls, follow, onMove }: TabsProps) {
  const list = useRef<HTMLDivElement>(null)

  function move(event: KeyboardEvent) {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (step === 0) return
    event.preventDefault()
    const here = tabs.findIndex(tab => tab.id === current)
    const next = (here + step + tabs.length) % tabs.length
    onMove(tabs[next]!.href)
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[next]?.focus()
  }

  return (
    <div ref={list} role="tablist" aria-label={label} className={css.tabs} onKeyDown={move}>
      {tabs.map(({ id, href, word, count = 0 }) => (
        <a
          key={id}
          role="tab"
          href={href}
          className={css.tab}
          aria-selected={id === current}
          aria-controls={controls}
          tabIndex={id === current ? 0 : -1}
          onClick={follow(href)}
        >
          {word}
          {count > 0 && (
            <span className={css.count}> {count > countMax ? `${countMax}+` : count}</span>
          )}
        </a>
      ))}
    </div>
  )
}
