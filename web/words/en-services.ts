import { minutesInWords } from './amounts.ts'

/** What the business does, and the words that confirm a visit. */
export const servicesWords = {
  section: { word: 'Services', help: 'What can be booked, how long it takes, what it costs' },
  confirmation: {
    section: { word: 'Confirmation', help: 'The words that a client gets when it is booked' },
    finds: 'confirmation text e-mail booking words template merge fields',
    title: 'When an appointment is booked',
    help: 'It goes by text or by e-mail, as the client prefers; whoever books chooses.',
    field: 'The words',
    insert: 'Put in',
    fields: {
      client_first_name: 'Client’s first name',
      client_name: 'Client’s name',
      service: 'Service',
      staff_first_name: 'Staff',
      day: 'Day',
      time: 'Time',
      business_name: 'Business',
      location_name: 'Location'
    },
    example: 'How it reads',
    sample: {
      client_first_name: 'Priya',
      client_name: 'Priya Raman',
      service: 'Cut and blow-dry',
      staff_first_name: 'Zoe',
      day: 'Friday, December 4',
      time: '3:30 PM'
    },
    empty: 'Write what the client gets.',
    notSaved: 'These words are not saved yet',
    usual: 'Back to our words',
    saved: 'The next confirmation says it like this'
  },
  finds: 'services prices duration treatments appointment types',
  add: 'Add service',
  none: 'No services yet',
  noneHelp:
    'Add what you do: Cut, Colour, Vaccination. Each has its time, and a price if you like.',
  facts: (long: number, buffer: number, price: string) =>
    [minutesInWords(long), buffer > 0 && `${minutesInWords(buffer)} to clear up`, price]
      .filter(Boolean)
      .join(' · '),
  retired: 'Not booked any more',
  change: (name: string) => `Change ${name}`,
  retire: (name: string) => `Book ${name} no more`,
  bringBack: (name: string) => `Book ${name} again`,
  isRetired: (name: string) => `${name} is booked no more. What is booked stays.`,
  undo: 'Undo',
  name: 'Name',
  minutes: 'Minutes',
  minutesBad: 'A whole number of minutes, from 1 to 720.',
  buffer: 'Minutes to clear up after it',
  bufferBad: 'A whole number of minutes, from 0 to 240.',
  price: 'Price',
  priceHelp: 'Leave it empty when there is none.',
  priceBad: 'Write it as 48 or 48.50.',
  couldNotLoad: 'The services could not be read.'
}
