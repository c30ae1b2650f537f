import { type SavedView, searchLimits } from '@parlor/contract/search.ts'
import type { Tx } from '../platform/db.ts'
import { notFound, Refusal, refuseIf } from '../platform/errors.ts'
import type { Caller } from '../platform/http.ts'
import { countSavedViews, dropSavedView, findSavedView, putSavedView } from './saved-views.ts'

/** A view with its filters, kept under a name: for its owner, or for all. */
export async function keepSavedView(
  tx: Tx,
  given: Omit<SavedView, 'ownerId'>,
  caller: Caller
): Promise<SavedView> {
  const earlier = await findMine(tx, given.id, caller)
  if (earlier) refuseIf(whyNotChange(earlier, caller), 'no-permission')
  if (given.isShared && !earlier?.isShared && !caller.may('settings.change')) {
    const why = 'You may not share views with all. Ask an admin.'
    throw new Refusal('no-permission', why, { status: 403 })
  }
  if (!earlier && (await countSavedViews(tx, caller.id)) >= searchLimits.savedViewsMax) {
    const most = searchLimits.savedViewsMax
    throw new Refusal('too-many-views', `You keep ${most} views. Delete one you no longer use.`)
  }
  const savedView = { ...given, ownerId: earlier?.ownerId ?? caller.id }
  await putSavedView(tx, savedView)
  return savedView
}

export async function forgetSavedView(tx: Tx, id: string, caller: Caller): Promise<void> {
  const earlier = await findMine(tx, id, caller)
  if (!earlier) throw notFound('saved view')
  refuseIf(whyNotChange(earlier, caller), 'no-permission')
  await dropSavedView(tx, id)
}

function whyNotChange(view: SavedView, caller: Caller): string | null {
  const mayChange = view.ownerId === caller.id || caller.may('settings.change')
  return mayChange ? null : 'This view is shared by a colleague. Save it under a name of your own.'
}

/** An id that belongs to somebody else's own is answered like one of nothing. */
async function findMine(tx: Tx, id: string, caller: Caller) {
  const found = await findSavedView(tx, id)
  if (found && !found.isShared && found.ownerId !== caller.id) throw notFound('saved view')
  return found
}
