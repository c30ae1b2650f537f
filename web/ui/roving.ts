/** Where an arrow, Home or End leads; null where it leads nowhere. */
export function stepFor(key: string, here: number, count: number): number | null {
  const goals: Record<string, number> = {
    ArrowDown: here + 1,
    ArrowUp: here - 1,
    Home: 0,
    End: count - 1
  }
  const goal = goals[key]
  return goal === undefined || goal < 0 || goal >= count || goal === here ? null : goal
}

/** The next name that begins with what was typed; one letter again and again walks through. */
export function matchTyped(names: string[], typed: string, here: number): number | null {
  const letters = [...new Set(typed.toLocaleLowerCase())]
  const wanted = letters.length === 1 ? letters[0]! : typed.toLocaleLowerCase()
  const start = wanted.length === 1 ? here + 1 : here
  for (let step = 0; step < names.length; step++) {
    const index = (start + step) % names.length
    if (names[index]!.toLocaleLowerCase().startsWith(wanted)) return index
  }
  return null
}
