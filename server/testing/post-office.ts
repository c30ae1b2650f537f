import { SMTPServer } from 'smtp-server'

type AfterTest = { after(act: () => Promise<void> | void): void }

/** A mail server that keeps what it gets. */
export async function aPostOffice(t: AfterTest) {
  const letters: { to: string; text: string }[] = []
  const waiting = new Set<() => void>()
  const refused = new Set<string>()
  let held: { reached: () => void; released: Promise<void> } | null = null
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo({ address }, _session, done) {
      if (!refused.has(address)) return done()
      done(Object.assign(new Error('no such mailbox'), { responseCode: 550 }))
    },
    onData(stream, session, done) {
      const pieces: Buffer[] = []
      stream.on('data', piece => pieces.push(piece))
      stream.on('end', async () => {
        const hold = held
        held = null
        hold?.reached()
        await hold?.released
        const text = readable(Buffer.concat(pieces).toString('utf8'))
        for (const { address } of session.envelope.rcptTo) letters.push({ to: address, text })
        for (const wake of waiting) wake()
        done()
      })
    }
  })
  server.on('error', () => undefined)
  await new Promise<void>(open => server.listen(0, '127.0.0.1', open))
  const { port } = server.server.address() as { port: number }
  let open = true
  const close = async () => {
    if (!open) return
    open = false
    await new Promise<void>(closed => server.close(() => closed()))
  }
  t.after(close)

  return {
    url: `smtp://127.0.0.1:${port}`,
    close,
    forget: () => void letters.splice(0),
    /** From now on there is no such mailbox. */
    refuse: (address: string) => void refused.add(address),
    /** The next letter has come in whole, and waits for the answer until it is released. */
    hold() {
      const [reached, released] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
      held = { reached: reached.resolve, released: released.promise }
      return { reached: reached.promise, release: released.resolve }
    },
    recipients: () => letters.map(letter => letter.to),
    /** The last one for this address, as soon as it is there. */
    async letterTo(address: string): Promise<string> {
      const timeout = AbortSignal.timeout(10_000)
      for (;;) {
        const letter = letters.findLast(each => each.to === address.toLowerCase())
        if (letter) return letter.text
        if (timeout.aborted) throw new Error(`No letter to ${address} came.`)
        await new Promise<void>(resolve => {
          waiting.add(resolve)
          timeout.addEventListener('abort', () => resolve(), { once: true })
        })
      }
    }
  }
}

/** Quoted-printable as a person reads it. */
function readable(raw: string): string {
  return raw.replaceAll(/=\r?\n/g, '').replaceAll('=3D', '=')
}
