import type { Story } from './story.ts'

/** What came in since last week: some wait, most are done. */
export const weeksStories: Story[] = [
  {
    client: 'Amélie Tremblay',
    assignee: 'zoe',
    readBy: ['maya', 'theo', 'zoe'],
    texts: `
      33d 15:02 client: Allô! C'est Amélie. Est-ce que Zoé is there on Saturday? Ma frange est
      | une catastrophe
      33d 15:20 theo: Bonjour Amélie! Zoe is here Saturday, 12:15 for a fringe trim?
      33d 15:21 client: Parfait, à samedi!
      28d 12:05 client: Merci pour la frange!! Très très belle
      2d 17:45 client: Coucou! I have a party, ça serait possible un chignon le {day+4}?
      2d 17:52 zoe: Oui! {day+4} at 3:00. Clean and dry hair please, washed the day before.
      2d 17:58 client: Ok! Sèche et propre 😊
      2d 17:59 client: Et combien ça coûte?`
  },
  {
    client: 'Sofia Marchetti',
    assignee: 'maya',
    readBy: ['maya', 'theo'],
    texts: `
      44d 09:30 maya: Hi Sofia, time for your patch test before the next colour. 5 minutes, any
      | day.
      44d 10:02 client: Coming Thursday at lunch, ok?
      44d 10:03 maya: Perfect
      41d 12:20 client: Was just there, Theo did it behind the ear. All calm so far
      39d 12:00 maya: 48 hours and calm: you're clear. {day-32} 2:00 PM?
      39d 12:01 client: Yes
      33d 16:00 day-before: Hi Sofia, see you tomorrow at 2:00 PM with Maya. Reply C to confirm
      | or R to move it.
      33d 16:10 client: R
      33d 16:11 client: sorry!! kid is sick. next week?
      33d 16:25 theo: Poor little one. {day-25}, 2:00 PM, same everything.
      33d 16:26 client: Bless you
      2d 13:15 client: Roots are saying hello. When can Maya?
      2d 13:30 maya: {day+8}, {date+8}, 2:00 PM. I've put you down. [sent]`
  },
  {
    client: 'Jordan Leclair',
    assignee: 'zoe',
    readBy: ['maya', 'theo', 'zoe'],
    texts: `
      20d 19:12 client: heyy do u do undercuts w a pattern
      20d 19:13 after-hours: Thanks for your text. We're closed right now and open again at 9
      | tomorrow. We'll answer then.
      19d 09:44 zoe: I do! Send me what you have in mind.
      19d 09:50 client: [1 photo]
      19d 09:50 client: smth like this but less spiderweb
      19d 10:02 zoe: Less spider, got it. 45 min, $55. {day-14} at 4?
      19d 10:04 client: yesss
      14d 17:10 client: MY MOM HATES IT its perfect
      14d 17:15 zoe: The best review I've had all year
      3d 20:31 client: its growing out alr lol. touch up?`
  },
  {
    client: 'Margaret Ellsworth',
    assignee: 'theo',
    readBy: ['maya', 'theo'],
    texts: `
      30d 10:15 client: Dear Fern and Wild, this is Margaret. Is my appointment on Tuesday or on
      | Wednesday? I have written down both.
      30d 10:22 theo: Dear Margaret, it's {day-27} at 10:30. You may cross the other one out.
      30d 10:40 client: Thank you Theo. I shall.
      27d 12:10 client: I believe I left without paying.
      27d 12:14 theo: You paid, Margaret, and left a very kind tip. All is well.
      4d 11:00 client: May I bring a cake on my next visit? It is lemon.
      4d 11:06 theo: There is no rule against cake. See you {day+6} at 10:30!
      4d 11:20 client: Then I shall bring two.`
  },
  {
    client: 'Wendy Cho',
    assignee: 'theo',
    readBy: ['maya', 'theo'],
    closed: { by: 'theo', minutesLater: 14 },
    texts: `
      16d 09:05 client: Need to cancel tmrw. Sorry
      16d 09:11 theo: No problem, cancelled. Shall I look for another day?
      16d 12:50 client: Will text
      2d 12:05 client: Any day next wk after 3
      2d 12:12 theo: {day+7} 3:30 PM with Maya?
      2d 12:13 client: OK
      2d 12:13 theo: Booked. See you then, Wendy.`
  },
  {
    client: 'Desmond Achebe',
    assignee: 'zoe',
    readBy: ['maya', 'theo', 'zoe'],
    closed: { by: 'zoe', minutesLater: 30 },
    texts: `
      35d 13:00 client: Good day. I have a job interview on the 3rd. Please make me look
      | employable
      35d 13:18 zoe: Challenge accepted. {day-31} 10:00?
      35d 13:20 client: God bless
      32d 16:00 day-before: Hi Desmond, see you tomorrow at 10:00 AM with Zoe. Reply C to confirm
      | or R to move it.
      32d 16:00 client: C
      3d 14:22 client: I got the job!!!!
      3d 14:30 zoe: I KNEW IT. Congratulations, Desmond!! 🎉
      3d 14:31 client: The haircut got the job. I just carried it there`
  },
  {
    client: 'Kai Nakamura',
    assignee: 'theo',
    readBy: ['maya', 'theo', 'zoe'],
    closed: { by: 'theo', minutesLater: 3 },
    texts: `
      3d 09:20 client: whats ur wifi again
      3d 09:22 theo: fernandwild-guest, password: maidenhair
      3d 09:22 client: ty. also im in the chair already
      3d 09:23 theo: I can see you, Kai.`
  },
  {
    client: 'Nadia Petrova',
    assignee: 'maya',
    readBy: ['maya', 'theo'],
    closed: { by: 'maya', minutesLater: 60 },
    texts: `
      50d 11:11 client: Hello. Keratin treatment, is it safe when breastfeeding?
      50d 11:40 maya: Hi Nadia, congratulations! I'd rather wait until you've finished. A deep
      | moisture mask does nearly as much and has nothing in it to worry about.
      50d 11:52 client: Thank you for being honest. Mask then.
      50d 11:55 maya: {day-45}, 9:30. The little one is welcome too.
      46d 16:00 day-before: Hi Nadia, see you tomorrow at 9:30 AM with Maya. Reply C to confirm
      | or R to move it.
      46d 18:30 client: C
      4d 10:00 maya: Hi Nadia, how is the hair doing after the mask?
      4d 10:45 client: Soft! Baby pulls it all day and it survives
      4d 10:50 maya: The hardest test there is.`
  },
  {
    client: 'Liam O’Rourke',
    assignee: 'theo',
    readBy: ['maya', 'theo'],
    closed: { by: 'theo', minutesLater: 5 },
    texts: `
      5d 16:33 client: do yous have gift cards
      5d 16:35 theo: We do, any amount. You can pick one up here or I can send it by e-mail.
      5d 16:37 client: 80 by email. its for the wife so dont text her
      5d 16:40 theo: Not a word. What name shall I put on it?
      5d 16:41 client: To Siobhán from the fella who forgot last year
      5d 16:49 theo: Sent to your e-mail. Good luck!`
  },
  {
    client: 'Chloé Gagnon',
    assignee: 'zoe',
    readBy: ['maya', 'theo', 'zoe'],
    closed: { by: 'zoe', minutesLater: 20 },
    texts: `
      41d 18:01 client: Zoe ma belle, the violet is already fading 😭
      41d 18:03 after-hours: Thanks for your text. We're closed right now and open again at 9
      | tomorrow. We'll answer then.
      40d 09:30 zoe: Noooo. Which shampoo?
      40d 09:44 client: [1 photo]
      40d 09:47 zoe: That one eats toner for breakfast. Come by, I'll give you the purple one.
      | And a refresh on the house, {day-36} 1:00?
      40d 09:48 client: t'es un ange
      36d 15:00 client: 💜💜💜
      6d 09:12 client: Même heure in December? The 9th or 10th
      6d 09:35 zoe: 9th at 1:00. Noted: 8 minutes and not one more.
      6d 09:36 client: Exactement`
  },
  {
    client: 'Samir Patel',
    assignee: 'theo',
    readBy: ['maya', 'theo'],
    closed: { by: 'theo', minutesLater: 45 },
    texts: `
      6d 11:20 client: Hi, I was charged twice on my card, 62.00 both times. Can you look
      6d 11:24 theo: Hi Samir, I'm sorry about that. Looking now.
      6d 11:39 theo: Found it: the machine timed out and I ran it again. I've refunded one of the
      | two, it's back on your card in 3 to 5 days.
      6d 11:41 client: Great, thanks for being quick
      6d 12:10 theo: Thank you for telling us, Samir.`
  },
  {
    client: 'Beth Kowalczyk',
    assignee: 'maya',
    readBy: ['maya', 'theo'],
    closed: { by: 'maya', minutesLater: 10 },
    texts: `
      7d 08:30 client: Is Maya in today? I did something with kitchen scissors
      7d 09:01 maya: I'm in. On a scale from 1 to hat?
      7d 09:02 client: Hat
      7d 09:03 client: [1 photo]
      7d 09:05 maya: Oh Beth. Come at 12:30, I'll skip lunch.
      7d 14:00 client: You are a magician. Scissors are in the bin
      7d 14:20 maya: Promise me.`
  }
]
