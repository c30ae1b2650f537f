import { countSegments } from '@parlor/contract/segments.ts'

const openings = [
  'Hi',
  'Hello, me again,',
  'Good morning!',
  'Quick question:',
  'Hey there,',
  'Thanks so much!',
  'Sorry,',
  'Just to be sure,',
  'No worries,',
  'Oh,'
]
const middles = [
  'could we move it to Thursday at 3?',
  'anything free before the weekend',
  'the colour turned out lovely',
  'I am running ten minutes late, traffic',
  'is the rosemary oil in stock',
  'my sister would like to come too',
  'we have you down for Tuesday at 11:30',
  'how much would highlights be',
  'the door sticks, ring the bell please',
  'can I pay by card or only at the desk?'
]
const endings = [
  'see you then',
  'thank you',
  'let me know what suits',
  'whenever you get a moment, no rush',
  'same as last time please',
  'and a trim for the little one',
  'talk soon',
  'with Maya if she is in, else anybody',
  'I can do mornings too',
  'OK?'
]
const farFromGsm = [
  '🙏',
  'ça marche',
  '👍 merci à tous',
  '💚',
  'está perfecto así',
  '謝謝',
  '“really”'
]
const farFromGsmShare = { of: 20, are: 3 } // 15 %

export type BusyTexts = { bodies: string[]; segments: number[] }

/** Two thousand different texts of 70 characters on average, 15 % outside the GSM alphabet. */
export function busyTexts(): BusyTexts {
  const bodies: string[] = []
  for (let n = 0; n < 2_000; n++) {
    const words = [
      openings[n % 10]!,
      middles[Math.floor(n / 10) % 10]!,
      endings[Math.floor(n / 100) % 10]!
    ]
    const far = n % farFromGsmShare.of < farFromGsmShare.are
    // The number makes each text one of its own for a search.
    words.push(far ? farFromGsm[n % farFromGsm.length]! : `#${n}`)
    bodies.push(words.join(' '))
  }
  return { bodies, segments: bodies.map(body => countSegments(body).segments) }
}
