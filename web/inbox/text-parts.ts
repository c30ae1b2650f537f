/** What a text is made of on the screen. */
export type TextPart =
  | { kind: 'words'; text: string }
  | { kind: 'link'; text: string; href: string }
  | { kind: 'hidden'; code: string } // a character that would change the text unseen

// Control characters but line feed and tab, and those that turn the direction of what follows.
const hidden =
  '\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f\\u202a-\\u202e\\u2066-\\u2069'
const web = 'https?:\\/\\/[^\\s<>"“”«»]+'
const phone =
  '\\+[1-9]\\d{7,14}(?!\\d)|(?<!\\d)\\(?[2-9]\\d{2}\\)?[ .-][2-9]\\d{2}[.-]\\d{4}(?!\\d)'
const pattern = new RegExp(`(?<hidden>[${hidden}])|(?<web>${web})|(?<phone>${phone})`, 'giu')
const hiddenPattern = new RegExp(`[${hidden}]`, 'u')

/** Only web addresses and telephone numbers become links, whatever a text says it is. */
export function textParts(body: string): TextPart[] {
  const parts: TextPart[] = []
  let end = 0
  const add = (part: TextPart, from: number, until: number) => {
    if (from > end) parts.push({ kind: 'words', text: body.slice(end, from) })
    parts.push(part)
    end = until
  }
  for (const match of body.replaceAll('\r\n', ' \n').matchAll(pattern)) {
    const at = match.index
    const groups = match.groups!
    if (groups['hidden']) {
      add({ kind: 'hidden', code: codeOf(groups['hidden']) }, at, at + 1)
    } else if (groups['web']) {
      const text = withoutEnd(groups['web'])
      const href = webAddress(text)
      if (href) add({ kind: 'link', text, href }, at, at + text.length)
    } else if (groups['phone']) {
      const text = groups['phone']
      add({ kind: 'link', text, href: `tel:${telephone(text)}` }, at, at + text.length)
    }
  }
  if (end < body.length) parts.push({ kind: 'words', text: body.slice(end) })
  return parts
}

/** One line without what would turn it or hide in it: for lists, titles and announcements. */
export function plainLine(body: string): string {
  return body.replace(/\s+/gu, ' ').replaceAll(new RegExp(hiddenPattern, 'gu'), '�').trim()
}

function codeOf(char: string): string {
  return `U+${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`
}

/** A full stop or a closing bracket after an address belongs to the sentence. */
function withoutEnd(address: string): string {
  let text = address.match(new RegExp(`^[^${hidden}]*`, 'u'))?.[0] ?? address
  for (;;) {
    const last = text.at(-1) ?? ''
    const isClosing = last === ')' && text.split('(').length >= text.split(')').length
    if (!/[.,;:!?'’)\]}]/u.test(last) || isClosing) return text
    text = text.slice(0, -1)
  }
}

function webAddress(text: string): string | null {
  if (!URL.canParse(text)) return null
  const { protocol, href } = new URL(text)
  return protocol === 'http:' || protocol === 'https:' ? href : null
}

function telephone(text: string): string {
  const digits = text.replace(/\D/gu, '')
  return text.startsWith('+') ? `+${digits}` : `+1${digits}`
}
