import { defineConfig } from 'vite'

const server = 'http://127.0.0.1:3000'

export default defineConfig({
  base: '/',
  build: {
    manifest: true,
    sourcemap: false,
    // `light-dark()` stays as it is written: the themes depend on it.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    assetsInlineLimit: 0
  },
  server: {
    host: '127.0.0.1',
    proxy: { '/api': { target: server, ws: true }, '/webhooks': { target: server, ws: true } }
  }
})
