import type { ImportFields } from '@parlor/contract/client-imports.ts'
import ICAL from 'ical.js'

/** The cards of a phone's address book, as lines of an import. */
export function cardsIn(text: string): ImportFields[] {
  return text
    .split(/(?=^BEGIN:VCARD)/gim)
    .filter(each => /^BEGIN:VCARD/i.test(each.trim()))
    .flatMap(each => {
      try {
        return [fieldsOf(new ICAL.Component(ICAL.parse(each.trim()) as unknown[]))]
      } catch {
        return [] // half a card
      }
    })
}

function fieldsOf(card: ICAL.Component): ImportFields {
  const all = (name: string) =>
    card.getAllProperties(name).flatMap(property => {
      const value = property.getFirstValue()
      const words = Array.isArray(value) ? value.flat().join(' ') : String(value ?? '')
      return words.trim() === '' ? [] : [words.trim()]
    })
  const one = (name: string) => all(name)[0] ?? ''
  const [last = '', first = ''] = nameParts(card)
  return {
    name: one('fn') || [first, last].filter(Boolean).join(' '),
    phones: all('tel')
      .map(each => each.replace(/^tel:/i, ''))
      .slice(0, 10),
    emails: all('email').slice(0, 10),
    uid: '',
    externalId: one('uid')
      .replace(/^urn:uuid:/i, '')
      .slice(0, 64),
    type: '',
    groups: all('categories')
      .flatMap(each => each.split(','))
      .slice(0, 10),
    language: one('lang'),
    birthday: one('bday')
      .replace(/^(\d{4})(\d{2})(\d{2}).*$/, '$1-$2-$3')
      .slice(0, 10),
    note: one('note'),
    marketing: ''
  }
}

function nameParts(card: ICAL.Component): string[] {
  const value = card.getFirstPropertyValue('n')
  return Array.isArray(value) ? value.map(String) : String(value ?? '').split(';')
}
