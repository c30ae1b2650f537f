import { addChanges, type RowChanges, takeChanges } from './row-changes.ts'
import type { Store } from './store.ts'

/** So long what the server said yes to is shown, if no event tells of it. */
export const pendingMs = 3_000

/** Shows changes at once. When the server says no, or cannot be asked, all is as it was, and the reason
 * goes on to whoever pressed. */
export async function showAhead<Reply>(
  store: Store,
  changes: RowChanges,
  act: () => Promise<Reply>
): Promise<Reply> {
  const put = (change: typeof addChanges) =>
    store.change(({ pending }) => {
      return { pending: { ...pending, changes: change(pending.changes, changes) } }
    })
  const takeBack = () => put(takeChanges)
  put(addChanges)
  try {
    const reply = await act()
    setTimeout(takeBack, pendingMs)
    return reply
  } catch (error) {
    takeBack()
    throw error
  }
}
