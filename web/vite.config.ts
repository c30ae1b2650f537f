import { defineConfig } from 'vite'

const server = 'http://127.0.0.1:3000'

export default defineConfig({
  base: '/',
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
      // "use client" means something to a server that draws React; we have none.
      onLog: (level, log, show) => log.code !== 'MODULE_LEVEL_DIRECTIVE' && show(level, log)
    }
  },
  server: {
    host: '127.0.0.1',
    proxy: { '/api': { target: server, ws: true }, '/webhooks': { target: server, ws: true } }
  }
})
