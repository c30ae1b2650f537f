import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, type BrowserContext, expect, type Page } from '@playwright/test'

const root = join(import.meta.dirname, '..')
const account = { sid: `AC${'5a'.repeat(16)}`, token: 'the-salons-token' }
export const salonPhone = '+12505550110'
const password = 'let-me-in-demo'

/** The product and its carrier as a stranger starts them: two processes and a folder. */
export class Product {
  url = ''
  carrierUrl = ''
  setUpUrl = '' // the one-time link of an empty world
  #settings: Record<string, string>
  #folder = mkdtempSync(join(tmpdir(), 'parlor-e2e-'))
  #carrier: ChildProcess | null = null
  #server: ChildProcess | null = null

  constructor(settings: Record<string, string> = {}) {
    this.#settings = settings
  }

  async open(): Promise<void> {
    const carrier = await start('simulator/main.ts', /listening on (http:\S+)/, {
      SIMULATOR_PORT: '0',
      SIMULATOR_DATA: join(this.#folder, 'simulator'),
      SIMULATOR_ACCOUNTS: `${account.sid}:${account.token}`,
      SIMULATOR_NUMBERS: `${account.sid}:${salonPhone}:Fern & Wild,${account.sid}:+12505550120:Next Door Barbers`
    })
    this.#carrier = carrier.child
    this.carrierUrl = carrier.url
    await this.startServer('0')
    if (this.setUpUrl) return
    await expect
      .poll(async () => (await this.carrier('ledger?kind=number')).entries.length)
      .toBeGreaterThan(1)
  }

  async startServer(port = new URL(this.url).port): Promise<void> {
    const server = await start('server/main.ts', /Parlor is open: (http:\S+)/, {
      PORT: port,
      PARLOR_DATA: this.#folder,
      LOG_LEVEL: 'silent',
      TWILIO_ACCOUNT_SID: account.sid,
      TWILIO_AUTH_TOKEN: account.token,
      TWILIO_API_URL: this.carrierUrl,
      SIMULATOR_PORT: new URL(this.carrierUrl).port,
      ...this.#settings
    })
    this.#server = server.child
    this.url = server.url
    this.setUpUrl = /http:\S+\/set-up#\S+/.exec(server.said)?.[0] ?? ''
  }

  async stopServer(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    await stop(this.#server, signal)
    this.#server = null
  }

  async carrier(path: string, body?: object): Promise<{ entries: { [key: string]: unknown }[] }> {
    const response = await fetch(`${this.carrierUrl}/control/${path}`, {
      method: body ? 'POST' : 'GET',
      ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } })
    })
    return response.json()
  }

  /** A client texts, from any phone. */
  async text(from: string, body: string): Promise<void> {
    await this.carrier('inbound', { from, to: salonPhone, body })
  }

  async acceptedTo(phone: string): Promise<string[]> {
    const { entries } = await this.carrier('ledger?kind=accepted&limit=1000')
    const messages = entries.map(entry => entry['message'] as { to: string; body: string })
    return messages.filter(message => message.to === phone).map(message => message.body)
  }

  async close(): Promise<void> {
    await stop(this.#server, 'SIGTERM')
    await stop(this.#carrier, 'SIGTERM')
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

async function start(file: string, ready: RegExp, env: Record<string, string>) {
  const child = spawn(process.execPath, [join(root, file)], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit']
  })
  let said = ''
  while (!ready.test(said)) {
    const [chunk] = await Promise.race([once(child.stdout!, 'data'), once(child, 'exit')])
    if (child.exitCode !== null) throw new Error(`${file} did not start: ${said}`)
    said += String(chunk)
  }
  child.stdout!.resume()
  return { child, said, url: ready.exec(said)![1]! }
}

async function stop(child: ChildProcess | null, signal: NodeJS.Signals): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill(signal)
  await gone
}

/** Most of a screenful on, and from the end back to the top. */
function scrollList(): void {
  let body = document.querySelector('#list [data-row]')
  while (body && body.scrollHeight <= body.clientHeight + 1) body = body.parentElement
  const isAtEnd = body && body.scrollTop + body.clientHeight >= body.scrollHeight - 2
  body?.scrollTo({ top: isAtEnd ? 0 : body.scrollTop + body.clientHeight * 0.9 })
}

/** Somebody at the desk, in a browser of their own. */
export class AtTheDesk {
  page: Page
  context: BrowserContext
  product: Product

  constructor(page: Page, product: Product) {
    this.page = page
    this.context = page.context()
    this.product = product
  }

  async signIn(email: string): Promise<this> {
    await this.page.goto(`${this.product.url}/`)
    await this.page.getByLabel('E-mail').fill(email)
    await this.page.getByLabel('Password', { exact: true }).fill(password)
    await this.page.getByRole('button', { name: 'Sign in' }).click()
    const refused = this.page.getByRole('alert').filter({ hasText: /\S/ })
    await expect(this.list.or(refused).first()).toBeVisible()
    expect(await refused.allInnerTexts()).toEqual([])
    await expect(this.list).toBeVisible()
    await expect(this.page.getByText('Live', { exact: true }).first()).toBeAttached()
    return this
  }

  get list() {
    return this.page.getByRole('list', { name: /conversations$/ })
  }

  row(name: string | RegExp) {
    return this.list.getByRole('link', { name })
  }

  get thread() {
    return this.page.getByRole('list', { name: /^Conversation with/ })
  }

  get field() {
    return this.page.getByRole('textbox', { name: /^Text to/ })
  }

  /** Rows far down are drawn when one scrolls there. */
  async open(name: string | RegExp): Promise<void> {
    const row = this.row(name).first()
    await expect(async () => {
      await expect(row)
        .toBeVisible({ timeout: 150 })
        .catch(async missing => {
          await this.page.evaluate(scrollList)
          throw missing
        })
    }).toPass()
    await row.click()
    await expect(this.thread).toBeVisible()
  }

  async send(body: string): Promise<void> {
    await this.field.fill(body)
    await this.field.press('Control+Enter')
  }

  /** The bubble that says this, with what stands under it. */
  text(body: string) {
    return this.thread.getByRole('listitem').filter({ hasText: body })
  }
}

type Cast = { product: Product; desk(email: string, options?: object): Promise<AtTheDesk> }

/** `product` is one for each file of stories; people come in through `desk`. Whatever a page
 * complains about in its console fails the story. */
export const test = base.extend<{ desk: Cast['desk']; alsoExpected: RegExp }, { product: Product }>(
  {
    // What a story itself makes a browser complain of.
    alsoExpected: [/^never$/, { option: true }],
    product: [
      // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what is wanted here
      async ({}, use) => {
        const product = new Product()
        await product.open()
        await use(product)
        await product.close()
      },
      { scope: 'worker', timeout: 60_000 }
    ],
    desk: async ({ browser, product, alsoExpected }, use) => {
      const contexts: BrowserContext[] = []
      const complaints: string[] = []
      await use(async (email, options = {}) => {
        const context = await browser.newContext({
          viewport: { width: 1440, height: 900 },
          ...options
        })
        contexts.push(context)
        const page = await context.newPage()
        page.on('console', message => {
          if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
        })
        page.on('pageerror', error => complaints.push(error.message))
        page.on('request', request => {
          const { protocol, host } = new URL(request.url())
          if (protocol.startsWith('http') && host !== new URL(product.url).host) {
            complaints.push(`It asked ${host}.`)
          }
        })
        return new AtTheDesk(page, product).signIn(email)
      })
      for (const context of contexts) await context.close()
      const isExpected = (line: string) => expectedComplaint.test(line) || alsoExpected.test(line)
      expect(complaints.filter(line => !isExpected(line))).toEqual([])
    }
  }
)

/** A browser itself writes a line when the network or a session is gone; stories make them go. And it
 * says when a file came by the service worker before its own preload did, or is used late. */
const expectedComplaint =
  /ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_(REFUSED|RESET)|WebSocket connection|cross-world service worker|preloaded using link preload/

export { expect }
