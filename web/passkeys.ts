/** The browser's half of passkeys: its questions and answers travel as JSON. */
export function canUsePasskeys(): boolean {
  return (
    typeof PublicKeyCredential === 'function' &&
    'parseCreationOptionsFromJSON' in PublicKeyCredential
  )
}

/** A passkey belongs to a name: where the address is a number, none can be made. */
export function canMakePasskeys(): boolean {
  return canUsePasskeys() && !/^[\d.]+$|:/.test(location.hostname)
}

type Question = { challenge: string; [name: string]: unknown }
type Answer = { id: string; [name: string]: unknown }

/** Null when the person or the device said no. */
export async function makePasskey(question: Question): Promise<Answer | null> {
  try {
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(
      question as unknown as PublicKeyCredentialCreationOptionsJSON
    )
    return answerOf(await navigator.credentials.create({ publicKey }))
  } catch {
    return null
  }
}

/** Null when the person or the device said no. */
export async function answerWithPasskey(question: Question): Promise<Answer | null> {
  try {
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(
      question as unknown as PublicKeyCredentialRequestOptionsJSON
    )
    return answerOf(await navigator.credentials.get({ publicKey }))
  } catch {
    return null
  }
}

function answerOf(credential: Credential | null): Answer | null {
  return credential ? ({ ...(credential as PublicKeyCredential).toJSON() } as Answer) : null
}
