import type { Carrier } from '../carrier.ts'
import { find, list, listMedia } from './list.ts'
import { listNumbers, setNumberUrls } from './numbers.ts'
import { send } from './send.ts'
import { verify } from './signature.ts'
import { parse, thanks } from './webhooks.ts'

export const twilio: Carrier = {
  name: 'twilio',
  verify,
  parse,
  thanks,
  send,
  list,
  listMedia,
  find,
  listNumbers,
  setNumberUrls
}
