import { addPasskey, askNewPasskey } from '@parlor/contract/sign-in.ts'
import { call } from '../call.ts'
import { makePasskey } from '../passkeys.ts'
import { showToast } from '../ui/toasts.ts'
import { setUpWords } from '../words/en-set-up.ts'

const words = setUpWords.account

/** The owner, just signed in, wants a passkey as well. Without one the set-up goes on all the same. */
export async function addFirstPasskey(password: string): Promise<void> {
  try {
    const { challengeId, options } = await call(askNewPasskey, { password })
    const answer = await makePasskey(options)
    if (!answer) throw new Error(words.passkeyFailed)
    await call(addPasskey, { challengeId, name: words.passkeyName, answer })
  } catch {
    showToast({ words: words.passkeyFailed })
  }
}
