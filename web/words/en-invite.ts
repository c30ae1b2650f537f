/** The words of inviting several people at once from a list. */
export const inviteWords = {
  several: 'Several at once, from a list',
  title: 'Invite several at once',
  help: 'Choose a CSV file, or paste rows from a spreadsheet. The first row names the columns: name, e-mail, role and location, in any order. Who has no location works at all of them.',
  choose: 'Choose a file',
  list: 'The list',
  example: 'Name, E-mail, Role, Location\nIris Wong, iris@example.com, Front desk, Main Street',
  usualRole: 'Role for who has none in the list',
  look: 'Look through it',
  back: 'Change the list',
  cancel: 'Cancel',
  done: 'Done',
  close: 'Close',

  ready: (count: number) =>
    count === 0
      ? 'Nobody in this list can be invited.'
      : count === 1
        ? '1 person will be invited.'
        : `${count} people will be invited.`,
  bad: (count: number) => (count === 1 ? '1 row is left out:' : `${count} rows are left out:`),
  row: (row: number) => `Row ${row}`,
  leftOut: (columns: string) => `Columns that were not used: ${columns}.`,
  nobodyYet: 'Nobody is invited until you say so.',
  invite: (count: number) => (count === 1 ? 'Invite 1 person' : `Invite ${count} people`),
  inviting: (at: number, of: number) => `Inviting ${at} of ${of}`,
  everywhere: 'All locations',

  invited: (count: number) =>
    count === 1 ? '1 person is invited.' : `${count} people are invited.`,
  mailed: 'Each got a letter with their own link, good once and for 72 hours.',
  links:
    'Parlor can’t send e-mail yet. Give each person their own link: it is good once, for their address, for 72 hours. The links are not shown again.',
  copyAll: 'Copy all links',
  copyOne: (name: string) => `Copy the link of ${name}`,
  copied: 'Link copied',
  allCopied: 'Links copied',
  failed: 'These were not invited:',

  empty: 'There is nothing in this list yet.',
  noHeadings:
    'The first row must name the columns. At least “Name” and “E-mail” are needed; “Role” and “Location” are optional.',
  onlyHeadings: 'There are headings and no rows beneath them.',
  tooMany: (rows: number) => `There are ${rows} rows. Invite at most 200 at once.`,
  tooLarge: 'This file is larger than 1 MB. A list of people is much smaller.',
  unreadable: 'This file could not be read. Save it as CSV and choose it again.',
  noEmail: 'There is no e-mail address.',
  badEmail: (text: string) => `“${text}” is not an e-mail address.`,
  sameAs: (email: string, row: number) => `${email} stands in row ${row} already.`,
  worksHere: (email: string) => `${email} works here already.`,
  isInvited: (email: string) => `${email} is invited already. Send that invitation again.`,
  noName: 'There is no name.',
  badName: 'The name is too long.',
  noSuchRole: (text: string, roles: string) => `There is no role “${text}”. There are: ${roles}.`,
  noSuchLocation: (text: string, locations: string) =>
    `There is no location “${text}”. There are: ${locations}.`
}
