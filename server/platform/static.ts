import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import serve from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { apiBase } from './http.ts'

const notPages = [apiBase, '/webhooks/', '/assets/']

/** The built web app. Its assets carry their hash in the name and never change; every other
 * address of the app is its index page. */
export async function addWebApp(app: FastifyInstance, folder: string): Promise<void> {
  if (!existsSync(path.join(folder, 'index.html'))) return
  await app.register(serve, {
    root: folder,
    wildcard: false,
    preCompressed: true,
    index: false,
    cacheControl: false,
    setHeaders: (reply, file) => {
      const lasting = file.includes(`${path.sep}assets${path.sep}`)
      reply.header('cache-control', lasting ? 'public, max-age=31536000, immutable' : 'no-cache')
    }
  })
  const index = await readFile(path.join(folder, 'index.html'))
  const page = (_request: unknown, reply: { header(name: string, value: string): unknown }) => {
    reply.header('cache-control', 'no-cache')
    reply.header('content-type', 'text/html; charset=utf-8')
    return index
  }
  app.get('/', async (request, reply) => page(request, reply))
  app.get('/*', async (request, reply) => {
    const address = request.url.split('?')[0]!
    const isPage = !notPages.some(start => address.startsWith(start)) && !/\.\w+$/.test(address)
    return isPage ? page(request, reply) : reply.callNotFound()
  })
}
