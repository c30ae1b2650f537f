// Keeps the shell: the page and its assets, whose names change with their content. Nothing of the
// API ever passes through here; what the inbox showed last is kept by the page itself.
const shell = 'parlor-shell-1'
const assetsMax = 120
const pageAnswerMs = 3_000

type WorkerEvent = Event & { waitUntil(promise: Promise<unknown>): void }
type FetchEvent = WorkerEvent & { request: Request; respondWith(answer: Promise<Response>): void }
const worker = globalThis as unknown as {
  addEventListener(name: string, listener: (event: never) => void): void
  skipWaiting(): Promise<void>
  clients: { claim(): Promise<void> }
  location: Location
}

worker.addEventListener('install', (event: WorkerEvent) => {
  event.waitUntil(Promise.all([worker.skipWaiting(), keepPage()]))
})

worker.addEventListener('activate', (event: WorkerEvent) => {
  event.waitUntil(Promise.all([worker.clients.claim(), dropOldShells()]))
})

worker.addEventListener('message', (event: MessageEvent<{ keep?: string[] }> & WorkerEvent) => {
  const { keep = [] } = event.data
  event.waitUntil(keepAssets(keep.filter(path => path.startsWith('/assets/')).slice(0, assetsMax)))
})

worker.addEventListener('fetch', (event: FetchEvent) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== worker.location.origin) return
  if (request.mode === 'navigate') event.respondWith(page(request))
  else if (url.pathname.startsWith('/assets/')) event.respondWith(asset(request))
})

async function keepPage() {
  const cache = await caches.open(shell)
  await cache.add(new Request('/', { cache: 'reload' }))
}

async function keepAssets(paths: string[]) {
  const cache = await caches.open(shell)
  const have = new Set((await cache.keys()).map(request => new URL(request.url).pathname))
  await Promise.all(paths.filter(path => !have.has(path)).map(path => cache.add(path)))
  // The oldest belong to versions that are gone.
  const kept = (await cache.keys()).filter(each => new URL(each.url).pathname !== '/')
  const tooMany = kept.slice(0, Math.max(0, kept.length - assetsMax))
  await Promise.all(tooMany.map(request => cache.delete(request)))
}

/** The newest page, or without a network the one that was kept. */
async function page(request: Request): Promise<Response> {
  const cache = await caches.open(shell)
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(pageAnswerMs) })
    if (answer.ok && answer.headers.get('content-type')?.startsWith('text/html')) {
      await cache.put('/', answer.clone())
    }
    return answer
  } catch (error) {
    const kept = await cache.match('/')
    if (!kept) throw error
    return kept
  }
}

async function asset(request: Request): Promise<Response> {
  const cache = await caches.open(shell)
  const kept = await cache.match(request)
  if (kept) return kept
  const answer = await fetch(request)
  if (answer.ok) await cache.put(request, answer.clone())
  return answer
}

async function dropOldShells() {
  const names = await caches.keys()
  const old = names.filter(name => name.startsWith('parlor-shell-') && name !== shell)
  await Promise.all(old.map(name => caches.delete(name)))
}

export {}
