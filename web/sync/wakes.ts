/** When a line that looks alive may be dead, or a dead one may live again. */
export function listenForWakes({ wake, lose }: { wake(): void; lose(): void }): () => void {
  const whenVisible = () => {
    if (document.visibilityState === 'visible') wake()
  }
  window.addEventListener('online', wake)
  window.addEventListener('offline', lose)
  window.addEventListener('pageshow', whenVisible)
  document.addEventListener('visibilitychange', whenVisible)
  return () => {
    window.removeEventListener('online', wake)
    window.removeEventListener('offline', lose)
    window.removeEventListener('pageshow', whenVisible)
    document.removeEventListener('visibilitychange', whenVisible)
  }
}
