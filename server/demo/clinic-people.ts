import type { DemoClient } from './salon-clients.ts'

/** Who brings their animals. Every phone stands among those that are kept free for stories. */
export const clinicClients: DemoClient[] = [
  ['Margaret Doyle', '+16045550111', 'leila', '2019-04', 'Carries Biscuit in by the back door.'],
  ['Sam Whitefeather', '+16045550112', 'hugo', '2022-08'],
  ['Anita Kapoor', '+16045550113', 'leila', '2021-02'],
  ['Jonas Vogel', '+16045550114', 'hugo', '2020-11', 'Two dogs: give him the large room.'],
  ['Celeste Moreau', '+16045550115', 'leila', '2023-05'],
  ['Peter Ngata', '+16045550116', 'hugo', '2018-10', 'Prefers a text to a call, works nights.'],
  ['Ruby Tanaka', '+16045550117', 'leila', '2024-03'],
  ['Walter Greene', '+16045550118', null, '2024-09'],
  ['Isabel Navarro', '+16045550119', 'hugo', '2022-01'],
  ['Frank Olsen', '+16045550120', 'leila', '2017-06', 'Hard of hearing: text, never call.'],
  ['Deepa Iyer', '+16045550121', 'hugo', '2023-11'],
  ['Colin McBride', '+16045550122', null, '2025-01']
]

type Patient = [client: string, name: string, kind: string, note: string | null]

/** The animals: nobody is without one, and some have several. */
export const clinicPatients: Patient[] = [
  ['Margaret Doyle', 'Biscuit', 'cat', 'Diabetic: insulin twice a day.'],
  ['Sam Whitefeather', 'Juniper', 'dog', null],
  ['Anita Kapoor', 'Mango', 'parrot', 'Bites gloves, not hands.'],
  ['Jonas Vogel', 'Max', 'dog', 'Muzzle in the waiting room.'],
  ['Jonas Vogel', 'Moritz', 'dog', null],
  ['Celeste Moreau', 'Minou', 'cat', null],
  ['Peter Ngata', 'Tui', 'dog', 'Hip dysplasia, left.'],
  ['Ruby Tanaka', 'Mochi', 'rabbit', null],
  ['Ruby Tanaka', 'Anko', 'rabbit', null],
  ['Walter Greene', 'Duchess', 'cat', 'Found as a stray, age unknown.'],
  ['Isabel Navarro', 'Paco', 'dog', null],
  ['Frank Olsen', 'Admiral', 'tortoise', 'Older than Frank says he is.'],
  ['Deepa Iyer', 'Laddoo', 'dog', 'Allergic to penicillin.'],
  ['Colin McBride', 'Whisky', 'cat', null]
]
