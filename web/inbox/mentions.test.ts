import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import type { Staff } from '@parlor/contract/staff.ts'
import { matchMention, mentionName, mentionParts, mentionsIn, typedMention } from './mentions.ts'

const person = (id: string, name: string) => ({ id, name, colour: 1 }) as Staff
const maya = person('maya', 'Maya Okafor')
const zoe = person('zoe', 'Zoe Park')
const otherZoe = person('zoe-2', 'Zoe Bell')
const team = [maya, zoe, otherZoe]

test('somebody is called by the first name, and by the whole one where two share it', () => {
  deepEqual(
    team.map(each => mentionName(each, team)),
    ['Maya', 'Zoe Park', 'Zoe Bell']
  )
})

test('a name is typed after an @ that begins a word; an e-mail address is none', () => {
  deepEqual(typedMention('4:30 is fine @Ma', 16), { start: 13, typed: 'Ma' })
  deepEqual(typedMention('@', 1), { start: 0, typed: '' })
  equal(typedMention('maya@salon', 10), null)
  equal(typedMention('@Maya is in ', 12), null)
})

test('one is found by any of the names, whatever the case', () => {
  deepEqual(matchMention('pa', team), [zoe])
  deepEqual(matchMention('ZOE', team), [zoe, otherZoe])
  deepEqual(matchMention('', team), team)
})

test('whom a note calls: whole names only', () => {
  deepEqual(mentionsIn('@Maya 4:30 is fine, ask @Zoe Bell', team), ['maya', 'zoe-2'])
  deepEqual(mentionsIn('@Mayantha and @Zoe', team), [])
  deepEqual(mentionParts('Ask @Maya.', ['Maya']), [
    { text: 'Ask ', isMention: false },
    { text: '@Maya', isMention: true },
    { text: '.', isMention: false }
  ])
})
