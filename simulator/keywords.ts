export type Keyword = 'STOP' | 'START' | 'HELP'

const stop = new Set([
  'STOP',
  'STOPALL',
  'UNSUBSCRIBE',
  'CANCEL',
  'END',
  'QUIT',
  'REVOKE',
  'OPTOUT'
])
const start = new Set(['START', 'YES', 'UNSTOP'])
const help = new Set(['HELP', 'INFO'])

/** The carrier reads a text as an order only when it says nothing else. */
export function keywordOf(body: string): Keyword | null {
  const word = body.trim().toUpperCase()
  if (stop.has(word)) return 'STOP'
  if (start.has(word)) return 'START'
  return help.has(word) ? 'HELP' : null
}

export const carrierAnswers: Record<Keyword, string> = {
  STOP: 'You have successfully been unsubscribed. You will not receive any more messages from this number. Reply START to resubscribe.',
  START:
    'You have successfully been re-subscribed to messages from this number. Reply HELP for help. Reply STOP to unsubscribe. Msg&Data Rates May Apply.',
  HELP: 'Reply STOP to unsubscribe. Msg&Data Rates May Apply.'
}
