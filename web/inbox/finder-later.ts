import { later } from '../ui/later.tsx'
import type { FindInThreadProps } from './find-in-thread.tsx'
import type { FinderProps } from './finder.tsx'
import type { FoundListProps } from './found-list.tsx'
import type { SearchResultsProps } from './search-results.tsx'

/** Fetched after the rows; what looks for others is fetched when somebody looks. */
export const finder = later<FinderProps>(async () => (await import('./finder.tsx')).Finder)
export const foundList = later<FoundListProps>(
  async () => (await import('./found-list.tsx')).FoundList
)
export const searchResults = later<SearchResultsProps>(
  async () => (await import('./search-results.tsx')).SearchResults
)
export const findInThread = later<FindInThreadProps>(
  async () => (await import('./find-in-thread.tsx')).FindInThread
)
