import { type Fault, holdsSql, isTest, type Node, type Source, textOf, walk } from './source.ts'

type Add = (offset: number, why: string) => void
type Rule = { where(path: string): boolean; see(source: Source, add: Add): void }

const onServer = (path: string) => path.startsWith('server/') && !isTest(path)
const inProduct = (path: string) => /^(server|contract|web)\//.test(path) && !isTest(path)

// The carrier's own folder, and those who read the settings that carry its name.
const readsSettings = /^server\/(carriers\/|demo\/|platform\/config\.ts|main\.ts|server\.ts)/

const rules: Rule[] = [
  {
    where: path => onServer(path) && path !== 'server/platform/clock.ts',
    see: ({ program }, add) =>
      walk(program, node => {
        if (isNow(node)) add(node.start, 'ask platform/clock.ts for the time')
      })
  },
  {
    where: path => inProduct(path) && !/^(server\/platform\/secrets|contract\/ids)\.ts$/.test(path),
    see: ({ program }, add) =>
      walk(program, node => {
        if (isChance(node)) add(node.start, 'randomness comes from platform/secrets.ts or ids.ts')
      })
  },
  {
    where: path => onServer(path) && !/^server\/(platform|demo|migrations)\//.test(path),
    see: (source, add) => {
      const sql = holdsSql(source)
      if (sql && isDoor(source.path)) add(sql.start, 'SQL in a door: it belongs into a table file')
      else if (sql && tellsStory(source)) {
        add(sql.start, 'SQL in a story: it belongs into a table file, behind a name of intent')
      }
    }
  },
  {
    where: path => onServer(path) && !readsSettings.test(path),
    see: ({ program }, add) =>
      walk(program, node => {
        const word = carrierWord(node)
        if (word) add(node.start, `${word} is a carrier's word: it stays in server/carriers/`)
      })
  },
  {
    where: onServer,
    see: ({ program }, add) =>
      walk(program, node => {
        if (isMember(node, 'console', /./)) add(node.start, 'write to platform/log.ts instead')
      })
  },
  {
    where: path =>
      /^(web|embed)\/.*\.tsx$/.test(path) && !isTest(path) && !/\/(words\/|gallery)/.test(path),
    see: ({ program }, add) =>
      walk(program, node => {
        const said = sentence(node)
        if (said) add(node.start, `"${said}" belongs into web/words/`)
      })
  },
  {
    where: () => true,
    see: ({ comments }, add) => {
      for (const { value, start } of comments) {
        if (/\b(TODO|FIXME|XXX)\b(?!\s*\(?#\d)/.test(value))
          add(start, 'TODO wants an issue number')
      }
    }
  }
]

/** The things that never happen, as far as a reader of the text can see them. */
export function checkWords(sources: Source[]): Fault[] {
  return sources.flatMap(source =>
    rules
      .filter(rule => rule.where(source.path))
      .flatMap(rule => {
        const faults: Fault[] = []
        rule.see(source, (offset, why) =>
          faults.push({ file: source.path, line: source.lineOf(offset), why })
        )
        return faults
      })
  )
}

function isNow(node: Node): boolean {
  const callee = node['callee'] as Node | undefined
  const isEmptyDate =
    node.type === 'NewExpression' &&
    callee?.['name'] === 'Date' &&
    (node['arguments'] as unknown[]).length === 0
  return isEmptyDate || isMember(node, 'Date', /^now$/)
}

function isChance(node: Node): boolean {
  if (isMember(node, 'Math', /^random$/)) return true
  const isName = node.type === 'Identifier'
  return isName && /^(randomBytes|randomUUID|randomInt|getRandomValues)$/.test(String(node['name']))
}

function isMember(node: Node, object: string, property: RegExp): boolean {
  if (node.type !== 'MemberExpression') return false
  const [left, right] = [node['object'] as Node, node['property'] as Node]
  return left['name'] === object && property.test(String(right['name'] ?? ''))
}

function isDoor(path: string): boolean {
  return /\/(routes|webhooks|jobs)\.ts$/.test(path)
}

/** Whoever opens a transaction, appends an event or enqueues a job tells a story. */
function tellsStory({ program }: Source): boolean {
  let tells = false
  walk(program, node => {
    if (node.type !== 'CallExpression') return
    const callee = node['callee'] as Node
    const name = (callee['property'] as Node | undefined)?.['name'] ?? callee['name']
    const owner = (callee['object'] as Node | undefined)?.['name']
    tells ||= name === 'inBusiness' || (owner === 'tx' && /^(append|enqueue)$/.test(String(name)))
  })
  return tells
}

// Our own contract has a MessageStatus type too; as a field of a form it is the carrier's.
const carrierNames = /^(.*[a-z]Sid|Sid|[Tt]wilio\w*|[Tt]elnyx\w*|SmsUrl|SmsFallbackUrl|NumMedia)$/
const carrierStrings =
  /\b(MessageSid|AccountSid|SmsSid|MessageStatus|NumMedia|SmsUrl|X-Twilio-\w+)\b/i

function carrierWord(node: Node): string | null {
  if (node.type === 'Identifier') {
    const name = String(node['name'])
    return carrierNames.test(name) ? name : null
  }
  return carrierStrings.exec(textOf(node) ?? '')?.[0] ?? null
}

const spoken = /^(aria-label|title|placeholder|alt|label|description)$/

function sentence(node: Node): string | null {
  if (node.type === 'JSXText') {
    const said = String(node['value']).trim()
    return /\p{L}{2}/u.test(said) ? said : null
  }
  if (node.type !== 'JSXAttribute') return null
  const name = String((node['name'] as Node)['name'])
  const value = node['value'] as Node | null
  const said = value ? textOf(value) : null
  return spoken.test(name) && said && /\p{L}{2}/u.test(said) ? said : null
}
