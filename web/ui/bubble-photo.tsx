import type { ReactNode } from 'react'
import css from './bubble-photo.module.css'
import { Icon } from './icon.tsx'
import { ImageOff } from './icons.ts'
import { Spinner } from './spinner.tsx'

export type BubblePhotoProps = { src: string; description: string; width: number; height: number }

/** A photo in its own shape; width and height keep its place before it is here. */
export function BubblePhoto({ src, description, width, height }: BubblePhotoProps) {
  return (
    <img
      className={css.photo}
      src={src}
      alt={description}
      width={width}
      height={height}
      loading="lazy"
      decoding="async"
    />
  )
}

export function BubblePhotoLoading({ children }: { children: ReactNode }) {
  return (
    <span className={css.waiting}>
      <Spinner />
      {children}
    </span>
  )
}

export function BubblePhotoFailed(props: { children: ReactNode; onPress: () => void }) {
  return (
    <button type="button" className={css.failed} onClick={props.onPress}>
      <Icon of={ImageOff} />
      {props.children}
    </button>
  )
}
