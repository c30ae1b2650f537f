import { type FormEvent, type RefObject, useState } from 'react'
import { call } from './call.ts'
import { readPhone, showPhone } from './words.ts'

type Props = {
  dialog: RefObject<HTMLDialogElement | null>
  numbers: { phone: string; name: string }[]
}

/** One more client with a telephone. */
export function AddPhone({ dialog, numbers }: Props) {
  const [trouble, setTrouble] = useState<string | null>(null)

  async function add(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    const fields = new FormData(form)
    const phone = readPhone(String(fields.get('phone')))
    const failed = await call('POST', 'handsets', {
      phone,
      name: String(fields.get('name')),
      number: String(fields.get('number'))
    })
    setTrouble(failed)
    if (failed === null) {
      form.reset()
      dialog.current?.close()
    }
  }

  return (
    <dialog ref={dialog} className="dialog" aria-labelledby="add-title">
      <form onSubmit={add}>
        <h2 id="add-title">Add a phone</h2>
        <label>
          Name
          <input name="name" required maxLength={60} autoComplete="off" placeholder="Hana Sato" />
        </label>
        <label>
          Number
          <input name="phone" required type="tel" autoComplete="off" placeholder="(250) 555-0190" />
        </label>
        <label>
          Texts to
          <select name="number">
            {numbers.map(({ phone, name }) => (
              <option key={phone} value={phone}>
                {name}, {showPhone(phone)}
              </option>
            ))}
          </select>
        </label>
        {trouble && (
          <p className="trouble" role="alert">
            {trouble}
          </p>
        )}
        <div className="dialog-actions">
          <button type="button" className="button" onClick={() => dialog.current?.close()}>
            Cancel
          </button>
          <button type="submit" className="button filled">
            Add the phone
          </button>
        </div>
      </form>
    </dialog>
  )
}
