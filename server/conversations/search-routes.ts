import {
  deleteSavedView,
  getFilterChoices,
  listSavedViews,
  saveView,
  searchConversations
} from '@parlor/contract/search.ts'
import { eventCounter } from '../platform/events.ts'
import { type Route, route } from '../platform/http.ts'
import { listFilterChoices } from './filter-choices.ts'
import { countryOfBusiness } from './find-recipients.ts'
import { forgetSavedView, keepSavedView } from './keep-saved-view.ts'
import { listSavedViewsOf } from './saved-views.ts'
import { searchView } from './search-conversations.ts'

export const searchRoutes: Route[] = [
  route(searchConversations, async (tx, asked, caller) => {
    const [{ last: seq }, page] = await Promise.all([
      eventCounter(tx),
      countryOfBusiness(tx).then(country => searchView(tx, asked, caller, country))
    ])
    return { seq, ...page }
  }),
  route(getFilterChoices, tx => listFilterChoices(tx)),
  route(listSavedViews, async (tx, _input, caller) => ({
    savedViews: await listSavedViewsOf(tx, caller.id)
  })),
  route(saveView, async (tx, given, caller) => ({
    savedView: await keepSavedView(tx, given, caller)
  })),
  route(deleteSavedView, async (tx, { id }, caller) => {
    await forgetSavedView(tx, id, caller)
    return {}
  })
]
