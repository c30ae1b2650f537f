import type { ClientLine } from '@parlor/contract/client-cards.ts'
import { Chip, type ChipTone } from '../ui/chip.tsx'
import type { IconShape } from '../ui/icon.tsx'
import { Ban, Check, Phone } from '../ui/icons.ts'
import { clientWords as t } from '../words/en-clients.ts'

const looks: Record<ClientLine['texts'], [ChipTone, IconShape?]> = {
  can: ['good', Check],
  'opted-out': ['stop', Ban],
  blocked: ['stop', Ban],
  landline: ['note', Phone],
  'no-number': ['outline']
}

/** Whether a client can be texted. */
export function TextsChip({ of }: { of: ClientLine['texts'] }) {
  const [tone, icon] = looks[of]
  return (
    <Chip tone={tone} {...(icon && { icon })}>
      {t.texts[of]}
    </Chip>
  )
}
