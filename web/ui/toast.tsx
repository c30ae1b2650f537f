import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react'
import { IconButton } from './icon-button.tsx'
import { X } from './icons.ts'
import css from './toast.module.css'
import { currentToast, dropToast, type ToastWords, undoToast, watchToast } from './toasts.ts'

const toastMs = 8_000

export type ToastRegionProps = { label: string; dismissLabel: string }

/** Where toasts stand. It is in the page from the start, or nobody would hear the first one. */
export function ToastRegion({ label, dismissLabel }: ToastRegionProps) {
  const toast = useSyncExternalStore(watchToast, currentToast)
  return (
    <section className={css.region} aria-label={label} aria-live="polite" aria-atomic="true">
      {toast && <Toast key={toast.id} toast={toast} dismissLabel={dismissLabel} />}
    </section>
  )
}

/** What was done, and for eight seconds the way back; it waits under the pointer or the focus. */
function Toast({ toast, dismissLabel }: { toast: ToastWords; dismissLabel: string }) {
  const [isHeld, hold] = useState(false)
  useEffect(() => {
    if (isHeld) return
    const timer = setTimeout(() => dropToast(toast.id), toastMs)
    return () => clearTimeout(timer)
  }, [isHeld, toast.id])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the pointer only holds it, nothing is done
    <div
      className={css.toast}
      onPointerEnter={() => hold(true)}
      onPointerLeave={() => hold(false)}
      onFocus={() => hold(true)}
      onBlur={() => hold(false)}
    >
      <ToastBody toast={toast} />
      <IconButton
        icon={X}
        size="s"
        iconSize={16}
        label={dismissLabel}
        onPress={() => dropToast(toast.id)}
      />
    </div>
  )
}

function ToastBody({ toast }: { toast: ToastWords }): ReactNode {
  return (
    <>
      <span className={css.words}>
        {toast.words} {toast.whom && <strong className={css.whom}>{toast.whom}</strong>}
      </span>
      {toast.undoLabel && (
        <button type="button" className={css.undo} onClick={undoToast}>
          {toast.undoLabel}
        </button>
      )}
    </>
  )
}
