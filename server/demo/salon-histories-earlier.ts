import type { Story } from './story.ts'

/** Answered and closed, further back. */
export const earlierStories: Story[] = [
  {
    client: 'Francesca Moretti',
    assignee: 'zoe',
    readBy: ['maya', 'theo', 'zoe'],
    closed: { by: 'zoe', minutesLater: 15 },
    texts: `
      21d 10:00 client: Hi Zoe! I'm getting married in June and my sister said you did hers
      21d 10:22 zoe: Francesca! Congratulations! I remember Giulia's braid. When in June?
      21d 10:25 client: The 12th, in Sooke, on the beach. There will be wind
      21d 10:31 zoe: Then we plan for wind. Trial in May, and I come out to you on the morning.
      | Bridesmaids?
      21d 10:33 client: 5 😬 plus my nonna who wants "volume"
      21d 10:40 zoe: Nonna gets volume. I'll write it all up: you, five bridesmaids, nonna,
      | travel to Sooke. You'll have it by Friday.
      21d 10:41 client: Amazing, grazie!
      17d 12:00 zoe: Here it is: trial $120 ¶ Bride $260 ¶ Bridesmaids $95 each ¶ Nonna: on the
      | house
      17d 12:30 client: I'm crying. Yes to everything
      8d 16:00 zoe: The 12th of June is blocked in my calendar with a heart. [sent]`
  },
  {
    client: 'Greg Thornbury',
    assignee: 'theo',
    readBy: ['maya', 'theo'],
    closed: { by: 'theo', minutesLater: 90 },
    texts: `
      60d 09:00 client: Appt?
      60d 09:04 theo: Hi Greg, when suits you?
      60d 09:04 client: Sat
      60d 09:05 theo: 11:30 or 1:45?
      60d 09:05 client: 1145
      60d 09:07 theo: 11:30 or 1:45, Greg. 🙂
      60d 09:08 client: 1130
      60d 09:08 theo: Done.
      9d 09:30 client: Sat
      9d 09:32 theo: 11:30?
      9d 09:32 client: Y`
  },
  {
    client: 'Aisha Mohamud',
    assignee: 'maya',
    readBy: ['maya', 'theo'],
    closed: { by: 'maya', minutesLater: 25 },
    texts: `
      28d 13:40 client: Hello Maya, could I have the private room early one day?
      28d 13:52 maya: Hello Aisha! {day-22} at 8:00, before the others come? Or {day-21} after we
      | close, at 6:30.
      28d 13:58 client: 8 in the morning is perfect. My cousin Hodan comes too
      28d 14:02 maya: Both of you, {day-22} at 8:00. Blinds down, coffee on.
      23d 16:00 day-before: Hi Aisha, see you tomorrow at 8:00 AM with Maya. Reply C to confirm
      | or R to move it.
      23d 19:15 client: C, inshallah
      9d 11:00 client: Hodan wants to come again and asks if henna is possible
      9d 11:20 maya: Yes, if she brings the henna she trusts. I'll do the rest.
      9d 11:22 client: She is happy ❤️`
  },
  {
    client: 'Pat Fitzgerald',
    assignee: 'theo',
    readBy: ['maya', 'theo'],
    closed: { by: 'theo', minutesLater: 2 },
    texts: `
      10d 10:10 client: Wrong number? I got a reminder for a Patricia
      10d 10:13 theo: Hi Pat, that was us, in full letters for once. It's your own appointment.
      10d 10:14 client: Nobody has called me that since 1961
      10d 10:15 theo: It's Pat again, in ink.`
  },
  {
    client: 'Yuki Tanabe',
    assignee: 'zoe',
    readBy: ['maya', 'theo', 'zoe'],
    closed: { by: 'zoe', minutesLater: 40 },
    texts: `
      38d 16:20 client: Hi! Is it possible to do ash brown without bleach?
      38d 16:33 zoe: On your hair: nearly. It'll be a cool dark brown, ash in the sun. Want to
      | see a strand first?
      38d 16:35 client: Yes please ✨
      34d 16:00 day-before: Hi Yuki, see you tomorrow at 10:45 AM with Zoe. Reply C to confirm or
      | R to move it.
      34d 16:01 client: C
      11d 12:00 client: [1 photo]
      11d 12:01 client: ash in the sun!! you were right
      11d 12:40 zoe: Look at that. May I show it on our page?
      11d 12:41 client: of course 😊`
  },
  {
    client: 'Ruth Abernathy',
    assignee: 'maya',
    readBy: ['maya', 'theo'],
    closed: { by: 'maya', minutesLater: 35 },
    texts: `
      52d 09:10 client: Maya dear I am in hospital since Sunday, nothing dreadful, a hip. Please
      | cancel me for the time being. Ruth
      52d 09:25 maya: Oh Ruth. Cancelled, don't give it a thought. Which ward? I'm coming with
      | the good shampoo.
      52d 09:40 client: Royal Jubilee 4 South. You are a dear
      49d 18:00 client: I am the best looking woman on the ward. The nurses asked for your card
      49d 18:02 after-hours: Thanks for your text. We're closed right now and open again at 9
      | tomorrow. We'll answer then.
      48d 09:00 maya: You were that before I came. Rest well.
      12d 10:30 client: Home again. Walking with a frame like an old lady
      12d 10:44 maya: Welcome home! I'll come to you {day-5}, ten o'clock. Tea, two sugars?
      12d 10:50 client: I shall make it this time.`
  },
  {
    client: 'Connor McLeish',
    assignee: 'theo',
    readBy: ['maya', 'theo'],
    closed: { by: 'theo', minutesLater: 600 },
    texts: `
      13d 15:10 client: Hows tuesday for a skin fade
      13d 15:12 theo: Hi Connor, Tuesday 5:45 PM?
      13d 15:12 client: earlier?
      13d 15:13 theo: 2:15 PM.
      13d 15:20 client: nah 545 then
      13d 15:21 theo: 5:45 it is.`
  },
  {
    client: 'Ingrid Halvorsen',
    assignee: 'maya',
    readBy: ['maya', 'theo'],
    closed: { by: 'theo', minutesLater: 4 },
    texts: `
      14d 11:45 client: Hi, I'm at the door but it says closed?
      14d 11:46 theo: Hi Ingrid, the wind turns the sign around. It's open, push hard!
      14d 11:46 client: I'm in 😄`
  },
  {
    client: 'Theresa Quill',
    assignee: 'maya',
    readBy: ['maya', 'theo'],
    closed: { by: 'maya', minutesLater: 120 },
    texts: `
      47d 14:00 client: Hi Maya. Treatment starts on the 2nd. They say it'll fall out in about
      | three weeks. I'd rather it was you than the shower
      47d 14:08 maya: Oh Theresa. Of course. Any evening you like, after we close, just us two.
      47d 14:20 client: Thank you. I don't know which day yet
      47d 14:21 maya: You text, I'll be here.
      24d 17:40 client: Today?
      24d 17:41 maya: Today. Come at 7, the back door's open.
      23d 09:30 client: I slept well for the first time. My head is cold but I feel lighter.
      | Thank you for the scarf
      23d 09:36 maya: It suits you better than it ever suited me. ❤️
      15d 12:00 maya: Spring wigs are coming in, I've asked them to keep the auburn one for you.
      15d 12:31 client: The auburn one!`
  },
  {
    client: 'Mateo Vargas',
    assignee: 'zoe',
    readBy: ['maya', 'theo', 'zoe'],
    closed: { by: 'zoe', minutesLater: 10 },
    texts: `
      16d 13:13 client: Hola Zoe, what was the name of the wax
      16d 13:30 zoe: Hi Mateo! Matte clay, the green tin. $24, we have it here.
      16d 13:31 client: Save me one i come by friday
      16d 13:32 zoe: One green tin for Mateo.`
  },
  {
    client: 'Joanne Little',
    assignee: 'theo',
    readBy: ['maya', 'theo'],
    closed: { by: 'theo', minutesLater: 1 },
    texts: `
      18d 16:00 day-before: Hi Joanne, see you tomorrow at 9:45 AM with Maya. Reply C to confirm
      | or R to move it.
      18d 16:02 client: Confirm
      18d 16:02 client: C I mean C
      18d 16:03 confirmation: Thanks Joanne, you're confirmed for 9:45 AM.`
  },
  {
    client: 'Carol-Ann Whitehorse',
    assignee: 'maya',
    readBy: ['maya', 'theo'],
    closed: { by: 'maya', minutesLater: 55 },
    texts: `
      45d 10:20 client: Good morning! My daughter graduates on the 29th and we're four
      | generations coming down from Duncan. Can you take us all the same morning? My mom is 88 and
      | can't do stairs
      45d 10:35 maya: Good morning Carol-Ann, what an honour! No stairs here, and the door is
      | wide. I'd take all four chairs from 8 to 11 and nobody else.
      45d 10:37 client: You're kidding. All four??
      45d 10:38 maya: All four. How does everybody take their coffee?
      45d 10:50 client: Mom takes tea with canned milk 😆
      45d 10:51 maya: I'll find canned milk.
      20d 15:00 client: [3 photos]
      20d 15:01 client: Four generations!! Mom hasn't taken hers down in two days
      20d 15:40 maya: This goes on the wall, in a frame. Thank you for letting us be part of it.`
  },
  {
    client: 'Harpreet Gill',
    assignee: 'zoe',
    readBy: ['maya', 'theo', 'zoe'],
    closed: { by: 'theo', minutesLater: 18 },
    texts: `
      22d 09:45 client: Hi, do I need to book for just a trim of the ends? 2 cm max, I'm growing
      | it
      22d 09:51 theo: Hi Harpreet, yes please, it takes 40 minutes with your length. {day-18}
      | 11:15?
      22d 09:55 client: Sure! But really 2 cm
      22d 09:58 zoe: I'll bring a ruler. 📏
      22d 09:59 client: Haha ok trust restored`
  },
  {
    client: 'Hugh Pemberton',
    assignee: 'maya',
    readBy: ['maya', 'theo'],
    closed: { by: 'maya', minutesLater: 75 },
    texts: `
      26d 08:05 client: 287 for 4 at stumps. You'll have heard.
      26d 09:10 maya: I have not, Hugh, but I'm sure I will on {day-24} at 2.
      26d 09:14 client: You shall hear every over.
      24d 16:05 client: Splendid cut. You nodded in all the right places.
      24d 16:30 maya: I've been practising since 2016.`
  },
  {
    client: 'Simone Arsenault',
    assignee: 'theo',
    readBy: ['maya', 'theo'],
    closed: { by: 'theo', minutesLater: 240 },
    texts: `
      31d 18:55 client: Good evening, I lost a small gold earring, maybe at the wash basin?
      31d 18:56 after-hours: Thanks for your text. We're closed right now and open again at 9
      | tomorrow. We'll answer then.
      30d 09:15 theo: Good morning Simone, I've had the drain open. A hoop, with a tiny dent?
      30d 09:16 client: YES the dent is from my son's tooth
      30d 09:17 theo: It's in an envelope with your name, in the till.
      30d 12:40 client: Picked up. I could kiss you
      30d 12:41 theo: A smile will do.`
  }
]
