import type { Server } from 'node:http'
import Provider from 'oidc-provider'

type AfterTest = { after(act: () => Promise<void> | void): void }

/** A business's own sign-in provider: the real protocol, and a person who signs in to it. */
export async function anIdentityProvider(t: AfterTest, client: { id: string; secret: string }) {
  let server: Server
  const returnUrls: string[] = ['http://127.0.0.1:1/sign-in/return']
  const verified = { email: true }
  const start = (port: number) =>
    new Promise<Server>(open => {
      const provider = new Provider(`http://127.0.0.1:${port}`, {
        clients: [
          {
            client_id: client.id,
            client_secret: client.secret,
            redirect_uris: returnUrls,
            grant_types: ['authorization_code'],
            response_types: ['code']
          }
        ],
        claims: { openid: ['sub'], email: ['email', 'email_verified'] },
        conformIdTokenClaims: false,
        cookies: { keys: ['of the provider'] },
        findAccount: (_context, sub) => ({
          accountId: sub,
          claims: () => ({ sub, email: sub, email_verified: verified.email })
        })
      })
      const started = provider.listen(port, '127.0.0.1', () => open(started))
    })
  const free = await start(0)
  const { port } = free.address() as { port: number }
  await new Promise(closed => free.close(closed))

  t.after(() => void server?.close())
  return {
    issuer: `http://127.0.0.1:${port}`,
    verified,
    async open(returnUrl: string) {
      returnUrls.splice(0, 1, returnUrl)
      server = await start(port)
    },
    /** Goes to the address, signs in there as this person, and comes back with the query. */
    async visit(address: string, email: string): Promise<string> {
      const jar = new Map<string, string>()
      let url = new URL(address)
      let form: URLSearchParams | null = null
      for (let steps = 0; steps < 20; steps++) {
        const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
        const answer: Response = await fetch(url, {
          redirect: 'manual',
          headers: { cookie },
          ...(form && { method: 'POST', body: form })
        })
        for (const set of answer.headers.getSetCookie()) {
          const [pair = ''] = set.split(';')
          jar.set(pair.split('=')[0]!, pair.slice(pair.indexOf('=') + 1))
        }
        form = null
        const location = answer.headers.get('location')
        if (location) {
          url = new URL(location, url)
          if (url.href.startsWith(returnUrls[0]!)) return url.search
          continue
        }
        const page = await answer.text()
        const action = /action="([^"]+)"/.exec(page)?.[1]
        const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1]
        if (!action || !prompt) throw new Error(`The provider shows: ${page.slice(0, 500)}`)
        url = new URL(action, url)
        form = new URLSearchParams({ prompt, login: email, password: 'any' })
      }
      throw new Error('The provider goes round in circles.')
    }
  }
}
