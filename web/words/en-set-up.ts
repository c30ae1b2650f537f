/** The words of the first set-up. */
export const setUpWords = {
  title: 'Set up Parlor',
  of: (business: string) => `Setting up ${business}`,
  steps: [
    'Your account',
    'Your business',
    'Your number',
    'Opening hours',
    'Send your first text'
  ] as const,
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
    password: 'Choose a password',
    passkey: 'Make a passkey on this device, too',
    passkeyHelp:
      'You sign in with a fingerprint, a face or the device’s code. It is asked for at the end of step 3, and can be made later.',
    passkeyName: 'This device',
    passkeyFailed: 'No passkey was made. You can make one in Settings, Security.'
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
  hours: {
    title: 'Opening hours',
    lead: 'By the clock of your location. Breaks and holidays have more room in Settings.'
  },
  start: 'Set up',
  first: {
    title: 'Send your first text',
    lead: 'The phone on this page is a virtual one. Text it, then answer from its side. Nothing leaves this computer.',
    label: 'Text',
    draft: (business: string) =>
      `Hi, this is ${business}. You can text us here from now on. When would suit you?`,
    send: 'Send',
    test: 'TEST',
    thread: 'What was said',
    fromYou: 'You',
    fromPhone: 'The phone',
    phone: 'Virtual phone',
    onPhone: 'Texts on the phone',
    answerLabel: 'Answer from the phone',
    answerPlaceholder: 'Text message',
    answerSend: 'Send from the phone',
    waitsForText: 'Waits for your text',
    sent: 'Sent',
    deliveredIn: (seconds: number) => `delivered in ${Math.max(0.1, seconds).toFixed(1)} s`,
    onItsWay: 'on its way',
    answered: 'Answered',
    answeredHelp: 'the answer is here',
    waiting: 'waits for the answer',
    works: 'It works both ways.',
    what: 'What next?',
    importClients: 'Import clients',
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
