import {
  type addApiKey,
  type ApiKey,
  apiKeyLimits,
  permissionsOfScopes
} from '@parlor/contract/api-keys.ts'
import type { InputOf } from '@parlor/contract/endpoint.ts'
import { noteInAudit } from '../businesses/audit.ts'
import { now } from '../platform/clock.ts'
import type { Tx } from '../platform/db.ts'
import { notFound, Refusal } from '../platform/errors.ts'
import { randomToken, sha256 } from '../platform/secrets.ts'
import { addKeyRow, deleteKeyRow, findKeyRow, listKeyRows } from './api-keys.ts'
import type { StaffCaller } from './rights.ts'
import { tellColleagues } from './tell-colleagues.ts'

// Whoever finds one, in a log or a public repository, knows what it is and to whom to say so.
const prefix = 'parlor_'
const endingCharacters = 4

/** Nobody makes a key that may do or see more than they may themselves. */
export async function makeKey(
  tx: Tx,
  { keyId: id, name, expiresInDays, ...input }: InputOf<typeof addApiKey>,
  me: StaffCaller
): Promise<{ key: ApiKey; token: string }> {
  const scopes = [...new Set(input.scopes)]
  refuseBeyond(me, permissionsOfScopes(scopes))
  if ((await listKeyRows(tx)).length >= apiKeyLimits.perBusinessMax) {
    throw new Refusal(
      'too-many',
      `A business has ${apiKeyLimits.perBusinessMax} keys at most. Revoke one first.`
    )
  }
  const token = prefix + randomToken()
  const added = await addKeyRow(tx, {
    ...{ id, name, scopes, madeBy: me.id },
    ending: token.slice(-endingCharacters),
    expiresAt: expiresInDays ? new Date(now().getTime() + expiresInDays * 86_400_000) : null,
    tokenHash: sha256(token)
  })
  if (!added) {
    throw new Refusal(
      'key-made',
      'This key was made already, and it is shown only once. Revoke it and make another.'
    )
  }
  await tellColleagues(tx)
  await noteInAudit(tx, {
    act: 'key.made',
    by: me.id,
    subject: { kind: 'key', id },
    details: { scopes: scopes.join(', ') }
  })
  return { key: (await findKeyRow(tx, id))!, token }
}

export async function revokeKey(tx: Tx, id: string, me: StaffCaller): Promise<void> {
  if (!(await deleteKeyRow(tx, id))) throw notFound('API key')
  await noteInAudit(tx, { act: 'key.revoked', by: me.id, subject: { kind: 'key', id } })
}

function refuseBeyond(me: StaffCaller, permissions: ReadonlySet<string>): void {
  const lacking = [...permissions].find(each => !me.rights.permissions.has(each as never))
  const why = lacking
    ? `You cannot give a key the right “${lacking}”, because you do not have it.`
    : me.rights.reach !== 'all' || me.rights.clients !== 'all'
      ? 'A key sees every conversation, and you see some. Ask an owner to make it.'
      : null
  if (why) throw new Refusal('not-allowed', why, { status: 403 })
}
