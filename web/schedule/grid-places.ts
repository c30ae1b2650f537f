import type { GridVisit } from './grid-events.ts'

/** In which column a visit stands, and in which of the lanes that those at the same time share. */
export type Placed = GridVisit & { column: number; lane: number; lanes: number }

/** Side by side are those who overlap, and nobody covers anybody. */
export function placesOf(
  visits: readonly GridVisit[],
  columnOf: (one: GridVisit) => number
): Map<string, Placed> {
  const placed = visits
    .map((one): Placed => ({ ...one, column: columnOf(one), lane: 0, lanes: 1 }))
    .filter(one => one.column >= 0)
    .sort((a, b) => a.column - b.column || a.from - b.from || b.to - a.to)
  let group: Placed[] = []
  let ends: number[] = [] // of each lane of the group
  const close = () => {
    for (const one of group) one.lanes = ends.length
    group = []
    ends = []
  }
  for (const one of placed) {
    if (group[0]?.column !== one.column || ends.every(end => end <= one.from)) close()
    const free = ends.findIndex(end => end <= one.from)
    one.lane = free === -1 ? ends.length : free
    ends[one.lane] = one.to
    group.push(one)
  }
  close()
  return new Map(placed.map(one => [one.id, one]))
}

/** A card that is there already shows the next day's visit: a key is a place in the page, and goes from
 * who left to who came. Who stays keeps it, and with it the focus. */
export class Keys {
  private of = new Map<string, number>()
  private made = 0

  give(ids: readonly string[]): Map<string, number> {
    const here = new Set(ids)
    const free = [...this.of].filter(([id]) => !here.has(id)).map(([, key]) => key)
    free.reverse()
    this.of = new Map(ids.map(id => [id, this.of.get(id) ?? free.pop() ?? ++this.made]))
    return this.of
  }
}
