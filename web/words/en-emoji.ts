/** The picker of emojis, read with the first one. */
export const emojiWords = {
  title: 'Emojis',
  search: 'Search emojis',
  loading: 'Loading the emojis',
  none: 'No emoji by this word.',
  list: 'Emojis',
  tone: 'Change the skin tone',
  failed: 'Couldn’t load the emojis. Close this and try again.',
  groups: [
    [0, 'Smileys and feelings'],
    [1, 'People'],
    [3, 'Animals and nature'],
    [4, 'Food and drink'],
    [5, 'Travel and places'],
    [6, 'Activities'],
    [7, 'Objects'],
    [8, 'Symbols'],
    [9, 'Flags']
  ] as [number, string][],
  tones: {
    light: 'Light',
    'medium-light': 'Medium light',
    medium: 'Medium',
    'medium-dark': 'Medium dark',
    dark: 'Dark'
  }
}
