import { readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { parseSync } from 'vite'
import { filesBelow, shortPath } from './files.ts'
import { root as ourRoot } from './processes.ts'

/** A fault that a check has found: where, and what to do instead. */
export type Fault = { file: string; line: number; why: string }

export type Import = { to: string; line: number; isType: boolean }

export type Node = { type: string; start: number; end: number; [field: string]: unknown }

/** One of our files, parsed once for all checks. */
export type Source = {
  path: string
  text: string
  program: Node
  imports: Import[]
  comments: { value: string; start: number }[]
  lineOf(offset: number): number
}

const folders = ['contract', 'server', 'web', 'embed', 'simulator', 'e2e', 'bench', 'scripts']
const generated = 'server/platform/schema.ts'

export function readSources(root = ourRoot): Source[] {
  return folders
    .flatMap(folder => existingFiles(join(root, folder)))
    .map(file => ({ path: shortPath(root, file), text: readFileSync(file, 'utf8') }))
    .filter(({ path }) => path !== generated)
    .map(({ path, text }) => parse(path, text))
}

function existingFiles(folder: string): string[] {
  try {
    return filesBelow(folder, /\.tsx?$/)
  } catch {
    return [] // A made-up tree of a test has not every folder.
  }
}

export function parse(path: string, text: string): Source {
  const { program, module, comments, errors } = parseSync(path, text)
  if (errors.length > 0) throw new Error(`${path} cannot be read: ${errors[0]?.message}`)
  const lineOf = (offset: number) => text.slice(0, offset).split('\n').length
  const imports: Import[] = []
  for (const found of module.staticImports) {
    const isType = found.entries.length > 0 && found.entries.every(entry => entry.isType)
    imports.push(importOf(path, found.moduleRequest.value, lineOf(found.start), isType))
  }
  for (const { entries } of module.staticExports) {
    const from = entries.find(entry => entry.moduleRequest)
    if (!from?.moduleRequest) continue
    const isType = entries.every(entry => entry.isType)
    imports.push(importOf(path, from.moduleRequest.value, lineOf(from.start), isType))
  }
  for (const { moduleRequest, start } of module.dynamicImports) {
    const word = text.slice(moduleRequest.start, moduleRequest.end)
    // Loaded later, so it closes no circle at start.
    if (/^['"]/.test(word)) imports.push(importOf(path, word.slice(1, -1), lineOf(start), true))
  }
  return { path, text, program: program as unknown as Node, imports, comments, lineOf }
}

function importOf(from: string, word: string, line: number, isType: boolean): Import {
  const ours = /^@parlor\/(.*)$/.exec(word)?.[1]
  const to = word.startsWith('.') ? posix.join(dirname(from), word) : (ours ?? word)
  return { to, line, isType }
}

export function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path) || /(^|\/)testing\//.test(path) || path.startsWith('e2e/')
}

/** Visits every node of the tree, parents first. */
export function walk(node: Node, visit: (node: Node, parent: Node | null) => void): void {
  step(node, null, visit)
}

function step(node: Node, parent: Node | null, visit: (node: Node, parent: Node | null) => void) {
  visit(node, parent)
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (child && typeof child === 'object' && typeof child.type === 'string') {
        step(child as Node, node, visit)
      }
    }
  }
}

/** The words of a string or of the fixed parts of a template, or null. */
export function textOf(node: Node): string | null {
  if (node.type === 'Literal' && typeof node['value'] === 'string') return node['value']
  if (node.type !== 'TemplateLiteral') return null
  const quasis = node['quasis'] as { value: { raw: string } }[]
  return quasis.map(quasi => quasi.value.raw).join('$')
}

const sqlStart =
  /^\s*(--.*\n\s*)*(select\s[\s\S]*\sfrom\s|select\s+[a-z_]+\(|insert into\s|update\s+\w+(\s+\w+)?\s+set\s|delete from\s|with\s+(recursive\s+)?\w+\s+(\([^)]*\)\s+)?as\s|create (table|index|function)|alter table|truncate\s)/

export function holdsSql(source: Source): Node | null {
  let found: Node | null = null
  walk(source.program, node => {
    if (!found && sqlStart.test(textOf(node) ?? '')) found = node
  })
  return found
}
