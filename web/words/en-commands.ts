/** What can be done by name or by key, as far as the first screen knows it. */
export const commands = {
  newConversation: 'New conversation',
  newFinds: 'write text compose start somebody',
  sendMessage: 'Send message',
  sendMessageFinds: 'write e-mail email mail sms text quick action contact client',
  newAppointment: 'New appointment',
  newAppointmentFinds: 'book appointment visit schedule',
  next: 'Next conversation',
  previous: 'Previous conversation',
  palette: 'Find a command',
  keys: 'Keyboard map',
  reply: 'Reply',
  pick: 'Pick, to do the same to several',
  claim: 'Assign to me',
  whose: 'Whose number is it',
  unknown: 'Not in your clients'
}
