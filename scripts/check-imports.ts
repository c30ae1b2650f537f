import { type Fault, holdsSql, type Import, isTest, type Source, walk } from './source.ts'

/** A module knows only those to its left. */
const line = [
  ...['businesses', 'billing', 'staff', 'numbers', 'clients', 'attachments', 'conversations'],
  ...['messaging', 'calls', 'appointments', 'automations', 'campaigns', 'client-cards'],
  ...['client-imports', 'appointment-imports', 'notifications', 'integrations', 'set-up']
]

const carriersAreFor = ['numbers', 'messaging', 'calls', 'set-up']
const doors = /^(([\w-]+-)?routes|webhooks|jobs)\.ts$/
/** The contents pages and the two files that put the house together. */
const contents = ['main', 'server', 'routes', 'reactions', 'jobs'].map(name => `server/${name}.ts`)
const notFeatures = ['sync', 'ui', 'words', 'styles', 'testing', 'commands']

/** What one web feature shows for all: its owner's folder exports it, and it is named here. */
const sharedComponents = [
  'web/appointment/client-visits.tsx',
  'web/hours/time-select.tsx',
  'web/hours/week-draft.ts',
  'web/hours/week-fields.tsx',
  'web/imports/import-columns.ts',
  'web/inbox/act-dialog.tsx',
  'web/inbox/nav.tsx',
  'web/inbox/offline-banner.tsx',
  'web/inbox/or-say.ts',
  'web/inbox/people.ts',
  'web/inbox/thread-pane.tsx',
  'web/inbox/use-recipients.ts',
  'web/notifications/news-look.ts',
  'web/notifications/news-panel.tsx',
  'web/schedule/status-icons.ts',
  'web/settings/section-frame.tsx',
  'web/settings/sections.ts',
  'web/settings/use-act.ts',
  'web/settings/use-asked.ts',
  'web/settings/zone-field.tsx'
]

const packages: Record<string, string[]> = {
  contract: ['contract'],
  server: ['server', 'contract'],
  web: ['web', 'contract'],
  embed: ['embed', 'contract'],
  simulator: ['simulator']
}

/** Who may import whom: section 3 of ARCHITECTURE.md. */
export function checkImports(sources: Source[], shared = sharedComponents): Fault[] {
  const layers = layersOf(sources)
  return [
    ...sources.flatMap(source => ownFaults(source)),
    ...sources.flatMap(source =>
      source.imports.flatMap(found => {
        const why = whyNot(source.path, found.to, layers, shared)
        return why ? [{ file: source.path, line: found.line, why }] : []
      })
    ),
    ...circles(sources)
  ]
}

function ownFaults({ path, program, lineOf }: Source): Fault[] {
  const faults: Fault[] = []
  const add = (line: number, why: string) => faults.push({ file: path, line, why })
  if (/(^|\/)index\.tsx?$/.test(path)) add(1, 'no index files: import the file that is meant')
  const module = moduleOf(path)
  if (module && !line.includes(module)) {
    add(1, `${module} has no place in the line of modules (scripts/check-imports.ts)`)
  }
  walk(program, node => {
    if (
      node.type === 'ExportDefaultDeclaration' &&
      !/\.config\.ts$|\.d\.ts$|^web\/.*\.tsx$/.test(path)
    ) {
      add(lineOf(node.start), 'no default exports but those of lazy pages')
    }
  })
  return faults
}

type Layer = 'door' | 'story' | 'table' | 'rule'

function whyNot(
  from: string,
  to: string,
  layers: Map<string, Layer>,
  shared: string[]
): string | null {
  const isOurs = /^(contract|server|web|embed|simulator|e2e|bench|scripts)\//.test(to)
  if (!isOurs) return whyNotForeign(from, to)
  return (
    whyNotPackage(from, to) ??
    (isTest(from) ? null : whyNotTesting(from, to)) ??
    (from.startsWith('server/') && !isTest(from) ? whyNotOnServer(from, to, layers) : null) ??
    (from.startsWith('web/') ? whyNotInWeb(from, to, shared) : null)
  )
}

function whyNotForeign(from: string, to: string): string | null {
  if (!from.startsWith('contract/') || isTest(from) || /^zod(\/|$)/.test(to)) return null
  return `the contract imports zod and nothing else, not ${to}`
}

