import { useState } from 'react'
import { useFollow } from '../inbox/nav.tsx'
import { paths } from '../paths.ts'
import { useScreen } from '../sync/use-app.tsx'
import { Icon } from '../ui/icon.tsx'
import { SearchX } from '../ui/icons.ts'
import { FolderItem } from '../ui/nav-item.tsx'
import { PaneBody, PaneHeader, PaneTools } from '../ui/pane.tsx'
import { RowList } from '../ui/row-list.tsx'
import { SearchField } from '../ui/search-field.tsx'
import { State } from '../ui/state.tsx'
import { settingsWords as t } from '../words/en-settings.ts'
import { type Section, sections } from './sections.ts'
import css from './settings.module.css'

const groups = ['business', 'people', 'developer', 'you'] as const

/** Every part of the settings that one may open, found by its words. */
export function SectionList({ current }: { current: string | null }) {
  const { session } = useScreen()
  const [text, setText] = useState('')
  const found = sections.filter(
    each => (!each.may || session.permissions.includes(each.may)) && matches(each, text)
  )
  return (
    <>
      <PaneHeader title={t.title} />
      <PaneTools>
        <SearchField
          label={t.search}
          clearLabel={t.clearSearch}
          placeholder={t.search}
          value={text}
          onChange={setText}
        />
      </PaneTools>
      <PaneBody>
        {found.length === 0 && <State icon={SearchX} title={t.nothingFound(text)} />}
        {groups.map(group => (
          <Group
            key={group}
            word={t.groups[group]}
            sections={found.filter(each => each.group === group)}
            current={current}
          />
        ))}
      </PaneBody>
    </>
  )
}

/** The parts in the sidebar, under "Settings". */
export function SectionFolders({ current }: { current: string | null }) {
  const { session } = useScreen()
  const follow = useFollow()
  return sections
    .filter(each => !each.may || session.permissions.includes(each.may))
    .map(each => (
      <FolderItem
        key={each.id}
        href={paths.settings(each.id)}
        isCurrent={each.id === current}
        onPress={follow(paths.settings(each.id))}
      >
        {each.word}
      </FolderItem>
    ))
}

function matches({ word, help, finds = '' }: Section, text: string): boolean {
  const has = `${word} ${help} ${finds}`.toLowerCase()
  return text
    .toLowerCase()
    .split(/\s+/)
    .every(part => has.includes(part))
}

type GroupProps = { word: string; sections: Section[]; current: string | null }

function Group({ word, sections: shown, current }: GroupProps) {
  const follow = useFollow()
  if (shown.length === 0) return null
  return (
    <section className={css.group}>
      <h2 className={css.groupTitle}>{word}</h2>
      <RowList label={word}>
        {shown.map(each => (
          <li key={each.id}>
            <a
              href={paths.settings(each.id)}
              className={css.sectionRow}
              data-row={each.word}
              tabIndex={-1}
              aria-current={each.id === current || undefined}
              onClick={follow(paths.settings(each.id))}
            >
              <Icon of={each.icon} size={18} />
              <span className={css.sectionWords}>
                <span className={css.sectionWord}>{each.word}</span>
                <span className={css.sectionHelp}>{each.help}</span>
              </span>
            </a>
          </li>
        ))}
      </RowList>
    </section>
  )
}
