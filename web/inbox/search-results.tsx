import { type ReactNode, useState } from 'react'
import { useLocation } from 'wouter'
import type { ConversationRow, View } from '@parlor/contract/conversations.ts'
import { paths, type Sought } from '../paths.ts'
import { type Found, useFound } from '../sync/use-found.ts'
import { useTextHits } from '../sync/use-text-hits.ts'
import { useScreen } from '../sync/use-app.tsx'
import { useAfter } from '../sync/use-page.ts'
import { SearchX } from '../ui/icons.ts'
import { RowList } from '../ui/row-list.tsx'
import { State } from '../ui/state.tsx'
import { TextButton } from '../ui/text-button.tsx'
import { RefreshingBar, SkeletonRows } from '../ui/waiting.tsx'
import { t } from '../words/en.ts'
import { findWords as words } from '../words/en-find.ts'
import { timesIn } from '../words/times.ts'
import { nowMs } from '../clock.ts'
import css from './finder.module.css'
import { FindTrouble } from './found-list.tsx'
import { hitsByConversation } from './hit-words.ts'
import { PersonRow, TextHitRow } from './hit-rows.tsx'
import { filtersOf } from './sought.ts'

export type SearchResultsProps = { view: View; sought: Sought; threadId: string | null }
type Tab = 'all' | 'texts' | 'people'

const skeletonAfterMs = 150
const shownAtFirst = { people: 3 }

/** What was found for some words: people by name and number, texts by what they say. */
export function SearchResults({ view, sought, threadId }: SearchResultsProps) {
  const { timeZone } = useScreen().session.business
  const [, go] = useLocation()
  const [tab, show] = useState<Tab>('all')
  const filters = filtersOf(sought, timeZone)
  const people = useFound('all', filters)
  const texts = useTextHits(filters)
  const groups = hitsByConversation(texts.hits ?? [])
  const times = timesIn(timeZone)
  const isBusy = people.isBusy || texts.isBusy
  const isLate = useAfter(skeletonAfterMs, isBusy)
  const q = sought.q ?? ''
  const rows = people.rows ?? []
  const isNothing = !isBusy && rows.length === 0 && groups.length === 0
  const counts = {
    all: null,
    texts: texts.hits && `${texts.hits.length}${texts.next ? '+' : ''}`,
    people: people.rows && `${rows.length}${people.next ? '+' : ''}`
  }
  const openAt = (row: ConversationRow, messageId?: string) =>
    go(paths.thread(view, row.id, messageId === undefined ? undefined : { messageId }, sought))

  if (people.trouble && texts.trouble) return <FindTrouble found={texts} />
  return (
    <>
      <div className={css.tabs} role="tablist" aria-label={words.results}>
        {(['all', 'texts', 'people'] as const).map(each => (
          <button
            key={each}
            type="button"
            role="tab"
            className={css.tab}
            aria-selected={each === tab}
            aria-controls="found"
            onClick={() => show(each)}
          >
            {words.tabs[each]} {counts[each]}
          </button>
        ))}
      </div>
      {isLate && texts.hits && <RefreshingBar label={t.inbox.refreshing} />}
      <div id="found" role="tabpanel" aria-label={words.tabs[tab]}>
        {isLate && !texts.hits && <SkeletonRows label={words.loading} />}
        {isNothing && (
          <State icon={SearchX} title={words.noResults(q)}>
            {words.noResultsHelp}
          </State>
        )}
        {tab !== 'texts' && rows.length > 0 && (
          <People
            {...{ view, sought, threadId, people, tab, show, openAt }}
            count={counts.people}
          />
        )}
        {tab !== 'people' && groups.length > 0 && (
          <>
            <GroupTitle count={counts.texts}>{words.texts}</GroupTitle>
            <RowList label={words.texts}>
              {groups.map(group => (
                <TextHitRow
                  key={group.row.id}
                  group={group}
                  view={view}
                  times={times}
                  isChosen={group.row.id === threadId}
                  onOpen={() => openAt(group.row, group.hits[0]!.message.id)}
                />
              ))}
            </RowList>
          </>
        )}
        {tab === 'texts' && !isBusy && groups.length === 0 && !isNothing && (
          <State icon={SearchX} title={words.noTexts} />
        )}
        {tab !== 'people' && texts.next && !texts.isBusy && (
          <div className={css.foot}>
            {texts.searchedTo && words.backTo(times.date(texts.searchedTo, nowMs()))}
            <TextButton onPress={texts.more}>
              {groups.length > 0 ? words.moreTexts : words.further}
            </TextButton>
          </div>
        )}
        {texts.trouble && <FindTrouble found={texts} />}
      </div>
    </>
  )
}

type PeopleProps = SearchResultsProps & {
  people: Found
  tab: Tab
  count: string | null
  show: (tab: Tab) => void
  openAt: (row: ConversationRow) => void
}

function People({ view, sought, threadId, people, tab, count, show, openAt }: PeopleProps) {
  const rows = people.rows ?? []
  const shown = tab === 'all' ? rows.slice(0, shownAtFirst.people) : rows
  const hasMore = rows.length > shown.length || people.next !== null
  return (
    <>
      <GroupTitle count={count}>{words.people}</GroupTitle>
      <RowList label={words.people}>
        {shown.map(row => (
          <PersonRow
            key={row.id}
            row={row}
            q={sought.q ?? ''}
            href={paths.thread(view, row.id)}
            isChosen={row.id === threadId}
            onOpen={() => openAt(row)}
          />
        ))}
      </RowList>
      {hasMore && (
        <div className={css.foot}>
          <TextButton onPress={() => (tab === 'all' ? show('people') : people.more())}>
            {words.morePeople}
          </TextButton>
        </div>
      )}
    </>
  )
}

function GroupTitle({ children, count }: { children: ReactNode; count: string | null }) {
  return (
    <h2 className={css.group}>
      {children} <span>{count}</span>
    </h2>
  )
}
