import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { listAudit } from '@parlor/contract/audit.ts'
import { newId } from '@parlor/contract/ids.ts'
import type { Permission } from '@parlor/contract/permissions.ts'
import { addRole, changeRole, removeRole } from '@parlor/contract/roles.ts'
import { getSession } from '@parlor/contract/staff.ts'
import {
  changeStaff,
  disableStaff,
  enableStaff,
  removeStaff,
  signOutStaff,
  viewAs,
  whyStaff
} from '@parlor/contract/staff-members.ts'
import { asOwner } from '../testing/database.ts'
import { hire } from '../testing/isolation.ts'
import type { OpenScreen } from '../testing/person.ts'
import { gloriasPhone, priyasPhone, theSalon } from '../testing/salon.ts'
import { eventually } from '../testing/wait.ts'

const shop = await theSalon({ after })
const { maya, theo, zoe, priya, gloria, stranger } = shop
const { staff } = shop.salon
const atOnceMs = 2_000

await priya.text('Can I move to Friday?')
await gloria.text('Running late')
await stranger.text('Do you do balayage?')

const exceptions = (...list: [Permission, boolean][]) =>
  list.map(([permission, allowed]) => ({ permission, allowed, reason: null }))
const change = (name: string, to: object) =>
  maya.call(changeStaff, { id: staff[name]!, ...to } as never)
const isTold = (screen: OpenScreen) => screen.frames.some(frame => frame.type === 'resync')

test('a right given to one person is hers within two seconds, without signing in again', async () => {
  const screen = await zoe.open()
  assert.equal((await zoe.inbox()).length, 1)
  const started = performance.now()
  await change('zoe', { exceptions: exceptions(['conversations.view-all', true]) })
  await screen.until(() => isTold(screen))
  assert.equal((await zoe.inbox()).length, 3)
  assert.ok(performance.now() - started < atOnceMs)
  await stranger.text('Anybody there?')
  await screen.hears('Anybody there?')

  await change('zoe', { exceptions: [] })
  await screen.until(() => screen.frames.filter(frame => frame.type === 'resync').length === 2)
  assert.deepEqual(
    (await zoe.inbox()).map(row => row.phone),
    [priyasPhone]
  )
  const heard = screen.raw.length
  await gloria.text('Not for Zoe any more')
  await priya.text('But this is')
  await screen.hears('But this is')
  assert.ok(!screen.raw.slice(heard).some(frame => frame.includes('Not for Zoe')))
  screen.close()
})

test('who was told which clients to see sees no others, with the right to the inbox or without', async () => {
  const all = exceptions(['conversations.view-all', true])
  await change('zoe', { exceptions: all, visibility: 'assigned' })
  assert.equal((await zoe.inbox()).length, 1)
  await change('zoe', { visibility: null })
  assert.equal((await zoe.inbox()).length, 3)
  await change('zoe', { exceptions: exceptions(['clients.see-all', true]) })
  assert.deepEqual(
    (await zoe.inbox()).map(row => row.phone).sort(),
    [priyasPhone, gloriasPhone].sort(),
    'all clients, and no stranger'
  )
  await change('zoe', { exceptions: [] })
})

test('who may not send sees the thread and sends nothing; an admin always may', async () => {
  await change('theo', { exceptions: exceptions(['messages.send', false]) })
  await assert.rejects(theo.reply(priyasPhone, 'Friday it is'), /messages\.send/)
  assert.ok((await theo.thread(priyasPhone)).length > 0)
  await change('theo', { role: 'admin' })
  await theo.reply(priyasPhone, 'Friday it is')
  await change('theo', { role: 'front-desk', exceptions: [] })
})

