import { build } from 'vite'

/** Bundles the page of the handsets into `folder`, or into `dist` beside this file. */
export async function buildPage(folder?: string) {
  const outDir = folder ?? 'dist'
  await build({ root: import.meta.dirname, logLevel: 'warn', build: { outDir, emptyOutDir: true } })
}
