import { defineConfig } from 'vite'

/** `npx vite build simulator` puts the page of the handsets into `simulator/dist`. */
export default defineConfig({
  root: import.meta.dirname,
  oxc: { jsx: { runtime: 'automatic' } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    // The icons mark themselves as client code, which says nothing to a page without a server.
    rolldownOptions: {
      onLog: (level, log, say) => log.code === 'MODULE_LEVEL_DIRECTIVE' || say(level, log)
    }
  }
})
