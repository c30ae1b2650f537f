import assert from 'node:assert/strict'
import { test } from 'node:test'
import { permissionsOf } from '@parlor/contract/permissions.ts'
import { type Known, type Read, readTable } from './invitation-table.ts'
import { cellsOf, wordsOf } from './read-list.ts'

const role = (id: 'owner' | 'admin' | 'front-desk' | 'provider', name: string) => ({
  ...{ id, name },
  permissions: permissionsOf[id]
})
const known: Known = {
  roles: [role('owner', 'Owner'), role('front-desk', 'Front desk'), role('provider', 'Provider')],
  locations: [
    { id: 'm', name: 'Main Street' },
    { id: 'o', name: 'Oak, upstairs' }
  ],
  members: [
    { email: 'theo@salon.test', status: 'active' },
    { email: 'left@salon.test', status: 'removed' }
  ],
  invitations: [{ email: 'asked@salon.test' }],
  me: { id: 'x', role: 'admin', permissions: new Set(permissionsOf.admin) },
  usualRole: 'front-desk'
}

async function read(text: string, more: Partial<Known> = {}): Promise<Read> {
  const answer = readTable(await cellsOf(text), { ...known, ...more })
  if ('fault' in answer) throw new Error(answer.fault)
  return answer
}
const short = ({ invitees }: Read) =>
  invitees.map(each => [
    each.row,
    each.name,
    each.email,
    each.role.id,
    each.locations.map(location => location.id).join('+')
  ])

test('columns are known by their headings, in any order, whatever parts them', async () => {
  const iris = [[2, 'Iris Wong', 'iris@x.test', 'provider', 'm']]
  const lists = [
    'Name,E-mail,Role,Location\nIris Wong,Iris@X.test,Provider,Main Street',
    'ROLE;location;email address;Full name\nprovider;main street;iris@x.test;Iris Wong',
    'Last name\tFirst name\tBranch\tE-Mail\tPosition\nWong\tIris\tMain Street\tiris@x.test\tPROVIDER',
    '\uFEFF"Name","Email","Role","Location"\r\n"Iris Wong","iris@x.test","Provider","Main Street"\r\n'
  ]
  for (const list of lists) assert.deepEqual(short(await read(list)), iris, list)
})

test('an empty role is the usual one, an empty location all of them, and several stand in one cell', async () => {
  const list = await read(
    'name,email,role,location\nA B,a@x.test,,\nC D,c@x.test,Provider,"Oak, upstairs"\n' +
      'E F,e@x.test,,Main Street; Main Street'
  )
  assert.deepEqual(short(list), [
    [2, 'A B', 'a@x.test', 'front-desk', ''],
    [3, 'C D', 'c@x.test', 'provider', 'o'],
    [4, 'E F', 'e@x.test', 'front-desk', 'm']
  ])
})

test('each row that cannot be followed says why, with its number in the sheet', async () => {
  const list = await read(
    [
      'name,email,role,location,Phone',
      'Iris,iris@x.test,,,555',
      '',
      'Nobody,,,',
      'Bad,not an address,,',
      'Again,IRIS@x.test,,',
      'Theo,theo@salon.test,,',
      'Asked,asked@salon.test,,',
      ',noname@x.test,,',
      `${'n'.repeat(81)},long@x.test,,`,
      'Boss,boss@x.test,Boss,',
      'Olga,olga@x.test,Owner,',
      'Away,away@x.test,,Nowhere',
      'Back,left@salon.test,,'
    ].join('\n')
  )
  assert.deepEqual(
    short(list).map(([row, name]) => [row, name]),
    [
      [2, 'Iris'],
      [14, 'Back']
    ]
  )
  assert.deepEqual(
    list.bad.map(({ row, words }) => `${row}: ${words}`),
    [
      '4: There is no e-mail address.',
      '5: “not an address” is not an e-mail address.',
      '6: iris@x.test stands in row 2 already.',
      '7: theo@salon.test works here already.',
      '8: asked@salon.test is invited already. Send that invitation again.',
      '9: There is no name.',
      '10: The name is too long.',
      '11: There is no role “Boss”. There are: Owner, Front desk, Provider.',
      '12: Only an owner can make somebody an owner.',
      '13: There is no location “Nowhere”. There are: Main Street, Oak, upstairs.'
    ]
  )
  assert.deepEqual(list.leftOut, ['Phone'])
})

test('a list that cannot be read at all says what it lacks', async () => {
  await assert.rejects(read('  \n '), /nothing in this list/)
  await assert.rejects(read('Iris,iris@x.test'), /must name the columns/)
  await assert.rejects(read('name,email'), /no rows beneath/)
  const many = Array.from({ length: 201 }, (_, at) => `A,a${at}@x.test`)
  await assert.rejects(read(['name,email', ...many].join('\n')), /There are 201 rows/)
  await assert.rejects(wordsOf(new File([new Uint8Array(1024 * 1024 + 1)], 'x')), /1 MB/)
  await assert.rejects(wordsOf(new File(['PK\u0003\u0004\0\0'], 'staff.xlsx')), /Save it as CSV/)
})

test('a file is read in the letters of its program', async () => {
  const list = 'name,email\nZoë,zoe@x.test'
  const inUtf16 = new Uint8Array([0xff, 0xfe, ...new Uint8Array(Buffer.from(list, 'utf16le'))])
  for (const bytes of [Buffer.from(list), Buffer.from(list, 'latin1'), inUtf16]) {
    const read = await wordsOf(new File([bytes], 'staff.csv'))
    assert.match(read, /Zoë/)
  }
})
