/** After the page stands: the shell is kept, so that a page loaded without a network opens. */
export function registerServiceWorker(): void {
  if (!('serviceWorker' in navigator)) return
  window.addEventListener('load', () => {
    navigator.serviceWorker
      .register('/service-worker.js')
      .then(() => navigator.serviceWorker.ready)
      .then(({ active }) => active?.postMessage({ keep: loadedAssets() }))
      .catch(() => {
        // Private windows forbid it: then there is no page without a network.
      })
  })
}

/** What this page fetched before the worker could see it. */
function loadedAssets(): string[] {
  return performance
    .getEntriesByType('resource')
    .map(entry => new URL(entry.name))
    .filter(url => url.origin === location.origin && url.pathname.startsWith('/assets/'))
    .map(url => url.pathname)
}
