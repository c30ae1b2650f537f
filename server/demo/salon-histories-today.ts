import type { Story } from './story.ts'

/** What stands at the top of the inbox. */
export const todaysStories: Story[] = [
  {
    client: 'Priya Raman',
    assignee: 'maya',
    readBy: ['maya', 'theo', 'zoe'],
    texts: `
      57d 09:14 client: Hi it's Priya. Does Zoe have anything late in the week? Gloss has gone
      | brassy
      57d 09:31 theo: Hi Priya! Zoe has {day-54} 5:15 PM or {day-53} 11:00 AM.
      57d 09:33 client: {day-54} please 🙏
      57d 09:34 theo: Booked. Gloss with Zoe, {day-54} 5:15 PM.
      55d 16:00 day-before: Hi Priya, see you tomorrow at 5:15 PM with Zoe. Reply C to confirm or
      | R to move it.
      55d 16:08 client: C
      53d 10:20 client: Thank you Zoe!! It's exactly what I wanted
      53d 12:45 zoe: So happy to hear it. Sulfate-free shampoo for a week, promise?
      53d 12:47 client: promise
      12d 18:40 client: Could I get balayage before the holidays? And is it ok with the patch
      | test from October
      12d 18:42 after-hours: Thanks for your text. We're closed right now and open again at 9
      | tomorrow. We'll answer then.
      11d 09:12 maya: Morning Priya! Patch test is good until January. Zoe has {day+0}, {date+0}
      | at 3:15 PM, or {day+2} at 10.
      11d 09:50 client: {day+0} it is
      11d 09:52 maya: Lovely. Balayage refresh and gloss, 3:15 PM with Zoe.
      1d 16:00 client: See you tomorrow! Bringing pictures
      162m reminder: Hi Priya, see you today at 3:15 PM with Zoe. Reply C to confirm or R to move
      | it.
      45m client: [1 photo]
      44m client: Any chance of 4:30 instead? Work ran over. And could we go a bit warmer, like
      | this
      30m maya: 4:30 with Zoe is yours, plus 20 min for the copper.
      28m maya: Parking is behind the salon: bit.ly/fwpark [undelivered 30007 carrier-filtered]
      4m client: Perfect, thank you! Is the lot behind you still free?`
  },
  {
    client: 'Gloria Bassett',
    assignee: 'theo',
    texts: `
      29d 11:02 client: Good morning. This is Gloria Bassett. I would like my usual please, and a
      | trim for Ella.
      29d 11:15 maya: Good morning Gloria! {day-22} at 1:00 and Ella at 1:30, both with me?
      29d 11:21 client: That is fine. Thank you Maya. Gloria
      23d 16:00 day-before: Hi Gloria, see you tomorrow at 1:00 PM with Maya. Reply C to confirm
      | or R to move it.
      23d 16:44 client: Confirmed. Gloria
      22d 18:05 client: Ella has not stopped looking at herself in the spoon. Gloria
      21d 09:03 maya: 😄 She was very brave. Give her a squeeze from me.
      6d 10:30 client: May we come again before the school concert? Gloria
      6d 10:41 theo: Of course. {day+0}, {date+0}, 1:00 with Maya?
      6d 10:58 client: Yes please. Gloria
      162m reminder: Hi Gloria, see you today at 1:00 PM with Maya. Reply C to confirm or R to
      | move it.
      12m client: C
      8m client: Is it all right if Ella comes along today as well? Her fringe is in her eyes.
      6m client: We can come a bit earlier if that helps`
  },
  {
    client: '+12505550187',
    texts: `
      18m client: Hi do you take walk-ins for a men's cut?`
  },
  {
    client: 'Tom Ashworth',
    assignee: 'theo',
    readBy: ['maya', 'theo', 'zoe'],
    texts: `
      40d 12:20 client: any chance of a cut w zoe this week
      40d 12:26 theo: {day-37} 9:00 AM is open.
      40d 12:26 client: 👍
      38d 16:00 day-before: Hi Tom, see you tomorrow at 9:00 AM with Zoe. Reply C to confirm or R
      | to move it.
      38d 16:01 client: c
      36d 08:15 client: left my scarf i think. grey one
      36d 09:02 theo: It's on the hook by the desk, waiting for you.
      36d 09:40 client: legend
      33m client: same again this week?
      27m theo: Zoe has {day+2}, {date+2}, 9:00 or 2:45.
      25m client: {day+2}. 9
      20m theo: {day+2} at 9 it is. See you then, Tom.`
  },
  {
    client: 'Ines Duarte',
    assignee: 'theo',
    readBy: ['maya', 'theo'],
    texts: `
      9d 14:10 theo: Hi Ines, it's Theo at Fern & Wild. Shall I send your reminders to this
      | number? [undelivered 30006 landline]
      4d 16:00 confirmation: Hi Ines, you're booked for {day+3} at 11:30 AM with Maya.
      | [undelivered 30006 landline]
      37m theo: Hi Ines, Maya can take you half an hour earlier on {day+3}, at 11:00. Does that
      | suit? [undelivered 30006 landline]`
  },
  {
    client: 'Marcus Bell',
    assignee: 'zoe',
    readBy: ['theo'],
    texts: `
      66d 15:44 client: Hey, Marcus Bell here. New number. Can you put me down for the usual with
      | Zoe
      66d 15:52 theo: Got it, Marcus. {day-62} 11:00 AM?
      66d 15:53 client: Works
      63d 16:00 day-before: Hi Marcus, see you tomorrow at 11:00 AM with Zoe. Reply C to confirm
      | or R to move it.
      63d 16:30 client: C
      34d 10:11 client: Usual again? Same time
      34d 10:40 zoe: Hi Marcus! {day-31}, 11:00. I'll save you the good chair.
      34d 10:41 client: Haha thanks
      31d 10:52 client: Looking for parking, 2 min
      31d 10:53 zoe: No stress
      5d 13:05 client: And again this month please
      5d 13:18 theo: {day+0}, {date+0}, 11:00 AM with Zoe. Done.
      162m reminder: Hi Marcus, see you today at 11:00 AM with Zoe. Reply C to confirm or R to
      | move it.
      150m client: C
      148m confirmation: Thanks Marcus, you're confirmed for 11:00 AM.
      44m client: Running 10 late, sorry. Stuck on the bridge`
  },
  {
    client: 'Helen and Bo Sandberg',
    assignee: 'maya',
    readBy: ['theo'],
    texts: `
      48d 19:20 client: Bo here, Helen's thumbs are in dough. Two cuts next week?
      48d 19:21 after-hours: Thanks for your text. We're closed right now and open again at 9
      | tomorrow. We'll answer then.
      47d 09:10 maya: Morning you two! {day-43} at 10:15, chairs 2 and 3?
      47d 09:31 client: Wonderful. H + B
      42d 11:00 client: Bo looks ten years younger and won't stop mentioning it. Helen
      42d 11:07 maya: That's the sideburns. See you both soon!
      3d 12:00 client: We found a picture from 1974. Could you do that?? Bo
      3d 12:02 client: (He could not carry it off in 1974 either. Helen)
      3d 12:30 maya: 😂 Send it over and I'll see what I can do. You're in for {day+4}, 10:15.
      62m client: Here it is. And one of the back
      61m client: [2 photos]`
  },
  {
    client: 'Bea Holloway',
    assignee: 'maya',
    readBy: ['maya', 'theo'],
    texts: `
      25d 17:30 client: Hi lovely people!! Quick one, do you sell the rosemary oil in the big
      | bottle? Mine is nearly gone and my sister has been at it too, I can tell
      25d 17:41 theo: We do, 250 ml for $38. Shall I put one aside?
      25d 17:42 client: TWO please 😅
      25d 17:42 theo: Two with your name on them, behind the desk.
      24d 11:15 client: Got them!! You're the best, happy weekend ☀️
      8d 09:40 maya: Hi Bea, your colour is due. {day+0}, {date+0} at 4:00?
      8d 09:55 client: Yes!!! Thank you for chasing me
      162m reminder: Hi Bea, see you today at 4:00 PM with Maya. Reply C to confirm or R to move
      | it.
      140m client: C ☕
      95m client: Do you want me to send a photo of what the hairline is doing? It's a bit
      | dramatic. I'm on the ferry till noon though so no signal soon
      82m maya: No rush at all. Send it whenever you get a moment, and safe crossing!`
  },
  {
    client: 'Lucía Fernández-Montenegro',
    readBy: ['maya', 'theo', 'zoe'],
    texts: `
      70d 13:12 client: Hola! I am new in Victoria, my neighbour Naomi says you are very good
      | with curls
      70d 13:25 theo: Hello Lucía, welcome! Naomi is right about Zoe. Would {day-65} at 2:15 PM
      | suit you?
      70d 13:27 client: Perfecto, {day-65}. Thank you so much
      66d 16:00 day-before: Hi Lucía, see you tomorrow at 2:15 PM with Zoe. Reply C to confirm or
      | R to move it.
      66d 16:02 client: C
      64d 20:10 client: I love it!! Mi mamá also loves it, she saw it on video
      63d 09:08 zoe: Tell your mamá she has good taste 💚
      10d 11:40 client: Can I come on {day+0}, {date+0}? Same as last time
      10d 11:58 zoe: 2:15 PM, it's yours.
      162m reminder: Hi Lucía, see you today at 2:15 PM with Zoe. Reply C to confirm or R to move
      | it.
      110m client: C`
  },
  {
    client: 'Dana Whitlock',
    assignee: 'theo',
    readBy: ['maya', 'theo'],
    texts: `
      90d 14:00 client: Hi, how much is a full head of highlights for shoulder length?
      90d 14:14 theo: Hi Dana, from $185 with Maya, $160 with Zoe. Both include a cut.
      90d 14:20 client: ok thx will think about it
      1d 20:46 client: Hi again! I've thought about it 😂 do you have anything for highlights
      | before the 12th?
      1d 20:47 after-hours: After hours: we're closed right now and open again at 9 tomorrow.
      | We'll answer then.`
  },
  {
    client: 'Rachel Kim',
    readBy: ['maya', 'theo'],
    optedOut: true,
    texts: `
      130d 10:05 client: hi can i move friday to next week
      130d 10:16 theo: Sure, {day-121} at 3:00 PM?
      130d 10:17 client: yep
      122d 16:00 day-before: Hi Rachel, see you tomorrow at 3:00 PM with Maya. Reply C to confirm
      | or R to move it.
      122d 17:02 client: c
      1d 10:00 campaign: Winter gloss, two for one until Sunday at Fern & Wild. Reply STOP to
      | end.
      1d 10:03 client: STOP`
  },
  {
    client: 'Omar Haddad',
    assignee: 'theo',
    readBy: ['maya', 'theo'],
    texts: `
      38d 08:50 client: Salaam Maya, beard trim any day this week after 4?
      38d 09:05 maya: Hi Omar! {day-36} 4:30?
      38d 09:06 client: 👌
      37d 16:00 day-before: Hi Omar, see you tomorrow at 4:30 PM with Maya. Reply C to confirm or
      | R to move it. [undelivered 30003 unreachable]
      36d 16:20 client: On my way, phone was dead since yesterday
      36d 16:22 theo: We hadn't given up on you.
      1d 15:10 theo: Hi Omar, Maya is in on {day+2} until 6. Shall I keep 4:30 for you?
      | [undelivered 30003 unreachable]`
  },
  {
    client: 'Hana Sato',
    assignee: 'maya',
    readBy: ['maya', 'theo'],
    texts: `
      19d 12:31 client: Hello, could I book a perm consultation? Straight, coarse, never
      | coloured.
      19d 12:44 maya: Hello Hana! Consultations are free. {day-15} at noon?
      19d 12:46 client: Yes, thank you.
      14d 13:20 maya: It was lovely to meet that hair. Here is what I'd suggest: digital perm,
      | large rods, 3 hours, $240. No hurry to decide.
      13d 09:02 client: I have decided. Yes please.
      13d 09:15 maya: {day+0}, {date+0}, 5:00 PM. I'll have the tea ready.
      1d 16:00 day-before: Hi Hana, see you tomorrow at 5:00 PM with Maya. Reply C to confirm or
      | R to move it.
      1d 16:03 client: C
      1d 18:22 client: One question: should I wash it the night before or the same day?`
  }
]
