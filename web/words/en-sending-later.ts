/** Words of what comes with its first use: the dialogs of the composer. */
export const scheduleWords = {
  schedule: 'Schedule',
  title: (who: string) => `When should ${who} get this?`,
  change: 'Change this text',
  words: 'Text',
  when: 'When',
  example: 'tomorrow 9',
  help: 'Write it as you would say it: in 2 hours, Friday at 3pm, 5 Dec 14:30.',
  leavesAt: (time: string) => `Leaves ${time}`,
  whenFirst: 'Say when, or choose one below.',
  presets: ['in 2 hours', 'tomorrow 9am', 'Monday 9am'],
  cancelOnReply: (who: string) => `Cancel if ${who} replies first`,
  unlessReply: (who: string) => `Scheduled, unless ${who} replies`,
  keepWriting: 'Keep writing',
  leaveIt: 'Leave it',
  save: 'Save',
  edit: 'Edit',
  sendNow: 'Send now',
  cancel: 'Cancel'
}

export const quickWords = {
  list: 'Quick replies',
  found: (count: number) => `${count} quick ${count === 1 ? 'reply' : 'replies'}`,
  none: 'No quick replies yet.',
  noneHelp: 'What you write often can be kept here, and comes back by typing / in a text.',
  manage: 'Add or change quick replies',
  title: 'Quick replies',
  add: 'Add quick reply',
  done: 'Done',
  back: 'Back',
  save: 'Save',
  saved: 'Saved',
  both: 'Give it a name and a text.',
  name: 'Name',
  nameHelp: 'Found by typing / and some of it.',
  text: 'Text',
  share: 'Share with everybody here',
  shared: 'Shared',
  change: (name: string) => `Change ${name}`,
  remove: (name: string) => `Delete ${name}`,
  removed: (name: string) => `Deleted ${name}`,
  fields: {
    client_first_name: 'Client’s first name',
    client_name: 'Client’s name',
    my_first_name: 'My first name',
    my_name: 'My name',
    business_name: 'Business',
    location_name: 'Location'
  }
}
