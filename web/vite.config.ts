import { defineConfig, type Plugin } from 'vite'

const server = 'http://127.0.0.1:3000'

export default defineConfig({
  base: '/',
  plugins: [addressesOnly()],
  build: {
    manifest: true,
    sourcemap: false,
    // `light-dark()` stays as it is written: the themes depend on it.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: { index: 'index.html', 'service-worker': 'service-worker.ts' },
      // A worker rules what lies beside it and below: it stands at the top, under its own name.
      output: {
        entryFileNames: ({ name }) =>
          name === 'service-worker' ? '[name].js' : 'assets/[name]-[hash].js'
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
 * the bundle. */
function addressesOnly(): Plugin {
  return {
    name: 'addresses-only',
    apply: 'build',
    transform(code, id) {
      if (!/\/contract\/[\w-]+\.ts$/.test(id) || !code.includes('endpoint(')) return null
      const cuts = this.parse(code, { lang: 'ts' }).body.flatMap(statement => {
        const made = statement.type === 'ExportNamedDeclaration' ? statement.declaration : null
        const first = made?.type === 'VariableDeclaration' ? made.declarations[0]?.init : null
        const isEndpoint = first?.type === 'CallExpression' && first.arguments.length === 3
        const described = isEndpoint ? first.arguments[2] : null
        return described && code.slice(first!.start).startsWith('endpoint(') ? [described] : []
      })
      let kept = code
      for (const { start, end } of cuts.reverse())
        kept = `${kept.slice(0, start)}{}${kept.slice(end)}`
      return { code: kept, map: null }
    }
  }
}
