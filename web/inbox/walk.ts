/** Alt and an arrow walk from text to text, from the field too; below the last is the field again. */
export function walk(event: KeyboardEvent, thread: HTMLElement | null): void {
  const texts = [...(thread?.querySelectorAll('article') ?? [])]
  const step = event.key === 'ArrowUp' ? -1 : 1
  const here = texts.findIndex(each => each.contains(document.activeElement))
  const goal = here === -1 ? (step < 0 ? texts.length - 1 : -1) : here + step
  if (goal < 0) return
  const next = texts[goal] ?? document.getElementById('reply')
  next?.focus()
  next?.scrollIntoView({ block: 'nearest' })
}
