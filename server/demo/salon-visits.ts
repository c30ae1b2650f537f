import type { Calendar } from './fill-visits.ts'

/** What is done at the salon: how long, to clear up, for how much. */
const services: Calendar['services'] = [
  ['Cut', 45, 0, 62],
  ['Cut and blow-dry', 60, 0, 85],
  ['Root colour', 90, 10, 110],
  ['Half-head highlights', 90, 10, 145],
  ['Balayage refresh and gloss', 135, 15, 240],
  ['Gloss', 45, 5, 60],
  ['Digital perm', 180, 15, 240],
  ['Beard trim', 30, 0, 35],
  ['Fringe trim', 15, 0, 20],
  ['Updo', 60, 0, 95],
  ['Retwist', 90, 10, 120],
  ['Colour consultation', 30, 0, 0],
  ['Patch test', 15, 0, 0]
]

/** A visit a line: the day seen from today, when, who, what, with whom, and how it stands. Those of today
 * stand as the conversations say. */
const told = `
  -54 17:15 Priya Raman | Gloss | zoe | completed
  +0 16:30 Priya Raman | Balayage refresh and gloss | zoe | confirmed | Moved from 3:15 by text.
  -22 13:00 Gloria Bassett | Cut and blow-dry | maya | completed
  -22 14:00 Ella Bassett | Fringe trim | maya | completed
  +0 13:00 Gloria Bassett | Cut and blow-dry | maya | confirmed | Likes the window chair.
  -37 09:00 Tom Ashworth | Cut | zoe | completed
  +2 09:00 Tom Ashworth | Cut | zoe | booked
  +3 11:30 Ines Duarte | Root colour | maya | booked | Prefers a call.
  -62 11:00 Marcus Bell | Cut | zoe | completed
  -31 11:00 Marcus Bell | Cut | zoe | completed
  +0 11:00 Marcus Bell | Cut | zoe | confirmed
  -43 10:15 Helen and Bo Sandberg | Cut and blow-dry | maya | completed
  +4 10:15 Helen and Bo Sandberg | Cut and blow-dry | maya | booked | Side by side, chairs 2 and 3.
  +0 16:00 Bea Holloway | Root colour | theo | confirmed
  -65 14:15 Lucía Fernández-Montenegro | Gloss | zoe | completed
  +0 14:15 Lucía Fernández-Montenegro | Gloss | zoe | confirmed
  -36 16:30 Omar Haddad | Beard trim | maya | completed
  +2 16:30 Omar Haddad | Beard trim | maya | booked
  -15 12:00 Hana Sato | Colour consultation | maya | completed
  +0 17:00 Hana Sato | Digital perm | maya | confirmed
  -121 15:00 Rachel Kim | Cut | maya | completed
  -33 14:00 Sofia Marchetti | Root colour | maya | cancelled
  +4 14:00 Amélie Tremblay | Updo | zoe | booked
  -32 10:00 Desmond Achebe | Cut | zoe | completed
  -16 13:00 Wendy Cho | Cut | maya | cancelled
  -7 10:00 Beth Kowalczyk | Cut | maya | completed
`

/** Who has no words for us this week and comes all the same. */
const usualClients: Record<string, string[]> = {
  maya: [
    ...['Tamara Novak', 'Grace Oyelaran', 'Rosa Jiménez', 'Nora Bergström', 'Zainab Hussain'],
    ...['Louise Pelletier', 'Naomi Clarke', 'Abigail Stone', 'Mei-Ling Chow', 'Sylvie Bouchard']
  ],
  zoe: [
    ...['Olivia Marsh', 'Ben Okonkwo', 'Freya Lindholm', 'Harpreet Gill', 'Mateo Vargas'],
    ...['Yuki Tanabe', 'Chloé Gagnon', 'Kai Nakamura']
  ],
  theo: ['Peter Vance', 'Ethan Brandt', 'Jack Delaney', 'Will Tanner', 'Anil Deshmukh']
}

/** When each begins, and with what; every day begins further on in the lists. */
const usualHours: Calendar['usualHours'] = {
  maya: [
    ['09:00', 'Root colour'],
    ['10:45', 'Cut and blow-dry'],
    ['12:00', 'Cut'],
    ['14:00', 'Half-head highlights']
  ],
  zoe: [
    ['09:15', 'Half-head highlights'],
    ['12:00', 'Cut'],
    ['13:00', 'Cut and blow-dry'],
    ['15:15', 'Gloss']
  ],
  theo: [
    ['10:00', 'Colour consultation'],
    ['11:30', 'Patch test'],
    ['14:30', 'Patch test']
  ]
}

export const salonCalendar: Calendar = {
  desk: 'theo',
  missedBy: 'zoe',
  hours: { opens: '09:00', closes: '19:00' },
  ...{ services, told, usualClients, usualHours }
}
