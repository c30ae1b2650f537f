import { type Carrier, later } from './carrier.ts'
import { BadControl } from './http.ts'
import { takeInbound } from './inbound.ts'

export const limits = { textsPerScriptMax: 200, scriptsAtOnceMax: 5 }

type Line = { afterMs: number; from: string; body: string }

export const scriptNames = ['no-show', 'angry', 'rush'] as const
export type ScriptName = (typeof scriptNames)[number]

const priya = '+12505550142'
const marcus = '+12505550178'

const noShow: Line[] = [
  { afterMs: 0, from: marcus, body: 'Running late, traffic on Douglas is stopped. 15 minutes?' },
  { afterMs: 20_000, from: marcus, body: 'Still not moving. Can you keep my spot?' },
  {
    afterMs: 60_000,
    from: marcus,
    body: 'I don’t think I’ll make it today, sorry. Any time Thursday?'
  }
]

const angryWords = [
  'Hello?',
  'I’ve been waiting outside for ten minutes and the door is locked',
  'My appointment was at 2',
  'Is anybody there??',
  'I called twice, nobody picks up',
  'This is the second time this has happened',
  'I took the afternoon off for this',
  'Please just tell me if someone is coming',
  'Forget it. I’d like to talk to the owner'
]

const rushWords = [
  'Hi, do you have anything free this week?',
  'Can I move my appointment to Friday?',
  'What do you charge for a cut and colour?',
  'C',
  'Is Zoe working on Thursday?',
  'Do you take walk-ins?',
  'Running 5 minutes late',
  'Thank you, see you then!'
]

const scripts: Record<ScriptName, Line[]> = {
  'no-show': noShow,
  angry: angryWords.map((body, index) => ({ afterMs: index * 15_000, from: priya, body })),
  rush: Array.from({ length: limits.textsPerScriptMax }, (_, index) => ({
    afterMs: index * 300,
    from: `+1250555${String(200 + (index % 40)).padStart(4, '0')}`,
    body: rushWords[(index + Math.floor(index / 40)) % rushWords.length] ?? ''
  }))
}

/** Lets clients text by themselves, as fast as asked; always a bounded number of texts. */
export class ScriptPlayer {
  #carrier: Carrier
  #playing = 0

  constructor(carrier: Carrier) {
    this.#carrier = carrier
  }

  play(name: ScriptName, to: string, speed: number): { texts: number; ms: number } {
    const number = this.#carrier.world.numbers.get(to)
    if (!number) throw new BadControl(`No business has the number ${to}. Use one of its numbers.`)
    if (this.#playing >= limits.scriptsAtOnceMax) {
      throw new BadControl('Five scripts are playing already. Wait until one has ended.')
    }
    const lines = scripts[name]
    const lastMs = (lines.at(-1)?.afterMs ?? 0) / speed
    this.#playing++
    for (const { afterMs, from, body } of lines) {
      later(this.#carrier, afterMs / speed, async () => {
        const { tell } = await takeInbound(this.#carrier, number, { from, to, body })
        await tell()
      })
    }
    later(this.#carrier, lastMs, () => this.#playing--)
    return { texts: lines.length, ms: lastMs }
  }
}
