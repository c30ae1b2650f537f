/** The words of the first set-up. */
export const setUpWords = {
  title: 'Set up Parlor',
  of: (business: string) => `Setting up ${business}`,
  steps: ['Your account', 'Your business', 'Your number', 'Send your first text'] as const,
  done: 'done',
  later: 'Everything here can be changed later in Settings.',
  skip: 'Skip for now',
  next: 'Next',
  back: 'Back',
  account: {
    title: 'Your account',
    lead: 'You will own this business: nothing can be taken from an owner.',
    name: 'Your name',
    email: 'E-mail',
    password: 'Choose a password'
  },
  business: {
    title: 'Your business',
    lead: 'Clients see the name in your texts.',
    name: 'Name',
    kind: 'Kind',
    zone: 'Time zone',
    country: 'Country',
    location: 'Location',
    locationHelp: 'The branch that this number belongs to. One place needs one.',
    locationDefault: 'Main'
  },
  number: {
    title: 'Your number',
    lead: 'Start with a virtual phone: nothing leaves this computer, nothing costs anything.',
    virtual: 'Start with a virtual phone',
    virtualHelp: 'Ready at once. Connect a carrier when you are convinced.',
    later: 'Without a number for now',
    laterHelp: 'You can look around; texts need a number.'
  },
  start: 'Set up',
  first: {
    title: 'Send your first text',
    lead: 'A virtual phone waits for it. Text it, then open the phone and answer from its side. Nothing leaves this computer.',
    label: 'Text',
    draft: (business: string) =>
      `Hi, this is ${business}. You can text us here from now on. When would suit you?`,
    send: 'Send',
    test: 'TEST',
    openPhone: 'Open the virtual phone to answer',
    sent: 'Sent',
    sentHelp: 'delivered to the phone',
    onItsWay: 'on its way',
    answered: 'Answered',
    answeredHelp: 'the answer is here',
    waiting: 'waits for the answer',
    works: 'It works both ways.',
    what: 'What next?',
    invite: 'Invite staff',
    inbox: 'Open the inbox',
    noNumber: 'A first text needs a number',
    takeVirtual: 'Take a virtual number'
  },
  notGood: 'This link has ended',
  notGoodHelp:
    'The set-up was done already, or the link is not whole. The newest link stands in the server’s log.',
  toSignIn: 'Go to sign-in'
}
