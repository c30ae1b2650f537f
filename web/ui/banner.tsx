import type { ReactNode } from 'react'
import css from './banner.module.css'
import { Icon, type IconShape } from './icon.tsx'

export type BannerProps = {
  children: ReactNode
  icon: IconShape
  tone?: 'neutral' | 'note' | 'danger'
  action?: ReactNode // a BannerAction or a Button
  shape?: 'strip' | 'card'
}

/** One sentence over or in place of the work, that stays as long as it is true. */
export function Banner({ children, icon, tone = 'neutral', action, shape = 'strip' }: BannerProps) {
  return (
    <div className={css.banner} data-tone={tone} data-shape={shape}>
      <Icon of={icon} size={18} />
      <p className={css.words}>
        {children} {action}
      </p>
    </div>
  )
}

/** The way out, inside the sentence. */
export function BannerAction(props: { children: ReactNode; onPress: () => void }) {
  return (
    <button type="button" className={css.action} onClick={props.onPress}>
      {props.children}
    </button>
  )
}
