import type { Log } from './log.ts'

const limits = { waitMs: 10_000 }

export type Letter = {
  to: string
  subject: string
  text: string
  from?: string // who writes, when it is not Parlor: the address stays the same
  id?: string // the same letter again has the same id, by which mail programs know it
}

/** What became of a letter. `away`: nothing has left, it may be tried again. `unknown`: the server
 * fell silent after it had the words. */
export type Fate = 'sent' | 'away' | 'address-refused' | 'refused' | 'unknown'

export type Mail = {
  /** False without SMTP_URL: links are then shown, or written to the log, for somebody to pass on. */
  canSend: boolean
  /** Whether it has left. A fault is in the log, not in the way. */
  send(letter: Letter): Promise<boolean>
  /** The same for who must know what became of it. */
  deliver(letter: Letter): Promise<Fate>
}

/** Letters go by SMTP. The driver is loaded with the first one. */
export function openMail(smtpUrl: string | null, publicUrl: () => string, log: Log): Mail {
  async function send({ to, subject, text, from: name = 'Parlor', id }: Letter): Promise<void> {
    const { createTransport } = await import('nodemailer')
    const url = new URL(smtpUrl!)
    const transport = createTransport({
      url: smtpUrl!,
      connectionTimeout: limits.waitMs,
      greetingTimeout: limits.waitMs,
      socketTimeout: limits.waitMs,
      disableFileAccess: true,
      disableUrlAccess: true
    })
    const address = senderOf(url, publicUrl())
    const messageId = id && `<${id}@${address.split('@')[1]}>`
    const from = { name, address }
    try {
      // As an object an address is one address, whatever stands in it.
      const head = { from, to: { name: '', address: to }, ...(messageId && { messageId }) }
      await transport.sendMail({ ...head, subject, text })
    } finally {
      transport.close()
    }
  }

  return {
    canSend: smtpUrl !== null,
    send: letter =>
      smtpUrl === null
        ? Promise.resolve(false)
        : send(letter).then(
            () => true,
            error => {
              log.warn({ err: error }, 'a letter could not be sent')
              return false
            }
          ),
    deliver: letter =>
      smtpUrl === null
        ? Promise.resolve('away')
        : send(letter).then(
            () => 'sent',
            error => {
              log.warn({ err: error }, 'a letter could not be sent')
              return fateOf(error)
            }
          )
  }
}

type MailFault = { code?: string; command?: string; responseCode?: number }

/** What the server said, and when: `command` is what it was asked last (nodemailer's error codes). */
function fateOf({ code, command, responseCode }: MailFault): Fate {
  if (responseCode !== undefined) {
    if (responseCode < 500) return 'away'
    return command === 'RCPT TO' || code === 'EENVELOPE' ? 'address-refused' : 'refused'
  }
  if (code === 'EAUTH') return 'refused'
  if (code === 'EENVELOPE') return 'address-refused'
  return command === 'DATA' ? 'unknown' : 'away'
}

/** Who signs in to the mail server writes; otherwise the address of this installation. */
function senderOf(smtp: URL, publicUrl: string): string {
  const user = decodeURIComponent(smtp.username)
  if (user.includes('@')) return user
  return `parlor@${URL.canParse(publicUrl) ? new URL(publicUrl).hostname : 'localhost'}`
}
