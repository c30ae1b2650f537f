import { useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import {
  type ClientLine,
  type ClientRecord,
  listClients,
  mergeClients
} from '@parlor/contract/client-cards.ts'
import { showPhone } from '@parlor/contract/phone.ts'
import { call } from '../call.ts'
import { paths } from '../paths.ts'
import { FaultLine } from '../settings/section-frame.tsx'
import { useAct } from '../settings/use-act.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Button } from '../ui/button.tsx'
import { ComboList, useCombo } from '../ui/combo.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { FieldFrame } from '../ui/field.tsx'
import fieldCss from '../ui/field.module.css'
import { initialsOf } from '../ui/initials.ts'
import { showToast } from '../ui/toasts.ts'
import { clientWords } from '../words/en-clients.ts'
import css from './card.module.css'

const t = clientWords.mergeDialog

/** Which card of the same person is to stay. */
export function MergeDialog({ client, onClose }: { client: ClientRecord; onClose: () => void }) {
  const [words, setWords] = useState(client.name)
  const [chosen, choose] = useState<ClientLine | null>(null)
  const found = useOthers(words, client.id)
  const { act, isBusy, fault } = useAct()
  const [, go] = useLocation()
  const combo = useCombo([
    {
      title: t.list,
      options: chosen
        ? []
        : found.map(line => ({
            id: line.id,
            words: <bdi>{line.name}</bdi>,
            under: line.phone ? showPhone(line.phone) : clientWords.noNumber,
            face: <Avatar initials={initialsOf(line.name)} size={28} />,
            onPick: () => {
              choose(line)
              setWords(line.name)
            }
          }))
    }
  ])

  async function merge() {
    if (!chosen) return
    const reply = await act(mergeClients, { id: client.id, intoId: chosen.id })
    if (!reply) return
    onClose()
    go(paths.client(chosen.id), { replace: true })
    showToast({ words: t.done(reply.client.name) })
  }

  return (
    <Dialog
      isOpen
      size="work"
      title={t.title(client.name)}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t.keep}</Button>
          <Button
            tone="danger"
            isBusy={isBusy}
            disabledBecause={chosen ? null : t.choose}
            onPress={() => void merge()}
          >
            {chosen ? t.go(chosen.name) : t.choose}
          </Button>
        </>
      }
    >
      <p className={css.dialogHelp}>{t.help}</p>
      <FieldFrame label={t.search} error={null}>
        {({ id }) => (
          <>
            <span className={fieldCss.box}>
              <input
                id={id}
                className={fieldCss.input}
                value={words}
                onChange={event => {
                  setWords(event.target.value)
                  choose(null)
                }}
                {...combo.field}
              />
            </span>
            {!chosen && found.length > 0 && <ComboList label={t.list} {...combo.list} />}
          </>
        )}
      </FieldFrame>
      {!chosen && found.length === 0 && words.trim() !== '' && <p className={css.when}>{t.none}</p>}
      <FaultLine fault={fault} />
    </Dialog>
  )
}

function useOthers(words: string, notId: string): ClientLine[] {
  const [found, put] = useState<ClientLine[]>([])
  useEffect(() => {
    const leaving = new AbortController()
    const q = words.trim()
    if (q === '') put([])
    else
      call(listClients, { q }, leaving.signal).then(
        reply => put(reply.clients.filter(line => line.id !== notId).slice(0, 8)),
        () => undefined // what was found before stays
      )
    return () => leaving.abort()
  }, [words, notId])
  return found
}
