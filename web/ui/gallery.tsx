import { useEffect, useState } from 'react'
import css from './gallery.module.css'
import { Bubbles } from './gallery-bubbles.tsx'
import { Chips } from './gallery-chips.tsx'
import { Buttons } from './gallery-buttons.tsx'
import { Colours, TypeScale } from './gallery-colours.tsx'
import { Fields } from './gallery-fields.tsx'
import { Floating } from './gallery-floating.tsx'
import { Composers } from './gallery-composer.tsx'
import { Navigation } from './gallery-navigation.tsx'
import { Rows } from './gallery-rows.tsx'
import { States } from './gallery-states.tsx'
import { Segments } from './segments.tsx'
import { ToastRegion } from './toast.tsx'

const themes = [
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
  { value: 'both', label: 'Side by side' }
] as const

type Theme = (typeof themes)[number]['value']

/** Every piece in every state, with the words of the salon; `#dark` and `#both` are addresses. */
export default function Gallery() {
  const [theme, choose] = useState<Theme>(themeOfAddress)
  useEffect(() => {
    const root = document.documentElement
    const before = root.dataset['theme']
    root.dataset['theme'] = theme === 'both' ? 'light' : theme
    return () => {
      if (before) root.dataset['theme'] = before
      else delete root.dataset['theme']
    }
  }, [theme])

  return (
    <div className={css.page}>
      <header className={css.header}>
        <h1 className={css.title}>Pieces</h1>
        <Segments
          label="Theme"
          value={theme}
          options={themes}
          onChange={value => {
            history.replaceState(null, '', `#${value}`)
            choose(value)
          }}
        />
      </header>
      <main className={css.themes} data-both={theme === 'both' || undefined}>
        {theme === 'both' ? (
          <>
            <Pieces theme="light" />
            <Pieces theme="dark" />
          </>
        ) : (
          <Pieces theme={theme} />
        )}
      </main>
      <ToastRegion label="Done" dismissLabel="Dismiss" />
    </div>
  )
}

function themeOfAddress(): Theme {
  const named = themes.find(({ value }) => `#${value}` === location.hash)
  if (named) return named.value
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
}

function Pieces({ theme }: { theme: 'light' | 'dark' }) {
  return (
    <div className={css.pieces} data-theme={theme}>
      <Colours />
      <TypeScale />
      <Buttons />
      <Fields />
      <Chips />
      <Floating />
      <Rows />
      <Bubbles />
      <Composers />
      <Navigation theme={theme} />
      <States />
    </div>
  )
}
