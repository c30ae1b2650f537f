type Box = { element: HTMLElement; left: number; top: number; column: number }

/** Up and down in a column by time; left and right to what is nearest in the next one that has any. */
export function nextInGrid(key: string, here: HTMLElement, grid: HTMLElement): HTMLElement | null {
  const boxes = boxesIn(grid)
  const from = boxes.find(each => each.element === here)
  if (!from) return null
  const ends = { Home: boxes[0], End: boxes.at(-1) }
  if (key === 'Home' || key === 'End') return ends[key]?.element ?? null
  const column = boxes.filter(each => each.column === from.column)
  const at = column.indexOf(from)
  if (key === 'ArrowDown') return column[at + 1]?.element ?? null
  if (key === 'ArrowUp') return column[at - 1]?.element ?? null
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return null
  const step = key === 'ArrowRight' ? 1 : -1
  const columns = [...new Set(boxes.map(each => each.column))].sort((a, b) => a - b)
  const next = columns[columns.indexOf(from.column) + step]
  const there = boxes.filter(each => each.column === next)
  const nearest = there.sort((a, b) => Math.abs(a.top - from.top) - Math.abs(b.top - from.top))
  return nearest[0]?.element ?? null
}

/** Column by column, each from its top. */
function boxesIn(grid: HTMLElement): Box[] {
  const elements = [...grid.querySelectorAll<HTMLElement>('[data-visit]')]
  const boxes = elements.map(element => {
    const { left, top } = element.getBoundingClientRect()
    const column = Number(element.dataset['column'])
    return { element, left, top, column }
  })
  return boxes.sort((a, b) => a.column - b.column || a.top - b.top || a.left - b.left)
}
