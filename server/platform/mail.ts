import type { Log } from './log.ts'

const limits = { waitMs: 10_000 }

export type Letter = { to: string; subject: string; text: string }
export type Mail = {
  /** False without SMTP_URL: links are then shown, or written to the log, for somebody to pass on. */
  canSend: boolean
  /** Whether it has left. A fault is in the log, not in the way. */
  send(letter: Letter): Promise<boolean>
}

/** Letters go by SMTP. The driver is loaded with the first one. */
export function openMail(smtpUrl: string | null, publicUrl: () => string, log: Log): Mail {
  async function send({ to, subject, text }: Letter): Promise<boolean> {
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
    const from = { name: 'Parlor', address: senderOf(url, publicUrl()) }
    // As an object an address is one address, whatever stands in it.
    await transport.sendMail({ from, to: { name: '', address: to }, subject, text })
    transport.close()
    return true
  }

  return {
    canSend: smtpUrl !== null,
    send: letter =>
      smtpUrl === null
        ? Promise.resolve(false)
        : send(letter).catch(error => {
            log.warn({ err: error }, 'a letter could not be sent')
            return false
          })
  }
}

/** Who signs in to the mail server writes; otherwise the address of this installation. */
function senderOf(smtp: URL, publicUrl: string): string {
  const user = decodeURIComponent(smtp.username)
  if (user.includes('@')) return user
  return `parlor@${URL.canParse(publicUrl) ? new URL(publicUrl).hostname : 'localhost'}`
}
