import { equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import { checkImports } from './check-imports.ts'
import { parse } from './source.ts'

type Tree = Record<string, string>

function faults(tree: Tree, shared?: string[]): string[] {
  const sources = Object.entries(tree).map(([path, text]) => parse(path, text))
  return checkImports(sources, shared).map(({ file, line, why }) => `${file}:${line} ${why}`)
}

function oneFault(tree: Tree, said: RegExp): void {
  const found = faults(tree)
  equal(found.length, 1, `one fault is expected, found: ${found.join('\n')}`)
  match(found[0] ?? '', said)
}

const table = 'export const clients = (tx: any) => tx.rows(`select id from clients`)'

test('a tree that keeps the order has no fault', () => {
  const good = {
    'contract/ids.ts': "import * as z from 'zod/mini'\nexport const Id = z.uuid()",
    'server/platform/db.ts': "import { Id } from '@parlor/contract/ids.ts'\nexport const db = Id",
    'server/clients/clients.ts': `import { db } from '../platform/db.ts'\n${table}`,
    'server/messaging/receive-message.ts':
      "import { clients } from '../clients/clients.ts'\nimport { carriers } from '../carriers/carriers.ts'\nexport const receive = [clients, carriers]",
    'server/messaging/webhooks.ts':
      "import { receive } from './receive-message.ts'\nexport const doors = receive",
    'server/carriers/carriers.ts':
      "import { Id } from '@parlor/contract/ids.ts'\nexport const carriers = Id",
    'server/main.ts': "import { doors } from './messaging/webhooks.ts'\ndoors",
    'web/inbox/row.tsx':
      "import { Button } from '../ui/button.tsx'\nimport { paths } from '../paths.ts'\nexport const Row = [Button, paths]",
    'web/ui/button.tsx': 'export const Button = 1',
    'web/paths.ts': 'export const paths = 1'
  }
  equal(faults(good).join('\n'), '')
})

test('a module may not know one to its right', () => {
  oneFault(
    {
      'server/clients/clients.ts':
        "import { send } from '../messaging/send.ts'\nexport const a = send",
      'server/messaging/send.ts': 'export const send = 1'
    },
    /clients\.ts:1 clients may not know messaging/
  )
})

test('a type from the right counts as knowing it', () => {
  oneFault(
    {
      'server/staff/staff.ts':
        "import type { Message } from '../messaging/messages.ts'\nexport type A = Message",
      'server/messaging/messages.ts': 'export type Message = 1'
    },
    /staff may not know messaging/
  )
})

test('a module that stands nowhere in the line is a fault', () => {
  oneFault({ 'server/gossip/gossip.ts': 'export const a = 1' }, /gossip has no place in the line/)
})

test('a table file calls no story, and a story no door', () => {
  const story =
    "import { clients } from './clients.ts'\nexport const merge = (tx: any) => clients(tx)"
  oneFault(
    {
      'server/clients/clients.ts': table,
      'server/clients/merge-clients.ts': story,
      'server/clients/notes.ts': `import { merge } from './merge-clients.ts'\nexport const notes = merge\n${table}`
    },
    /notes\.ts:1 a table file calls no story/
  )
  oneFault(
    {
      'server/clients/routes.ts': 'export const routes = 1',
      'server/clients/merge-clients.ts':
        "import { routes } from './routes.ts'\nexport const merge = routes"
    },
    /only doors know doors/
  )
})

test('a pure rule may be asked by a table file', () => {
  const tree = {
    'server/clients/names.ts': 'export const names = 1',
    'server/clients/clients.ts': `import { names } from './names.ts'\nexport const a = names\n${table}`
  }
  equal(faults(tree).length, 0)
})

test('carriers are for numbers, messaging and calls only', () => {
  const carrier = { 'server/carriers/carriers.ts': 'export const carriers = 1' }
  const use = "import { carriers } from '../carriers/carriers.ts'\nexport const a = carriers"
  oneFault(
    { ...carrier, 'server/clients/clients.ts': use },
    /only numbers, messaging, calls, set-up may/
  )
  equal(faults({ ...carrier, 'server/numbers/numbers.ts': use }).length, 0)
})

test('platform, carriers and ui know no module', () => {
  const modules = { 'server/staff/staff.ts': 'export const staff = 1' }
  const use = "import { staff } from '../staff/staff.ts'\nexport const a = staff"
  oneFault({ ...modules, 'server/platform/http.ts': use }, /platform knows no module/)
  oneFault({ ...modules, 'server/carriers/carriers.ts': use }, /carriers knows no module/)
  oneFault(
    {
      'web/inbox/row.tsx': 'export const Row = 1',
      'web/ui/list.tsx': "import { Row } from '../inbox/row.tsx'\nexport const List = Row"
    },
    /ui knows no inbox/
  )
})

test('nobody below main.ts knows the contents pages', () => {
  oneFault(
    {
      'server/reactions.ts': 'export const reactions = 1',
      'server/platform/events.ts':
        "import { reactions } from '../reactions.ts'\nexport const a = reactions"
    },
    /stand above the modules/
  )
})

test('packages keep their direction', () => {
  const there = { 'server/staff/staff.ts': 'export const staff = 1' }
  const use = "import { staff } from '../server/staff/staff.ts'\nexport const a = staff"
  oneFault({ ...there, 'web/call.ts': use }, /web may not import server/)
  oneFault({ ...there, 'simulator/world.ts': use }, /the simulator imports nothing of ours/)
  oneFault({ ...there, 'simulator/world.test.ts': use }, /the simulator imports nothing of ours/)
  oneFault({ 'contract/a.ts': "import 'react'" }, /the contract imports zod and nothing else/)
})

test('a web feature does not import another, unless it is on the list', () => {
  const tree = {
    'web/clients/client-name.tsx': 'export const ClientName = 1',
    'web/inbox/row.tsx':
      "import { ClientName } from '../clients/client-name.tsx'\nexport const Row = ClientName"
  }
  oneFault(tree, /inbox may not import web\/clients\/client-name\.tsx/)
  equal(faults(tree, ['web/clients/client-name.tsx']).length, 0)
})

test('only tests import what is for tests', () => {
  const tree = { 'server/testing/start-server.ts': 'export const startServer = 1' }
  const use =
    "import { startServer } from '../testing/start-server.ts'\nexport const a = startServer"
  oneFault({ ...tree, 'server/staff/staff.ts': use }, /only tests import what is for tests/)
  equal(faults({ ...tree, 'server/staff/staff.test.ts': use }).length, 0)
})

test('a circle is found, one of types alone is none', () => {
  const circle = {
    'web/sync/a.ts': "import { b } from './b.ts'\nexport const a = b",
    'web/sync/b.ts': "import { c } from './c.ts'\nexport const b = c",
    'web/sync/c.ts': "import { a } from './a.ts'\nexport const c = a"
  }
  oneFault(
    circle,
    /a circle: web\/sync\/a\.ts → web\/sync\/b\.ts → web\/sync\/c\.ts → web\/sync\/a\.ts/
  )
  const types = "import type { a } from './a.ts'\nexport type c = typeof a"
  equal(faults({ ...circle, 'web/sync/c.ts': types }).length, 0)
})

test('index files and default exports are refused', () => {
  oneFault({ 'web/ui/index.ts': 'export const a = 1' }, /no index files/)
  oneFault({ 'server/staff/staff.ts': 'export default 1' }, /no default exports/)
  equal(faults({ 'web/inbox/page.tsx': 'export default 1' }).length, 0)
})
