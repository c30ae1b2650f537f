import { equal } from 'node:assert/strict'
import { test } from 'node:test'
import { segmentsOf } from './segments.ts'

const bodies: [body: string, segments: number, why: string][] = [
  ['', 1, 'an empty one'],
  ['a'.repeat(160), 1, '160 plain characters'],
  ['a'.repeat(161), 2, '161 plain characters'],
  ['a'.repeat(306), 2, 'two full parts'],
  ['a'.repeat(307), 3, 'one more than two full parts'],
  [`${'a'.repeat(159)}€`, 2, '159 and a € that costs two places'],
  [`${'a'.repeat(152)}€${'a'.repeat(152)}`, 3, 'a € that no seam may cut in half'],
  ['я'.repeat(70), 1, '70 Cyrillic letters'],
  ['я'.repeat(71), 2, '71 Cyrillic letters'],
  [`${'я'.repeat(69)}😀`, 2, '69 Cyrillic letters and a face of two places'],
  ['It’s fine', 1, 'a curly apostrophe'],
  [`${'a'.repeat(70)}’`, 2, 'a curly apostrophe that makes all of it costlier']
]

for (const [body, segments, why] of bodies) {
  test(`${why} is billed as ${segments}`, () => equal(segmentsOf(body), segments))
}
