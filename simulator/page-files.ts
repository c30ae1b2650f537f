import { createReadStream, existsSync, statSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { extname, join, normalize } from 'node:path'

export const builtPage = join(import.meta.dirname, 'dist')

const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml'
}

const policy =
  "default-src 'self'; img-src 'self' blob: data:; style-src 'self' 'unsafe-inline'; connect-src 'self' ws:; frame-ancestors 'self'"

/** Serves the built page of the handsets. */
export function servePage(folder: string, pathname: string, response: ServerResponse) {
  const name = pathname === '/' ? 'index.html' : normalize(pathname).replace(/^[/\\]+/, '')
  const file = join(folder, name)
  if (file.startsWith(folder) && existsSync(file) && statSync(file).isFile()) {
    const lasting = name.startsWith('assets/')
    response.writeHead(200, {
      'content-type': contentTypes[extname(name)] ?? 'application/octet-stream',
      'cache-control': lasting ? 'public, max-age=31536000, immutable' : 'no-cache',
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff'
    })
    createReadStream(file).pipe(response)
  } else {
    response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' })
    const isPage = pathname === '/'
    response.end(isPage ? 'The page is not built. Run: npx vite build simulator\n' : 'Not found.\n')
  }
}
