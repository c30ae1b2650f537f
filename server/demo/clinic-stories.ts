import type { Story } from './story.ts'

/** What is said between the clinic and those who bring their animals. */
export const clinicStories: Story[] = [
  {
    client: 'Margaret Doyle',
    assignee: 'leila',
    texts: `
      8d 10:04 client: Biscuit drinks a lot again. Should I worry?
      8d 10:20 leila: Let's check her sugar, Margaret. {day+0} at 11:00?
      8d 10:26 client: We will be there
      1d 16:00 day-before: Biscuit's visit is tomorrow at 11:00 AM with Dr. Haddad. Reply C to
      | confirm or R to move it.
      1d 16:12 client: C
      14m client: Should she fast before the blood test?`
  },
  {
    client: 'Sam Whitefeather',
    assignee: 'hugo',
    readBy: ['nadia', 'hugo', 'leila'],
    texts: `
      3d 14:30 client: Juniper's stitches look a bit red [1 photo]
      3d 14:41 hugo: That is normal on day three. Keep the cone on, and send another picture
      | {day-1}.
      1d 09:15 client: Much better today [1 photo]
      1d 09:30 hugo: Lovely. See you both {day+2} to take them out.`
  },
  {
    client: 'Peter Ngata',
    readBy: ['nadia'],
    texts: `
      2d 19:50 client: Can I get more of Tui's tablets?
      2d 19:51 after-hours: Thanks for your text. We're closed right now and open again at 8. We'll
      | answer then.
      1d 08:20 owen: They are at the desk for you, Peter, until 6.
      1d 08:22 client: Champion, thanks`
  },
  {
    client: 'Celeste Moreau',
    texts: `
      4d 11:00 owen: Minou is due for her vaccines. Would you like a time next week? [undelivered
      | 30006 landline]`
  },
  {
    client: 'Frank Olsen',
    assignee: 'leila',
    readBy: ['nadia', 'owen', 'hugo', 'leila'],
    closed: { by: 'leila', minutesLater: 15 },
    texts: `
      6d 13:00 client: Admiral is awake. Is it too early in the year?
      6d 13:22 leila: A warm bath and some greens, and he will tell you himself.`
  },
  {
    client: '+16045550187',
    texts: `
      22m client: Hello, do you see guinea pigs?`
  }
]
