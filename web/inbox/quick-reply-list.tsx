import { Icon } from '../ui/icon.tsx'
import { Settings } from '../ui/icons.ts'
import { t } from '../words/en.ts'
import css from './quick-reply-list.module.css'
import { plainLine } from './text-parts.ts'

type QuickReplyListProps = {
  id: string
  options: { id: string; name: string; words: string }[]
  active: number
  onPick: (index: number) => void
}

/** What was kept for later, as it will read for this client, over the field that keeps the focus. */
export function QuickReplyList({ id, options, active, onPick }: QuickReplyListProps) {
  const place = (index: number) => ({
    id: `${id}-${index}`,
    role: 'option',
    'aria-selected': index === active,
    className: css.option!,
    onPointerDown: (event: { preventDefault(): void }) => event.preventDefault(),
    onClick: () => onPick(index)
  })
  return (
    <div id={id} role="listbox" aria-label={t.sending.quick.list} className={css.list}>
      {options.length === 0 && <p className={css.none}>{t.sending.quick.none}</p>}
      {options.map((each, index) => (
        <div key={each.id} {...place(index)}>
          <span className={css.name}>{each.name}</span>
          <span className={css.words}>{plainLine(each.words)}</span>
        </div>
      ))}
      <div {...place(options.length)} data-manage>
        <Icon of={Settings} size={16} />
        {t.sending.quick.manage}
      </div>
    </div>
  )
}
