import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { SegmentedMessage } from 'sms-segments-calculator'
import { countSegments, straighten } from './segments.ts'

const gsmCharacters = [
  ...'@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?',
  ...'¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà\f^{}\\[~]|€'
]
const anyText = fc.string({ unit: 'binary', maxLength: 400 })
const gsmText = fc.string({ unit: fc.constantFrom(...gsmCharacters), maxLength: 700 })
const frontDeskText = fc.string({
  unit: fc.constantFrom(...gsmCharacters, '’', '–', '…', 'я', 'ç', '漢', '😀', '\u00a0', '\ud83d'),
  maxLength: 400
})

test('a text is counted as the phone network counts it', () => {
  const cases: [string, number, number][] = [
    ['', 0, 0],
    ['a'.repeat(160), 1, 160],
    ['a'.repeat(161), 2, 161],
    ['a'.repeat(306), 2, 306],
    ['a'.repeat(307), 3, 307],
    [`${'a'.repeat(159)}€`, 2, 161],
    ['я'.repeat(70), 1, 70],
    ['я'.repeat(71), 2, 71],
    [`${'я'.repeat(69)}😀`, 2, 71],
    ['я'.repeat(134), 2, 134],
    ['я'.repeat(135), 3, 135]
  ]
  for (const [text, segments, units] of cases) {
    const counted = countSegments(text)
    assert.deepEqual([counted.segments, counted.units], [segments, units], text)
  }
})

test('an escape pair and a surrogate pair are never cut in two', () => {
  // 152 + € would end on 154: the € moves to the second part, which then holds 2 + 151.
  assert.equal(countSegments(`${'a'.repeat(152)}€${'a'.repeat(151)}`).segments, 2)
  assert.equal(countSegments(`${'a'.repeat(152)}€${'a'.repeat(152)}`).segments, 3)
  assert.equal(countSegments(`${'я'.repeat(66)}😀${'я'.repeat(65)}`).segments, 2)
  assert.equal(countSegments(`${'я'.repeat(66)}😀${'я'.repeat(66)}`).segments, 3)
})

test('the counter shows how much room is left', () => {
  const one = countSegments('a'.repeat(63))
  assert.deepEqual([one.unitsPerSegment, one.unitsLeft], [160, 97])
  const two = countSegments('a'.repeat(161))
  assert.deepEqual([two.unitsPerSegment, two.unitsLeft], [153, 153 - 8])
  assert.deepEqual(countSegments(''), {
    encoding: 'gsm7',
    segments: 0,
    units: 0,
    unitsPerSegment: 160,
    unitsLeft: 160,
    costly: null
  })
})

test('a carrier with a longer header has its own limits', () => {
  const tollFree = { gsm7: { alone: 160, part: 152 }, ucs2: { alone: 70, part: 66 } }
  assert.equal(countSegments('a'.repeat(305)).segments, 2)
  assert.equal(countSegments('a'.repeat(305), tollFree).segments, 3)
})

test('a curly quote that makes two texts of one is named with its replacement', () => {
  const text = `It’s ${'a'.repeat(80)}`
  assert.deepEqual(countSegments(text).costly, {
    index: 2,
    char: '’',
    replacement: "'",
    why: 'alphabet'
  })
  assert.equal(countSegments(straighten(text)).segments, 1)
})

test('beside an emoji the curly quote is not to blame', () => {
  const costly = countSegments(`It’s ${'a'.repeat(80)} 😀`).costly
  assert.deepEqual(costly, { index: 86, char: '😀', replacement: null, why: 'alphabet' })
})

test('nobody is to blame while the text stays one', () => {
  assert.equal(countSegments('It’s fine 😀').costly, null)
})

test('where nothing else can be blamed, the first character of the second text is named', () => {
  assert.equal(countSegments('a'.repeat(161)).costly?.index, 160)
  assert.equal(countSegments(`${'a'.repeat(159)}€`).costly?.index, 159)
  const russian = countSegments('я'.repeat(71)).costly
  assert.deepEqual(russian, { index: 70, char: 'я', replacement: null, why: 'length' })
})

// The oracle keeps what looks like one character (family emoji, letter with accents) in one part.
// Phones do not: the network cuts between code units, so ours may come out lower, never higher.
// It also calls an empty text one segment; nobody pays for an empty text.
test('counts agree with an independent calculator', () => {
  fc.assert(
    fc.property(fc.oneof(anyText, gsmText, frontDeskText), text => {
      const oracle = new SegmentedMessage(text)
      const ours = countSegments(text)
      if (!text) return
      assert.equal(ours.encoding, oracle.encodingName === 'GSM-7' ? 'gsm7' : 'ucs2')
      const isPlain = oracle.graphemes.every(it => [...it].length === 1)
      if (isPlain) assert.equal(ours.segments, oracle.segmentsCount)
      else assert.ok(ours.segments <= oracle.segmentsCount)
      if (ours.encoding === 'gsm7') assert.equal(ours.units, oracle.numberOfCharacters)
      else assert.equal(ours.units, text.length)
    }),
    { numRuns: 1500 }
  )
})

test('straightening changes look-alikes and no letter', () => {
  assert.equal(straighten('“It’s” – a—b… c\u00a0d'), '"It\'s" - a-b... c d')
  const names = 'François Łukasz Siân Nguyễn Ağa Žižek Zoë Søren Iñaki 漢字 Ольга Kaʻiulani Dʼarcy'
  assert.equal(straighten(names), names)
  fc.assert(
    fc.property(fc.oneof(anyText, frontDeskText), text => {
      const once = straighten(text)
      assert.equal(straighten(once), once)
      const letters = /[\p{L}\p{N}\p{M}\p{Emoji_Presentation}]/gu
      assert.deepEqual(
        once.replaceAll('x', '').match(letters),
        text.replaceAll('x', '').match(letters)
      )
    })
  )
})

test('a named replacement is always a saving', () => {
  fc.assert(
    fc.property(frontDeskText, text => {
      const { costly, segments } = countSegments(text)
      if (costly?.why !== 'alphabet' || costly.replacement === null) return
      assert.ok(countSegments(straighten(text)).segments < segments)
    }),
    { numRuns: 500 }
  )
})
