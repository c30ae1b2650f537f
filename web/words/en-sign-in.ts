/** The words of the pages before the sign-in: invitations, forgotten passwords. */
export const signInWords = {
  passkey: 'Continue with a passkey',
  passkeyFailed: 'No passkey was used. Try again, or sign in with your password.',
  or: 'or',
  forgot: 'Forgot it?',
  code: 'Code',
  codeHelp: 'The six digits that your authenticator shows, or one of your recovery codes.',
  company: 'Part of a larger company? Type your work e-mail and we’ll take you to its own sign-in.',
  companyGo: 'Use your company’s sign-in',
  noCompany: 'This e-mail has no sign-in of its own. Sign in with your password.',
  typeEmail: 'Type your e-mail first.',
  backToSignIn: 'Back to sign-in',
  oneMoment: 'One moment',

  forgotten: {
    title: 'Choose a new password',
    lead: 'We’ll mail you a link. It is good once, for an hour.',
    send: 'Mail me a link',
    sent: 'If this address has an account, the link is on its way. Look in your mail.'
  },
  newPassword: {
    title: 'Your new password',
    lead: 'Everywhere else you will be signed out.',
    next: 'New password',
    save: 'Save the password',
    saved: 'Saved. Sign in with it now.',
    noLink: 'This link is not whole. Open it again from your mail.'
  },
  invitation: {
    title: (business: string) => `Join ${business}`,
    lead: (by: string | null, email: string) =>
      by ? `${by} invited you as ${email}.` : `You are invited as ${email}.`,
    name: 'Your name',
    password: 'Choose a password',
    passwordKnown: 'Your password',
    passwordKnownHelp: 'You have an account with this e-mail already: it is the same password.',
    join: 'Join',
    gone: 'This link has ended',
    goneHelp: 'A link is good once, for 72 hours. Ask for a new one.'
  },
  companyReturn: {
    title: 'Signing you in',
    failed: 'You were not signed in'
  }
}
