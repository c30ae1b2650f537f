import {
  deleteQuickReply,
  listQuickReplies,
  saveQuickReply
} from '@parlor/contract/quick-replies.ts'
import { type Route, route } from '../platform/http.ts'
import { forgetQuickReply, keepQuickReply } from './keep-quick-reply.ts'
import { listQuickRepliesOf } from './quick-replies.ts'

export const quickReplyRoutes: Route[] = [
  route(listQuickReplies, async (tx, _input, caller) => ({
    quickReplies: await listQuickRepliesOf(tx, caller.id)
  })),
  route(saveQuickReply, async (tx, given, caller) => ({
    quickReply: await keepQuickReply(tx, given, caller)
  })),
  route(deleteQuickReply, async (tx, { id }, caller) => {
    await forgetQuickReply(tx, id, caller)
    return {}
  })
]
