import type { ReactNode } from 'react'
import { Dialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import css from './dialog-box.module.css'

export type DialogBoxProps = {
  title: string
  children: ReactNode
  actions: ReactNode
  onClose: () => void
  size?: 'question' | 'work'
}

/** The open dialog. Fetched with the first one; see dialog.tsx. */
export function DialogBox({
  title,
  children,
  actions,
  onClose,
  size = 'question'
}: DialogBoxProps) {
  return (
    <ModalOverlay
      className={css.scrim!}
      isOpen
      isDismissable
      onOpenChange={isOpen => !isOpen && onClose()}
    >
      <Modal className={css.modal!} data-size={size}>
        <Dialog className={css.dialog!}>
          <Heading slot="title" level={2} className={css.title!}>
            {title}
          </Heading>
          <div className={css.body}>{children}</div>
          <div className={css.actions}>{actions}</div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