function whyNotPackage(from: string, to: string): string | null {
  const [here = '', there = ''] = [first(from), first(to)]
  const may = packages[here]
  if (!may || may.includes(there)) return null
  if (isTest(from) && (here !== 'simulator' || there === 'scripts')) return null
  return here === 'simulator'
    ? `the simulator imports nothing of ours, not ${to}`
    : `${here} may not import ${there}`
}

function whyNotTesting(from: string, to: string): string | null {
  if (isTest(to) && !/^(e2e|bench|scripts)\//.test(from))
    return 'only tests import what is for tests'
  if (to.startsWith('server/demo/') && !from.startsWith('server/demo/')) {
    const may = from === 'server/main.ts' || /^(bench|scripts)\//.test(from)
    return may ? null : 'only main.ts knows the demo worlds'
  }
  return null
}

function whyNotOnServer(from: string, to: string, layers: Map<string, Layer>): string | null {
  if (!to.startsWith('server/') || contents.includes(from) || from.startsWith('server/demo/')) {
    return null
  }
  if (contents.includes(to)) return `only ${to} itself and main.ts stand above the modules`
  const [here, there] = [second(from), second(to)]
  if (here === 'platform' || here === 'carriers') {
    const may = here === there || there === 'platform'
    return may ? null : `${here} knows no module, not ${to}`
  }
  if (there === 'carriers' && !carriersAreFor.includes(here)) {
    return `only ${carriersAreFor.join(', ')} may import carriers`
  }
  if (line.includes(there) && line.indexOf(there) > line.indexOf(here)) {
    return `${here} may not know ${there}: append an event, reactions.ts says what follows`
  }
  return whyNotUpwards(layers.get(from), layers.get(to), to)
}

function whyNotUpwards(from: Layer | undefined, to: Layer | undefined, path: string) {
  if (to === 'door' && from !== 'door') return `only doors know doors, not ${path}`
  if (to === 'story' && from === 'table') return `a table file calls no story, not ${path}`
  return null
}

function whyNotInWeb(from: string, to: string, shared: string[]): string | null {
  const [here, there] = [second(from), second(to)]
  const isTop = from.split('/').length === 2
  if (!to.startsWith('web/') || isTop || here === there) return null
  const isFeature = to.split('/').length > 2 && !notFeatures.includes(there)
  if (here === 'ui' && !['styles', 'words'].includes(there)) return `ui knows no ${there}`
  if (!isFeature || shared.includes(to)) return null
  return `${here} may not import ${to}: link to it with paths.ts, or take a piece from ui`
}

/** Doors are known by their names, tables by their SQL; who calls tables is a story. */
function layersOf(sources: Source[]): Map<string, Layer> {
  const layers = new Map<string, Layer>()
  const inModules = sources.filter(({ path }) => moduleOf(path) && !isTest(path))
  for (const source of inModules) {
    const name = source.path.split('/').at(-1) ?? ''
    layers.set(source.path, doors.test(name) ? 'door' : holdsSql(source) ? 'table' : 'rule')
  }
  for (const { path, imports } of inModules) {
    const callsTable = imports.some(found => !found.isType && layers.get(found.to) === 'table')
    if (layers.get(path) === 'rule' && callsTable) layers.set(path, 'story')
  }
  return layers
}

function moduleOf(path: string): string | null {
  const [top, name, file] = path.split('/')
  const isModule = top === 'server' && file !== undefined
  const others = ['platform', 'carriers', 'migrations', 'demo', 'testing']
  return isModule && name && !others.includes(name) ? name : null
}

/** Circles of what is loaded at start; types alone close none. */
function circles(sources: Source[]): Fault[] {
  const known = new Map(sources.map(source => [source.path, source]))
  const state = new Map<string, 'open' | 'done'>()
  const faults: Fault[] = []
  const visit = (source: Source, way: string[]) => {
    state.set(source.path, 'open')
    for (const found of source.imports.filter(({ isType }) => !isType)) {
      const next = known.get(found.to)
      if (next && state.get(next.path) === 'open') faults.push(circle(source, found, way))
      else if (next && !state.has(next.path)) visit(next, [...way, next.path])
    }
    state.set(source.path, 'done')
  }
  for (const source of sources) if (!state.has(source.path)) visit(source, [source.path])
  return faults
}

function circle(source: Source, found: Import, way: string[]): Fault {
  const round = [...way.slice(way.indexOf(found.to)), found.to]
  return { file: source.path, line: found.line, why: `a circle: ${round.join(' → ')}` }
}

const first = (path: string) => path.split('/')[0] ?? ''
const second = (path: string) => path.split('/')[1] ?? ''
