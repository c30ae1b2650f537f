import { useState } from 'react'
import { useLocation } from 'wouter'
import { blockPhone, unblockPhone } from '@parlor/contract/conversation-changes.ts'
import { showPhone } from '@parlor/contract/phone.ts'
import { paths } from '../paths.ts'
import { callOrSay } from '../settings/use-act.ts'
import { useScreen } from '../sync/use-app.tsx'
import { useLayout } from '../sync/use-page.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import {
  Ban,
  CalendarPlus,
  Check,
  Copy,
  Ellipsis,
  Lock,
  Mail,
  Merge,
  MessageCircle,
  Trash,
  UsersRound,
  X
} from '../ui/icons.ts'
import { initialsOf } from '../ui/initials.ts'
import { type MenuEntry, MenuIconButton } from '../ui/menu.tsx'
import { showToast } from '../ui/toasts.ts'
import { clientWords } from '../words/en-clients.ts'
import css from './card.module.css'
import { consentOf } from './consent-of.ts'
import { EraseDialog } from './erase-dialog.tsx'
import { MergeDialog } from './merge-dialog.tsx'
import { MessageDialog } from './message-dialog.tsx'
import { NoteDialog } from './note-dialog.tsx'
import type { Card } from './use-card.ts'
import { useText } from './use-text.ts'

const t = clientWords.card

/** Who it is, whether they can be texted, and what one may do next. */
export function CardHead({ card }: { card: Card }) {
  const { client, shares } = card
  const isPhone = useLayout() === 'phone'
  const main = client.phones[0]
  const others = shares.filter(each => each.phone === main?.phone)
  return (
    <div className={css.head}>
      <Avatar initials={initialsOf(client.name)} size={48} />
      <div className={css.names}>
        <h1 className={css.name}>
          <bdi>{client.name}</bdi>
        </h1>
        <div className={css.ways}>
          {main && (
            <>
              <span className={css.main}>{showPhone(main.phone)}</span>
              <Chip tone="outline">{t.types[main.type]}</Chip>
            </>
          )}
          <ConsentChips card={card} />
          {others.length > 0 && (
            <Chip icon={UsersRound}>{t.sharesWith(others.map(each => each.name).join(', '))}</Chip>
          )}
        </div>
      </div>
      <div className={css.actions}>
        {!isPhone && <QuickActions card={card} />}
        <MoreMenu card={card} />
      </div>
    </div>
  )
}

function ConsentChips({ card }: { card: Card }) {
  const main = card.client.phones[0]
  if (!main) return <Chip tone="outline">{clientWords.texts['no-number']}</Chip>
  if (main.blockedAt) {
    return (
      <Chip tone="stop" icon={Ban}>
        {clientWords.texts.blocked}
      </Chip>
    )
  }
  if (main.optedOutAt) {
    return (
      <Chip tone="stop" icon={Ban}>
        {t.stopped}
      </Chip>
    )
  }
  const marketing = consentOf(card.client, main.phone, 'marketing')
  const visits = consentOf(card.client, main.phone, 'appointments')
  return (
    <>
      {main.problem ? (
        <Chip tone="note">{clientWords.texts.landline}</Chip>
      ) : visits?.given === false ? (
        <Chip tone="outline" icon={X}>
          {t.chips.appointments.not}
        </Chip>
      ) : (
        <Chip tone="good" icon={Check}>
          {visits ? t.chips.appointments.given : clientWords.texts.can}
        </Chip>
      )}
      <Chip tone={marketing?.given ? 'good' : 'outline'} icon={marketing?.given ? Check : X}>
        {marketing?.given ? t.chips.marketing.given : t.chips.marketing.not}
      </Chip>
    </>
  )
}

/** Text opens the conversation that there is, or begins one; Note writes on the card. */
export function QuickActions({ card, isWide = false }: { card: Card; isWide?: boolean }) {
  const { client } = card
  const { permissions } = useScreen().session
  const text = useText(card)
  const [isNoting, note] = useState(false)
  const [isWriting, write] = useState(false)
  const [, go] = useLocation()
  const maySend = permissions.includes('messages.send')
  const seesVisits = permissions.includes('appointments.view')
  const mayBook = permissions.includes('appointments.manage')
  const size = isWide ? 'l' : 'm'
  return (
    <>
      <Button
        tone="primary"
        size={size}
        isWide={isWide}
        icon={MessageCircle}
        disabledBecause={!maySend ? t.mayNotSend : client.phones.length === 0 ? t.noMobile : null}
        onPress={text}
      >
        {t.text}
      </Button>
      {seesVisits && (
        <Button
          size={size}
          isWide={isWide}
          icon={CalendarPlus}
          disabledBecause={mayBook ? null : t.mayNotBook}
          onPress={() =>
            go(
              paths.newAppointment({
                ...{ client: client.id, name: client.name, phone: client.phones[0]?.phone },
                ...{ at: client.locationId ?? undefined, staff: client.providerId ?? undefined }
              })
            )
          }
        >
          {t.book}
        </Button>
      )}
      <Button
        size={size}
        isWide={isWide}
        icon={Lock}
        disabledBecause={maySend ? null : t.mayNotSend}
        onPress={() => note(true)}
      >
        {t.note}
      </Button>
      <Button
        size={size}
        isWide={isWide}
        icon={Mail}
        disabledBecause={maySend ? null : t.mayNotSend}
        onPress={() => write(true)}
      >
        {t.message}
      </Button>
      {isWriting && (
        <MessageDialog
          card={card}
          wordsOf={client.id}
          title={clientWords.messageDialog.title(client.name)}
          onClose={() => write(false)}
        />
      )}
      {isNoting && <NoteDialog client={client} onClose={() => note(false)} />}
    </>
  )
}

function MoreMenu({ card }: { card: Card }) {
  const { client, conversations } = card
  const { permissions } = useScreen().session
  const [asked, ask] = useState<'merge' | 'erase' | null>(null)
  const may = (permission: (typeof permissions)[number]) => permissions.includes(permission)
  const main = client.phones[0]

  async function block(isBlocked: boolean) {
    const phone = main!.phone
    const reply = isBlocked
      ? await callOrSay(blockPhone, { phone, why: '' })
      : await callOrSay(unblockPhone, { phone })
    if (reply) showToast({ words: isBlocked ? t.blocked(client.name) : t.unblocked(client.name) })
  }

  const entries: MenuEntry[] = [
    {
      id: 'copy',
      label: t.copyId,
      icon: Copy,
      onAction: () =>
        void navigator.clipboard.writeText(client.id).then(() => showToast({ words: t.copied }))
    },
    ...(main && may('numbers.block')
      ? [
          {
            id: 'block',
            label: main.blockedAt ? t.unblock : t.block,
            icon: Ban,
            onAction: () => void block(!main.blockedAt)
          }
        ]
      : []),
    ...(may('clients.manage')
      ? [{ id: 'merge', label: t.merge, icon: Merge, onAction: () => ask('merge') }]
      : []),
    ...(may('messages.delete')
      ? ([
          'line',
          {
            id: 'erase',
            label: t.erase,
            icon: Trash,
            tone: 'danger',
            onAction: () => ask('erase')
          }
        ] as const)
      : [])
  ]
  return (
    <>
      <MenuIconButton icon={Ellipsis} label={t.more} entries={entries} />
      {asked === 'merge' && <MergeDialog client={client} onClose={() => ask(null)} />}
      {asked === 'erase' && (
        <EraseDialog
          client={client}
          conversations={conversations.length}
          onClose={() => ask(null)}
        />
      )}
    </>
  )
}
