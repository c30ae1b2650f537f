import { type MouseEvent, type ReactNode, useId } from 'react'
import { HiddenText } from './hidden-text.tsx'

export type Press = {
  onPress?: ((event: MouseEvent<HTMLButtonElement>) => void) | undefined
  disabledBecause?: string | null | undefined
  isBusy?: boolean | undefined
}

export type PressAttributes = {
  onClick: (event: MouseEvent<HTMLButtonElement>) => void
  'aria-disabled': true | undefined
  'aria-busy': true | undefined
  'aria-describedby': string | undefined
  'data-disabled': true | undefined
}

/** A button that may not be pressed keeps the focus and says why; `reason` goes beside it. */
export function usePress({ onPress, disabledBecause, isBusy }: Press): {
  attributes: PressAttributes
  reason: ReactNode
} {
  const id = useId()
  const isStopped = Boolean(disabledBecause) || isBusy === true
  const attributes: PressAttributes = {
    onClick: event => {
      if (isStopped) event.preventDefault()
      else onPress?.(event)
    },
    'aria-disabled': isStopped || undefined,
    'aria-busy': isBusy || undefined,
    'aria-describedby': disabledBecause ? id : undefined,
    'data-disabled': disabledBecause ? true : undefined
  }
  return {
    attributes,
    reason: disabledBecause && <HiddenText id={id}>{disabledBecause}</HiddenText>
  }
}
