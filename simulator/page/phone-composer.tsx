import { ArrowUp, Camera } from 'lucide-react'
import { type ChangeEvent, type FormEvent, useRef, useState } from 'react'
import type { PagePhone } from '../watchers.ts'
import { call } from './call.ts'

const pictureBytesMax = 5 * 1024 * 1024

type Props = { phone: PagePhone; business: string; canSendPictures: boolean }

/** The field of the handset. Enter sends, as on a phone. */
export function PhoneComposer({ phone, business, canSendPictures }: Props) {
  const [draft, setDraft] = useState('')
  const [trouble, setTrouble] = useState<string | null>(null)
  const file = useRef<HTMLInputElement>(null)

  async function text(body: string, media: object[] = []) {
    const to = phone.number
    const failed = await call('POST', 'inbound', {
      from: phone.phone,
      to,
      body,
      media,
      wait: false
    })
    setTrouble(failed)
    return failed === null
  }

  async function send(event: FormEvent) {
    event.preventDefault()
    if (!draft.trim()) return
    setDraft('')
    if (!(await text(draft))) setDraft(draft)
  }

  async function sendPicture(event: ChangeEvent<HTMLInputElement>) {
    const [picture] = event.target.files ?? []
    if (!picture) return
    if (picture.size > pictureBytesMax)
      setTrouble('The picture is over 5 MB. Choose a smaller one.')
    else await text('', [{ contentType: picture.type, base64: await base64Of(picture) }])
    if (file.current) file.current.value = ''
  }

  return (
    <div className="composer">
      {trouble && (
        <p className="trouble" role="alert">
          {trouble}
        </p>
      )}
      {phone.optedOut && (
        <button type="button" className="pill" onClick={() => text('START')}>
          Text START
        </button>
      )}
      <form onSubmit={send}>
        <button
          type="button"
          className="icon-button"
          aria-label="Send a picture"
          title={canSendPictures ? undefined : 'Picture messages are off'}
          disabled={!canSendPictures}
          onClick={() => file.current?.click()}
        >
          <Camera size={20} strokeWidth={1.5} aria-hidden="true" />
        </button>
        <input ref={file} type="file" accept="image/*" hidden onChange={sendPicture} />
        <span className="field">
          <input
            type="text"
            autoComplete="off"
            maxLength={1600}
            placeholder="Text message"
            aria-label={`Text message to ${business}`}
            value={draft}
            onChange={event => setDraft(event.target.value)}
          />
          {draft.trim() && (
            <button type="submit" className="send" aria-label="Send">
              <ArrowUp size={16} aria-hidden="true" />
            </button>
          )}
        </span>
      </form>
    </div>
  )
}

async function base64Of(picture: File): Promise<string> {
  const bytes = new Uint8Array(await picture.arrayBuffer())
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary)
}
