import { troubleOf } from '../sync/store.ts'
import { announce } from '../ui/announce.ts'
import { showToast } from '../ui/toasts.ts'
import { t } from '../words/en.ts'

/** Why an act did not come about, as a sentence. */
export function whyOf(error: unknown): string {
  const trouble = troubleOf(error)
  return trouble.kind === 'refused' ? trouble.detail : t.trouble[trouble.why]
}

/** The answer to an act; what did not come about is said in passing, and is null. */
export async function orSay<Reply>(
  act: Promise<Reply>,
  words: (why: string) => string = why => why
): Promise<Reply | null> {
  try {
    return await act
  } catch (error) {
    const said = words(whyOf(error))
    showToast({ words: said })
    announce(said, 'assertive')
    return null
  }
}
