import { Button } from '../ui/button.tsx'
import { ArrowUpDown } from '../ui/icons.ts'
import { useMenu } from '../ui/menu.tsx'
import { clientWords as t } from '../words/en-clients.ts'

export type Sort = (typeof sorts)[number]
const sorts = ['name', 'appointment'] as const

/** Says how the list is sorted; pressed, it offers the other way. */
export function SortMenu({ by, onChange }: { by: Sort; onChange: (by: Sort) => void }) {
  const entries = sorts.map(each => ({
    ...{ id: each, label: t.sortBy[each], isChecked: each === by },
    onAction: () => onChange(each)
  }))
  const [trigger, menu] = useMenu(t.sort, entries)
  return (
    <>
      <Button tone="quiet" icon={ArrowUpDown} {...trigger}>
        {t.sorts[by]}
      </Button>
      {menu}
    </>
  )
}
