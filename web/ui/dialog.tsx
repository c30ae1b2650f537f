import type { ReactNode } from 'react'
import type { DialogBoxProps } from './dialog-box.tsx'
import { Later, later } from './later.tsx'

export type DialogProps = {
  isOpen: boolean
  onClose: () => void // Esc and the scrim close it, as its safe button does
  title: string
  children: ReactNode
  actions: ReactNode // the safe one first, named: "Keep her"
  size?: 'question' | 'work' // 440 and 600 px
}

const box = later<DialogBoxProps>(async () => (await import('./dialog-box.tsx')).DialogBox)

/** Fetches the dialog before it is asked for: on the hover or focus of what opens it. */
export const preloadDialog = () => void box.preload()

/** For what cannot be undone, or for a piece of work of its own. The rest is a toast with Undo. */
export function Dialog({ isOpen, ...give }: DialogProps) {
  return isOpen && <Later piece={box} give={give} />
}
