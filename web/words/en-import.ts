import type { ImportFate, ImportFields } from '@parlor/contract/client-imports.ts'

const counted = (count: number, one: string, many: string) =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`

export const importWords = {
  title: 'Import clients',
  back: 'Back to clients',
  open: 'Import',
  steps: ['File', 'Columns', 'Check', 'Import'],
  stepsLabel: 'Steps',
  mayNot: 'You need the permissions to manage clients and to see all clients.',

  file: {
    title: 'A file of your clients',
    help: 'CSV from a spreadsheet or another system, or vCard from a phone. Nothing is written, and nobody gets a text, before you have seen what will happen.',
    choose: 'Choose a file',
    drop: 'or drop it here',
    reading: 'Reading the file…',
    before: 'Imported before',
    undo: 'Take it back',
    undoUntil: (moment: string) => `Can be taken back until ${moment}`,
    state: {
      checking: 'Not finished',
      importing: 'Being imported',
      done: 'Imported',
      undoing: 'Being taken back',
      undone: 'Taken back'
    },
    counts: (made: number, merged: number) =>
      `${made.toLocaleString('en')} new, ${merged.toLocaleString('en')} merged`,
    kept: (count: number) => `${counted(count, 'card stays', 'cards stay')}: used since`
  },

  faults: {
    tooLarge: 'This file is larger than 100 MB. Split it into smaller files.',
    tooMany: (most: number) => `${most.toLocaleString('en')} lines are the most. Split the file.`,
    workbook: 'This is a workbook or a picture. Save it as CSV first.',
    empty: 'There is nothing in this file.',
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
    totals: 'What will happen',
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
    none: 'None',
    more: 'Show more',
    noName: 'no name',
    undoLine: 'Can be taken back for 24 hours',
    go: (count: number) => `Import ${counted(count, 'client', 'clients')}`,
    nothingToDo: 'There is no line that could be imported.'
  },

  run: {
    importing: 'Importing…',
    undoing: 'Taking it back…',
    progress: (done: number, all: number) =>
      `${done.toLocaleString('en')} of ${all.toLocaleString('en')} lines`,
    leave: 'You can leave this page: it goes on by itself.',
    done: (made: number, merged: number) =>
      `${counted(made, 'new client', 'new clients')}, ${merged.toLocaleString('en')} merged`,
    left: (count: number) => `${counted(count, 'line was', 'lines were')} left out.`,
    undone: 'Everything is as it was before',
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
