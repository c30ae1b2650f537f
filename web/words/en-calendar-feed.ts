/** The words of one's own calendar outside Parlor. */
export const calendarFeedWords = {
  section: {
    word: 'Calendar feed',
    help: 'My appointments in my own calendar',
    finds: 'ics ical google apple outlook phone subscribe'
  },
  title: 'Your appointments in your own calendar',
  help: 'Google Calendar, Apple Calendar and Outlook read your appointments at a secret address: when, what, with whom and where. Notes and phone numbers stay here.',
  none: 'No calendar reads your appointments.',
  make: 'Make an address',
  address: 'Secret address',
  addressHelp:
    'Add it to your calendar as a subscription “from URL”. Whoever has it can read your appointments.',
  copy: 'Copy',
  copied: 'Address copied',
  made: (when: string) => `Made ${when}`,
  renew: 'Make another address',
  renewTitle: 'Make another address?',
  renewHelp:
    'The address you have now opens nothing from then on. Add the new one to your calendar.',
  renewed: 'This is your new address. The old one opens nothing.',
  stop: 'Stop the feed',
  stopTitle: 'Stop the calendar feed?',
  stopHelp: 'Your calendar gets nothing more. What it has read already, it may keep.',
  stopped: 'The feed has stopped',
  keep: 'Keep it',
  how: 'How to add it',
  howHelp:
    'As a subscription: a file that is imported is read once and never again. Then wait: Apple looks within the hour, Google and Outlook within a day.',
  onlyHere:
    'Google and Outlook cannot reach this address: it opens in your own network alone. Whoever runs Parlor can give it a public one.',
  ways: [
    {
      calendar: 'Google Calendar',
      where:
        'On a computer: + beside “Other calendars”, then “From URL”. Their app shows it afterwards.'
    },
    {
      calendar: 'iPhone, iPad',
      where: 'Calendar, “Calendars”, “Add Calendar”, then “Add Subscription Calendar”.'
    },
    { calendar: 'Mac', where: 'Calendar, “File”, then “New Calendar Subscription”.' },
    { calendar: 'Outlook', where: '“Add calendar”, then “Subscribe from web”.' }
  ]
}