test('a role of one’s own: whoever bears it may at once what it says', async () => {
  const roleId = newId()
  const made = { roleId, name: 'Assistant', visibility: 'assigned' as const }
  // Whoever answers looks after it from then on, and sees it.
  await asOwner(shop.databaseUrl, 'update conversations set assignee_id = null')
  await maya.call(addRole, { ...made, permissions: ['conversations.view-own'] })
  await change('theo', { role: roleId })
  assert.deepEqual((await theo.call(getSession, {})).permissions, ['conversations.view-own'])
  assert.deepEqual(await theo.inbox(), [])
  const screen = await theo.open()
  await maya.call(changeRole, {
    id: roleId,
    permissions: ['conversations.view-all', 'messages.send'],
    visibility: 'all'
  })
  await screen.until(() => isTold(screen))
  assert.equal((await theo.inbox()).length, 3)
  screen.close()
  await assert.rejects(maya.call(removeRole, { id: roleId }), /Somebody has the role Assistant/)
  await assert.rejects(
    maya.call(addRole, { ...made, roleId: newId(), name: 'assistant', permissions: [] }),
    /a role assistant already/
  )
  await change('theo', { role: 'front-desk' })
  await maya.call(removeRole, { id: roleId })
})

test('the last owner can neither step down, be disabled nor be removed', async () => {
  const id = staff['maya']!
  await assert.rejects(change('maya', { role: 'admin' }), /last owner/)
  await assert.rejects(maya.call(disableStaff, { id }), /last owner/)
  await assert.rejects(maya.call(removeStaff, { id }), /last owner/)
})

test('of two owners who step down at the same moment one stays', async () => {
  await change('theo', { role: 'owner' })
  const answers = await Promise.allSettled([
    change('maya', { role: 'admin' }),
    theo.call(changeStaff, { id: staff['theo']!, role: 'front-desk' })
  ])
  assert.deepEqual(answers.map(answer => answer.status).sort(), ['fulfilled', 'rejected'])
  const owner = answers[0]!.status === 'rejected' ? maya : theo
  await owner.call(changeStaff, { id: staff['maya']!, role: 'owner' }).catch(() => undefined)
  await maya.call(changeStaff, { id: staff['theo']!, role: 'front-desk' })
  assert.equal((await maya.call(getSession, {})).staff.role, 'owner')
})

test('nobody gives what they do not have, nor to themselves, nor touches an owner', async () => {
  const manager = await hire(shop, 'Mona Manager', 'front-desk', { 'staff.manage': true })
  const { staff: mona } = await manager.call(getSession, {})
  const give = (id: string, to: object) => manager.call(changeStaff, { id, ...to } as never)
  const forExport = { exceptions: exceptions(['data.export', true]) }
  await assert.rejects(give(staff['zoe']!, forExport), /data\.export/)
  await assert.rejects(give(staff['zoe']!, { role: 'admin' }), /do not have/)
  await assert.rejects(give(staff['zoe']!, { role: 'owner' }), /Only an owner/)
  await assert.rejects(give(staff['maya']!, { role: 'provider' }), /Only an owner/)
  await assert.rejects(give(mona.id, forExport), /their own rights/)
  await assert.rejects(
    manager.call(disableStaff, { id: staff['maya']! }),
    /last owner|Only an owner/
  )
  const roleId = newId()
  await assert.rejects(
    manager.call(addRole, {
      roleId,
      name: 'Exporter',
      permissions: ['data.export'],
      visibility: 'all'
    }),
    /data\.export/
  )
  await give(staff['zoe']!, { exceptions: exceptions(['numbers.block', true]) })
  await change('zoe', { exceptions: [] })
})

test('why may she? The role says no, an exception says yes, and so many clients she sees', async () => {
  await change('zoe', {
    exceptions: [
      {
        permission: 'conversations.view-all',
        allowed: true,
        reason: 'covers the desk on Thursdays'
      }
    ],
    visibility: 'appointments'
  })
  const why = await maya.call(whyStaff, { id: staff['zoe']! })
  const right = why.rights.find(each => each.permission === 'conversations.view-all')!
  assert.equal(right.allowed, true)
  assert.equal(right.roleSays, false)
  assert.equal(right.roleName, 'Provider')
  assert.equal(right.exception?.reason, 'covers the desk on Thursdays')
  assert.equal(right.exception?.byId, staff['maya'])
  assert.deepEqual([why.visibility, why.visibilitySource], ['appointments', 'person'])
  assert.deepEqual(why.clients, { of: 2, all: 2, location: 2, appointments: 1, assigned: 1 })
  await change('zoe', { exceptions: [], visibility: null })
})

