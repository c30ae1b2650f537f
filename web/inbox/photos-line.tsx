import { Icon } from '../ui/icon.tsx'
import { Image } from '../ui/icons.ts'
import { t } from '../words/en.ts'
import css from './photos-line.module.css'

/** That photos came with a text; they are fetched from the carrier later. */
export function PhotosLine({ count }: { count: number }) {
  return (
    <span className={css.line}>
      <Icon of={Image} size={16} />
      {t.inbox.photos(count)}
    </span>
  )
}
