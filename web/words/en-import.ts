import type { ImportFate, ImportFields } from '@parlor/contract/client-imports.ts'

const counted = (count: number, one: string, many: string) =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`

/** What is said of any file, whatever it holds. */
export const fileWords = {
  stepsLabel: 'Steps',
  drop: 'or drop it here',
  reading: 'Reading the file…',
  before: 'Imported before',
  undo: 'Take it back',
  undoUntil: (moment: string) => `Can be taken back until ${moment}`,
  undoLine: 'Can be taken back for 24 hours',
  state: {
    checking: 'Not finished',
    importing: 'Being imported',
    done: 'Imported',
    undoing: 'Being taken back',
    undone: 'Taken back'
  },
  totals: 'What will happen',
  more: 'Show more',
  none: 'None',
  importing: 'Importing…',
  undoing: 'Taking it back…',
  progress: (done: number, all: number) =>
    `${done.toLocaleString('en')} of ${all.toLocaleString('en')} lines`,
  leave: 'You can leave this page: it goes on by itself.',
  left: (count: number) => `${counted(count, 'line was', 'lines were')} left out.`,
  undone: 'Everything is as it was before',
  empty: 'There is nothing in this file.',
  tooLarge: 'This file is larger than 100 MB. Split it into smaller files.'
}

export const importWords = {
  title: 'Import clients',
  back: 'Back to clients',
  open: 'Import',
  steps: ['File', 'Columns', 'Check', 'Import'],
  mayNot: 'You need the permissions to manage clients and to see all clients.',

  file: {
    title: 'A file of your clients',
    help: 'CSV from a spreadsheet or another system, or vCard from a phone. Nothing is written, and nobody gets a text, before you have seen what will happen.',
    choose: 'Choose a file',
    counts: (made: number, merged: number) =>
      `${made.toLocaleString('en')} new, ${merged.toLocaleString('en')} merged`,
    kept: (count: number) => `${counted(count, 'card stays', 'cards stay')}: used since`
  },

  faults: {
    tooMany: (most: number) => `${most.toLocaleString('en')} lines are the most. Split the file.`,
    workbook: 'This is a workbook or a picture. Save it as CSV first.',
    onlyHeading: 'This file holds a heading and nothing else.',
    openQuote: (line: number) =>
      `A quote opens in line ${line} and never closes. Mend the file and choose it again.`,
    noVcards: 'There is no card in this file.'
  },

  columns: {
    title: 'Which column is what?',
    help: 'We have guessed from the headings. A column that is left out is not imported.',
    heading: 'Column in the file',
    sample: 'First values',
    field: 'Goes to',
    fieldOf: (column: string) => `Where ${column} goes`,
    none: 'Leave out',
    names: {
      name: 'Name',
      first: 'First name',
      last: 'Last name',
      phones: 'Phone number',
      emails: 'E-mail',
      uid: 'UID',
      externalId: 'External id',
      type: 'Type',
      groups: 'Groups',
      language: 'Language',
      birthday: 'Birthday',
      note: 'Note',
      marketing: 'Agreed to marketing'
    },
    noName: 'Say which column holds the name.',
    check: (lines: number) => `Check ${counted(lines, 'line', 'lines')}`
  },

  check: {
    title: 'Check before anything is written',
    under: (name: string, lines: number) => `${name}, ${counted(lines, 'line', 'lines')}`,
    checking: (done: number, all: number) =>
      `Checking ${done.toLocaleString('en')} of ${all.toLocaleString('en')} lines…`,
    fates: {
      new: ['new', 'get a card, no text is sent'],
      merge: ['merged', 'same number or e-mail as a client'],
      bad: ['bad', 'left out, in a file you can mend'],
      skip: ['skipped', 'left out by you']
    } satisfies Record<ImportFate, readonly [string, string]>,
    line: 'Line',
    inFile: 'In the file',
    number: 'Number',
    changes: 'What changes on the card',
    what: 'What happens',
    wrong: 'What is wrong',
    cardWins: 'Your card wins, the file fills what is empty',
    onCard: (name: string) => `On the card of ${name}: `,
    nothing: 'nothing, the card is fuller',
    gains: {
      phones: 'number',
      emails: 'e-mail',
      groups: 'groups',
      uid: 'UID',
      externalId: 'external id',
      type: 'type',
      language: 'language',
      birthday: 'birthday',
      note: 'note',
      marketing: 'consent to marketing'
    } as Record<string, string>,
    added: (what: string) => `${what} added`,
    newCard: 'A new card',
    decide: (name: string) => `What to do with ${name}`,
    choices: { merge: 'Merge', new: 'Keep both', skip: 'Skip' },
    addOrSkip: { new: 'Add', skip: 'Skip' },
    mend: 'Mend here',
    mendTitle: (line: number) => `Line ${line}`,
    mendSave: 'Check again',
    mendCancel: 'Leave it out',
    get: (count: number) => `Get the ${counted(count, 'line', 'lines')}`,
    noName: 'no name',
    go: (count: number) => `Import ${counted(count, 'client', 'clients')}`,
    nothingToDo: 'There is no line that could be imported.'
  },

  run: {
    done: (made: number, merged: number) =>
      `${counted(made, 'new client', 'new clients')}, ${merged.toLocaleString('en')} merged`,
    undoneBut: (count: number) =>
      `Taken back, but for ${counted(count, 'card', 'cards')} used since`,
    toClients: 'See the clients'
  },

  fields: {
    name: 'Name',
    phones: 'Phone numbers, one a line',
    emails: 'E-mails, one a line',
    birthday: 'Birthday',
    uid: 'UID',
    externalId: 'External id',
    type: 'Type'
  } satisfies Partial<Record<keyof ImportFields, string>>,

  export: {
    open: 'Export',
    busy: 'Collecting…',
    done: (count: number) => `${counted(count, 'client', 'clients')} in clients.csv.`,
    file: 'clients.csv'
  }
}

const gains: Record<string, string> = {
  startsAt: 'Another time',
  minutes: 'Another length',
  note: 'Another note',
  status: 'Cancelled, or not any more'
}

export const visitImportWords = {
  title: 'Import appointments',
  back: 'Back to the schedule',
  open: 'Import appointments',
  steps: ['File', 'Whose', 'Check', 'Import'],
  mayNot:
    'You need the permissions to manage appointments, to manage clients and to see all of them.',

  file: {
    title: 'A calendar of your appointments',
    help: 'An ICS file, as Google Calendar, Outlook, Apple and most booking systems export it. Import your clients first: appointments find their cards by number, e-mail or name. Nobody gets a text.',
    choose: 'Choose a calendar',
    counts: (made: number, changed: number) =>
      `${made.toLocaleString('en')} new, ${changed.toLocaleString('en')} changed`,
    kept: (count: number) =>
      `${counted(count, 'appointment stays', 'appointments stay')}: changed since`
  },

  faults: {
    noCalendar: 'This is no calendar. Choose a file that ends with .ics.',
    noEvents: 'There is no appointment in this calendar.',
    cutOff: 'This file ends in the middle of an appointment. Export it again.',
    tooMany: (most: number) =>
      `${most.toLocaleString('en')} appointments are the most. Export a shorter time.`
  },

  whose: {
    title: 'Whose appointments are these?',
    help: (events: number, name: string) =>
      `${name} holds ${counted(events, 'appointment', 'appointments')}. Those of a series count one by one, for a year ahead if it has no end.`,
    staff: 'Staff member',
    staffNone: 'Choose who does them',
    location: 'Location',
    zone: (name: string) => `“${name}” is the time of`,
    zoneNone: 'Leave these out',
    zoneHelp: 'The file names a time zone that nobody knows.',
    check: (events: number) => `Check ${counted(events, 'appointment', 'appointments')}`
  },

  check: {
    title: 'Check before anything is booked',
    under: (name: string, events: number) =>
      `${name}, ${counted(events, 'appointment', 'appointments')}`,
    checking: (done: number, all: number) =>
      `Checking ${done.toLocaleString('en')} of ${all.toLocaleString('en')} appointments…`,
    fates: {
      new: ['new', 'get booked, no text is sent'],
      merge: ['changed', 'here from an earlier file'],
      bad: ['bad', 'left out, with the reason'],
      skip: ['skipped', 'here already, or left out by you']
    } satisfies Record<ImportFate, readonly [string, string]>,
    line: 'No.',
    when: 'When',
    inFile: 'In the calendar',
    client: 'Client',
    what: 'What happens',
    noTitle: 'no title',
    noClient: 'Nobody known: the title becomes the note',
    gains: (fields: string[]) => fields.map(each => gains[each] ?? each).join(', '),
    decide: (title: string) => `What to do with ${title}`,
    choices: { new: 'Book', merge: 'Change', skip: 'Skip' },
    go: (count: number) => `Import ${counted(count, 'appointment', 'appointments')}`,
    nothingToDo: 'There is no appointment that could be imported.'
  },

  run: {
    done: (made: number, changed: number) =>
      `${counted(made, 'new appointment', 'new appointments')}, ${changed.toLocaleString('en')} changed`,
    undoneBut: (count: number) =>
      `Taken back, but for ${counted(count, 'appointment', 'appointments')} changed since`,
    toSchedule: 'See the schedule'
  }
}
