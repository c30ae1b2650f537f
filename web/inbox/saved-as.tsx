import { useState, useSyncExternalStore } from 'react'
import type { View } from '@parlor/contract/conversations.ts'
import { newId } from '@parlor/contract/ids.ts'
import { type SavedView, searchLimits } from '@parlor/contract/search.ts'
import { savedViewsOf } from '../sync/saved-views.ts'
import { useApp, useScreen } from '../sync/use-app.tsx'
import { announce } from '../ui/announce.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextField } from '../ui/field.tsx'
import { Ellipsis } from '../ui/icons.ts'
import { MenuIconButton } from '../ui/menu.tsx'
import { TextButton } from '../ui/text-button.tsx'
import { Tick } from '../ui/tick.tsx'
import { findWords } from '../words/en-find.ts'
import css from './finder.module.css'
import { orSay, whyOf } from './or-say.ts'
import { filtersOf, useSought } from './sought.ts'
import { submitting } from './use-try.tsx'

const words = findWords.saved

/** What is narrowed now, kept under a name; or its name, when it is kept. */
export function SavedAs({ view }: { view: View }) {
  const app = useApp()
  const views = savedViewsOf(app)
  const all = useSyncExternalStore(views.subscribe, views.all) ?? []
  const { session } = useScreen()
  const { sought } = useSought(view)
  const [editing, edit] = useState<Editing | null>(null)
  const filters = filtersOf(sought, session.business.timeZone)
  const saved = all.find(each => each.view === view && isSame(each.filters, filters))
  const fresh = { id: newId(), name: '', isShared: false, view, filters }
  const mayChange =
    saved && (saved.ownerId === session.staff.id || session.permissions.includes('settings.change'))
  return (
    <>
      {saved ? (
        <span>{words.savedAs(saved.name)}</span>
      ) : (
        <TextButton onPress={() => edit(fresh)}>{findWords.save}</TextButton>
      )}
      {mayChange && (
        <MenuIconButton
          icon={Ellipsis}
          iconSize={16}
          size="s"
          label={words.menu(saved.name)}
          entries={[
            { id: 'rename', label: words.rename, onAction: () => edit(saved) },
            {
              id: 'remove',
              label: words.remove,
              tone: 'danger',
              onAction: () =>
                void orSay(views.drop(saved.id)).then(() => announce(words.removed(saved.name)))
            }
          ]}
        />
      )}
      {editing && <SaveDialog start={editing} onClose={() => edit(null)} />}
    </>
  )
}

type Editing = Omit<SavedView, 'ownerId'>

const isSame = (a: object, b: object) =>
  JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort())

function SaveDialog({ start, onClose }: { start: Editing; onClose: () => void }) {
  const app = useApp()
  const mayShare = useScreen().session.permissions.includes('settings.change')
  const [name, setName] = useState(start.name)
  const [isShared, share] = useState(start.isShared)
  const [why, setWhy] = useState<string | null>(null)

  async function save() {
    if (name.trim() === '') return setWhy(words.nameFirst)
    const { id, view, filters } = start
    try {
      await savedViewsOf(app).save({ id, view, filters, name: name.trim(), isShared })
      announce(words.kept(name.trim()))
      onClose()
    } catch (error) {
      setWhy(whyOf(error))
    }
  }
  const submit = () => void save()

  return (
    <Dialog
      isOpen
      title={start.name ? words.renameTitle : words.saveTitle}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{words.cancel}</Button>
          <Button tone="primary" onPress={submit}>
            {words.save}
          </Button>
        </>
      }
    >
      <form className={css.form} noValidate onSubmit={submitting(submit)}>
        <TextField
          label={words.name}
          value={name}
          placeholder={words.namePlaceholder}
          help={words.nameHelp}
          error={why}
          maxLength={searchLimits.nameCharactersMax}
          onChange={setName}
        />
        {mayShare && (
          <Tick isChecked={isShared} onChange={share}>
            {words.share}
          </Tick>
        )}
      </form>
    </Dialog>
  )
}
