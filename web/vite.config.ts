import { defineConfig, type Plugin } from 'vite'

const server = 'http://127.0.0.1:3000'

export default defineConfig({
  base: '/',
  plugins: [addressesOnly()],
  build: {
    manifest: true,
    // Every browser that knows `light-dark()` knows what this would teach it.
    modulePreload: { polyfill: false },
    sourcemap: false,
    chunkSizeWarningLimit: 1_000, // kB: the words that find emojis, fetched with the first picker
    // `light-dark()` stays as it is written: the themes depend on it.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: { index: 'index.html', 'service-worker': 'service-worker.ts' },
      // A worker rules what lies beside it and below: it stands at the top, under its own name.
      output: {
        entryFileNames: ({ name }) =>
          name === 'service-worker' ? '[name].js' : 'assets/[name]-[hash].js',
        // What the first screen needs anyhow is one file, not one for each set of pages that share it.
        codeSplitting: { groups: [{ name: whatIsFirst(), debugName: 'first' }] }
      },
      // What the contract describes and this page never asks for is left out.
      treeshake: { manualPureFunctions: ['z', 'endpoint'] },
      // "use client" means something to a server that draws React; we have none.
      onLog: (level, log, show) => log.code !== 'MODULE_LEVEL_DIRECTIVE' && show(level, log)
    }
  },
  server: {
    host: '127.0.0.1',
    proxy: { '/api': { target: server, ws: true }, '/webhooks': { target: server, ws: true } }
  }
})

/** A page asks by method and path, and the server checks: what an endpoint takes and answers stays out of
 * the bundle, and so does every description that no page reads. */
function addressesOnly(): Plugin {
  return {
    name: 'addresses-only',
    apply: 'build',
    transform(code, id) {
      if (!/\/contract\/[\w-]+\.ts$/.test(id)) return null
      const made = this.parse(code, { lang: 'ts' }).body.flatMap(statement => {
        const declared =
          statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement
        const value =
          declared?.type === 'VariableDeclaration' ? declared.declarations[0]?.init : null
        return value?.type === 'CallExpression' ? [value] : []
      })
      let kept = code
      for (const value of made.reverse()) {
        const { start, end } = value
        const words = code.slice(start, end)
        const described = value.arguments[2]
        const put = (from: number, to: number, by: string) => {
          kept = `${kept.slice(0, from)}${by}${kept.slice(to)}`
        }
        if (words.startsWith('endpoint(') && described) put(described.start, described.end, '{}')
        else if (words.startsWith('z.') || words.startsWith('z\n')) {
          put(start, end, `/* @__PURE__ */ (() => ${words})()`)
        }
      }
      return { code: kept, map: null }
    }
  }
}

type Modules = {
  getModuleInfo(id: string): { isEntry: boolean; importers: readonly string[] } | null
}

/** Names the modules that the page itself imports, directly or by others. */
function whatIsFirst() {
  const known = new Map<string, boolean>()
  function isFirst(id: string, modules: Modules): boolean {
    const found = known.get(id)
    if (found !== undefined) return found
    known.set(id, false) // in a circle it is decided by who else imports it
    const info = modules.getModuleInfo(id)
    const isIt =
      !id.includes('service-worker') &&
      ((info?.isEntry ?? false) || (info?.importers.some(each => isFirst(each, modules)) ?? false))
    known.set(id, isIt)
    return isIt
  }
  return (id: string, modules: Modules) => (isFirst(id, modules) ? 'first' : null)
}
