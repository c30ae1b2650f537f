import type { EmojiData, SkinTone } from 'frimousse'
import { emojiWords } from '../words/en-emoji.ts'

const versionMax = 15 // what phones of the last few years can draw
const tones = ['light', 'medium-light', 'medium', 'medium-dark', 'dark'] as const
const components = 2 // a group of pieces, no emojis of their own

let loading: Promise<EmojiData> | null = null

export const noEmojis: EmojiData = {
  ...{ locale: 'en', emojis: [], categories: [], skinTones: emojiWords.tones }
}

/** All emojis with the words that find them. From our own address, fetched with the first picker. */
export function emojiData(): Promise<EmojiData> {
  loading ??= readAll().catch(error => {
    loading = null
    throw error
  })
  return loading
}

async function readAll(): Promise<EmojiData> {
  const { default: all } = await import('emojibase-data/en/data.json', { with: { type: 'json' } })
  const emojis = all.flatMap((each): EmojiData['emojis'] => {
    const { emoji, group, label, version, tags = [], skins = [] } = each
    if (group === undefined || group === components || version > versionMax) return []
    const byTone = skins.flatMap(skin =>
      typeof skin.tone === 'number' ? [[tones[skin.tone - 1], skin.emoji] as const] : []
    )
    const toned = byTone.length === tones.length && {
      skins: Object.fromEntries(byTone) as Record<Exclude<SkinTone, 'none'>, string>
    }
    return [{ emoji, category: group, label, version, tags, ...toned }]
  })
  return {
    ...{ locale: 'en', emojis, skinTones: emojiWords.tones },
    categories: emojiWords.groups.map(([index, label]) => ({ index, label }))
  }
}
