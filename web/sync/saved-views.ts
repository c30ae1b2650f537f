import {
  deleteSavedView,
  listSavedViews,
  type SavedView,
  saveView
} from '@parlor/contract/search.ts'
import { call } from '../call.ts'
import { keptListOf } from './kept-list.ts'

/** My views and those shared with all. */
export const savedViewsOf = keptListOf<SavedView>({
  read: async () => (await call(listSavedViews, {})).savedViews,
  save: async view => (await call(saveView, view)).savedView,
  drop: id => call(deleteSavedView, { id })
})
