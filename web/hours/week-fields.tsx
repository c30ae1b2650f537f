import type { OpenRange } from '@parlor/contract/hours.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { Ellipsis, X } from '../ui/icons.ts'
import { MenuIconButton } from '../ui/menu.tsx'
import { TextButton } from '../ui/text-button.tsx'
import { Switch } from '../ui/tick.tsx'
import { hoursWords as t } from '../words/en-hours.ts'
import css from './hours.module.css'
import { TimeSelect } from './time-select.tsx'
import {
  copyDay,
  openDay,
  rangesOf,
  weekdays,
  withBreak,
  withDay,
  withoutBreak
} from './week-draft.ts'

type WeekFieldsProps = { week: readonly OpenRange[]; onChange: (week: OpenRange[]) => void }

/** A week as a form, from Monday on. */
export function WeekFields({ week, onChange }: WeekFieldsProps) {
  return (
    <ul className={css.week} aria-label={t.week}>
      {weekdays.map(each => (
        <Day key={each} weekday={each} week={week} onChange={onChange} />
      ))}
    </ul>
  )
}

function Day({ weekday, week, onChange }: WeekFieldsProps & { weekday: number }) {
  const day = t.days[weekday]!
  const ranges = rangesOf(week, weekday)
  const broken = withBreak(week, weekday)
  const put = (at: number, change: Partial<OpenRange>) =>
    onChange(
      withDay(
        week,
        weekday,
        ranges.map((each, index) => (index === at ? { ...each, ...change } : each))
      )
    )
  return (
    <li className={css.day} data-closed={ranges.length === 0 || undefined}>
      <Switch
        isChecked={ranges.length > 0}
        onChange={isOpen => onChange(openDay(week, weekday, isOpen))}
      >
        {day}
      </Switch>
      <div className={css.ranges}>
        {ranges.length === 0 && <span className={css.closed}>{t.closed}</span>}
        {ranges.map((each, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a range is known by its place in the day
          <div key={at} className={css.range}>
            <TimeSelect
              label={t.opensAt(day)}
              value={each.opens}
              onChange={opens => put(at, { opens })}
            />
            <span>{t.to}</span>
            <TimeSelect
              label={t.closesAt(day)}
              value={each.closes}
              isEnd
              onChange={closes => put(at, { closes })}
            />
            {at > 0 && (
              <IconButton
                icon={X}
                label={t.removeBreak(day)}
                onPress={() => onChange(withoutBreak(week, weekday, at - 1))}
              />
            )}
          </div>
        ))}
      </div>
      {broken && (
        <span className={css.addBreak}>
          <TextButton label={t.addBreakOn(day)} onPress={() => onChange(broken)}>
            {t.addBreak}
          </TextButton>
        </span>
      )}
      <span className={css.more}>
        <MenuIconButton
          icon={Ellipsis}
          label={t.more(day)}
          entries={[
            {
              ...{ id: 'weekdays', label: t.copyWeekdays },
              onAction: () => onChange(copyDay(week, weekday, [1, 2, 3, 4, 5]))
            },
            {
              ...{ id: 'all', label: t.copyAll },
              onAction: () => onChange(copyDay(week, weekday, weekdays))
            }
          ]}
        />
      </span>
    </li>
  )
}
