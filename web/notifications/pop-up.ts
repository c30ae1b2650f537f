/** What the browser lets us show above other windows. */
export type PopUpState = 'unsupported' | 'unasked' | 'denied' | 'granted'

const changed = new EventTarget()

export function popUpState(): PopUpState {
  if (!('Notification' in window)) return 'unsupported'
  return Notification.permission === 'default' ? 'unasked' : Notification.permission
}

export function watchPopUpState(listener: () => void): () => void {
  changed.addEventListener('change', listener)
  window.addEventListener('focus', listener) // it may have been changed in the browser's settings
  return () => {
    changed.removeEventListener('change', listener)
    window.removeEventListener('focus', listener)
  }
}

/** The browser's own question; only ever after a press. */
export async function askForPopUps(): Promise<void> {
  await Notification.requestPermission()
  changed.dispatchEvent(new Event('change'))
}

/** Another one of the same conversation takes the place of the first. */
export function popUp(title: string, body: string, tag: string, onPress: () => void): void {
  if (popUpState() !== 'granted') return
  try {
    const shown = new Notification(title, { body, tag })
    shown.onclick = () => {
      window.focus()
      shown.close()
      onPress()
    }
  } catch {
    // On phones only a service worker may show one.
  }
}
