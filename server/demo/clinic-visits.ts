import type { Calendar } from './fill-visits.ts'

/** Two weeks of a small clinic, around what its conversations tell of. */
export const clinicCalendar: Calendar = {
  desk: 'owen',
  hours: { opens: '08:00', closes: '18:00' },
  services: [
    ['Check-up', 30, 0, 75],
    ['Vaccines', 15, 5, 60],
    ['Blood test', 30, 5, 140],
    ['Stitches out', 15, 0, 0],
    ['Dental cleaning', 90, 20, 420],
    ['Nail trim', 15, 0, 25]
  ],
  told: `
    +0 11:00 Margaret Doyle | Blood test | leila | confirmed | Biscuit, drinks a lot.
    -11 10:00 Sam Whitefeather | Check-up | hugo | completed | Juniper
    +2 10:00 Sam Whitefeather | Stitches out | hugo | booked | Juniper
    +4 15:00 Ruby Tanaka | Vaccines | leila | booked | Mochi and Anko
  `,
  usualClients: {
    leila: ['Anita Kapoor', 'Walter Greene', 'Ruby Tanaka', 'Frank Olsen', 'Celeste Moreau'],
    hugo: ['Jonas Vogel', 'Isabel Navarro', 'Deepa Iyer', 'Peter Ngata', 'Colin McBride']
  },
  usualHours: {
    leila: [
      ['08:30', 'Dental cleaning'],
      ['13:30', 'Check-up'],
      ['16:00', 'Vaccines']
    ],
    hugo: [
      ['09:00', 'Check-up'],
      ['11:30', 'Nail trim'],
      ['14:00', 'Vaccines']
    ]
  }
}
