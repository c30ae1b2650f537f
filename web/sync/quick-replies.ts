import {
  deleteQuickReply,
  listQuickReplies,
  type QuickReply,
  saveQuickReply
} from '@parlor/contract/quick-replies.ts'
import { call } from '../call.ts'
import { keptListOf } from './kept-list.ts'

/** Mine and those shared with all: read when they are first asked for, and again at every use. */
export const quickRepliesOf = keptListOf<QuickReply>({
  read: async () => (await call(listQuickReplies, {})).quickReplies,
  save: async reply => (await call(saveQuickReply, reply)).quickReply,
  drop: id => call(deleteQuickReply, { id })
})
