import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { filesBelow, shortPath } from './files.ts'
import { root as ourRoot } from './processes.ts'
import { type Fault, type Node, type Source, walk } from './source.ts'

export const fileLinesMax = 400
export const functionLinesMax = 70

const functions = /^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/

/** Files of at most 400 lines, functions of at most 70. */
export function checkSize(sources: Source[], root = ourRoot): Fault[] {
  const files = [...sources.map(({ path, text }) => ({ path, text })), ...otherFiles(root)]
  return [...files.flatMap(longFile), ...sources.flatMap(longFunctions)]
}

function otherFiles(root: string): { path: string; text: string }[] {
  return filesBelow(root, /\.(css|sql|js)$/).map(file => ({
    path: shortPath(root, file),
    text: readFileSync(join(root, shortPath(root, file)), 'utf8')
  }))
}

function longFile({ path, text }: { path: string; text: string }): Fault[] {
  const lines = text.trimEnd().split('\n').length
  if (lines <= fileLinesMax) return []
  return [{ file: path, line: lines, why: `${lines} lines, ${fileLinesMax} are allowed` }]
}

function longFunctions({ path, program, lineOf }: Source): Fault[] {
  const faults: Fault[] = []
  walk(program, (node, parent) => {
    if (!functions.test(node.type) || isGroupOfTests(parent)) return
    const line = lineOf(node.start)
    const lines = lineOf(node.end) - line + 1 - linesInside(node, lineOf)
    if (lines <= functionLinesMax) return
    const why = `a function of ${lines} lines, ${functionLinesMax} are allowed`
    faults.push({ file: path, line, why })
  })
  return faults
}

/** A function that hands back a few others is measured without them: each of them is measured too. */
function linesInside(outer: Node, lineOf: (at: number) => number): number {
  let lines = 0
  let end = -1
  walk(outer, node => {
    if (node === outer || !functions.test(node.type) || node.start < end) return
    end = node.end
    lines += lineOf(node.end) - lineOf(node.start)
  })
  return lines
}

/** describe('…', () => { … }) is a heading, not a function. */
function isGroupOfTests(parent: Node | null): boolean {
  const callee = parent?.['callee'] as { name?: string; property?: { name?: string } } | undefined
  const name = callee?.property?.name ?? callee?.name
  return parent?.type === 'CallExpression' && name === 'describe'
}