test('view as Zoe: her list to the row, nothing is read by it, and it is written down', async () => {
  await priya.text('Are you there?')
  const seen = await maya.call(viewAs, { id: staff['zoe']!, view: 'all' })
  assert.deepEqual(seen.rows, await zoe.inbox('all'))
  assert.deepEqual(seen.permissions, (await zoe.call(getSession, {})).permissions)
  assert.equal(seen.counts.open, (await zoe.inbox('open')).length)
  assert.equal((await zoe.inbox('unread')).length, 1)
  const { lines } = await maya.call(listAudit, { act: 'staff.viewed-as' })
  assert.equal(lines[0]!.by!.name, 'Maya Okafor')
  assert.deepEqual(lines[0]!.subject, { kind: 'staff', id: staff['zoe'], name: 'Zoe Park' })
  await assert.rejects(theo.call(viewAs, { id: staff['zoe']!, view: 'all' }), /staff\.manage/)
})

for (const [how, endpoint] of Object.entries({ disableStaff, removeStaff, signOutStaff })) {
  test(`${how}: screens in every process close and the session opens nothing, within two seconds`, async () => {
    await hire(shop, 'Lena Leaving', 'front-desk', {}, `${how.toLowerCase()}@salon.test`)
    const other = await shop.anotherServer('web')
    const here = await shop.as(shop.server, `${how.toLowerCase()}@salon.test`)
    const there = await shop.as(other, `${how.toLowerCase()}@salon.test`)
    const { staff: lena } = await here.call(getSession, {})
    await there.inbox() // known there for a second
    const screens = [await here.open(), await there.open()]
    const started = performance.now()
    await maya.call(endpoint, { id: lena.id } as never)
    for (const screen of screens) await screen.until(() => screen.closeCode === 4401)
    await eventually(
      () => Promise.all([here.fetch('/api/v1/session'), there.fetch('/api/v1/session')]),
      answers => answers.every(answer => answer.status === 401)
    )
    assert.ok(performance.now() - started < atOnceMs)
    const again = shop.as(shop.server, `${how.toLowerCase()}@salon.test`)
    if (how === 'signOutStaff') await again
    else await assert.rejects(again, /do not belong together/)
    const colleagues = (await maya.call(getSession, {})).colleagues
    const left = colleagues.find(each => each.id === lena.id)!
    assert.deepEqual([left.name, left.active], ['Lena Leaving', how === 'signOutStaff'])
    if (how === 'disableStaff') {
      await maya.call(enableStaff, { id: lena.id })
      await shop.as(shop.server, 'disablestaff@salon.test')
    }
  })
}

test('the audit log is read and filtered, newest first, page by page', async () => {
  const all = await maya.call(listAudit, { limit: 200 })
  assert.ok(all.lines.length > 20)
  assert.ok(all.lines.every((line, at) => at === 0 || line.at <= all.lines[at - 1]!.at))
  const group = await maya.call(listAudit, { group: 'role' })
  assert.deepEqual(
    group.lines.map(line => line.act),
    ['role.removed', 'role.changed', 'role.added']
  )
  const zoes = await maya.call(listAudit, { subject: staff['zoe']!, by: staff['maya']! })
  assert.ok(zoes.lines.length > 3 && zoes.lines.every(line => line.subject.name === 'Zoe Park'))
  const paged = []
  for (let before: string | undefined; ; ) {
    const page = await maya.call(listAudit, { limit: 7, ...(before && { before }) })
    paged.push(...page.lines)
    if (page.next === null) break
    before = page.next
  }
  assert.deepEqual(paged, all.lines)
  const none = await maya.call(listAudit, { until: all.lines.at(-1)!.at })
  assert.deepEqual(none.lines, [])
})
