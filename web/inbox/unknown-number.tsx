import { useState } from 'react'
import type { ConversationRow } from '@parlor/contract/conversations.ts'
import { useScreen } from '../sync/use-app.tsx'
import { Banner, BannerAction } from '../ui/banner.tsx'
import { UserPlus } from '../ui/icons.ts'
import { peopleWords } from '../words/en-people.ts'
import { AssignClient, CreateClient } from './whose-number.tsx'
import { openAct } from './open-act.ts'

const words = peopleWords.unknown

export type UnknownNumberProps = { row: ConversationRow }

/** Over the thread of somebody who is no client yet: what one can make of them. */
export function UnknownNumber({ row }: UnknownNumberProps) {
  const { permissions } = useScreen().session
  const [asks, ask] = useState<'create' | 'assign' | null>(null)
  const close = () => ask(null)
  const mayManage = permissions.includes('clients.manage')
  const mayBlock = permissions.includes('numbers.block') && !row.blockedAt
  if (!mayManage && !mayBlock) return null
  return (
    <>
      <Banner
        icon={UserPlus}
        action={
          <>
            {mayManage && (
              <>
                <BannerAction onPress={() => ask('create')}>{words.create}</BannerAction>{' '}
                <BannerAction onPress={() => ask('assign')}>{words.assign}</BannerAction>{' '}
              </>
            )}
            {mayBlock && (
              <BannerAction onPress={() => openAct({ what: 'block', ids: [row.id] })}>
                {words.block}
              </BannerAction>
            )}
          </>
        }
      >
        {words.notInClients}
      </Banner>
      {asks === 'create' && <CreateClient row={row} onClose={close} />}
      {asks === 'assign' && <AssignClient row={row} onClose={close} />}
    </>
  )
}
