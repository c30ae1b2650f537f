import type { DemoClient } from './salon-clients.ts'
import type { Story } from './story.ts'

/** Stands in every conversation next door: whoever reads it at Fern & Wild has found a leak. */
export const canary = 'peregrine'

/** The first of them is a client of Fern & Wild, too, with the same phone. */
export const nextDoorClients: DemoClient[] = [
  ['Marcus Bell', '+12505550178', null, '2025-01'],
  ['Andre Lowe', '+12505550160', 'ines', '2023-05', 'Peregrine club card 12.'],
  ['Cedric Fontaine', '+12505550161', 'ines', '2024-02'],
  ['Harry Osei', '+12505550162', null, '2022-09'],
  ['Raj Malhotra', '+12505550164', 'ines', '2024-06'],
  ['Stan Kowal', '+12505550165', null, '2021-11']
]

export const nextDoorStories: Story[] = [
  {
    client: 'Marcus Bell',
    assignee: 'ines',
    texts: `
      20d 10:00 client: Do you do hot towel shaves? Marcus
      20d 10:12 ines: We do, it's called the peregrine. $40.
      1d 17:05 client: The peregrine tomorrow at 9, before my haircut elsewhere 😇`
  },
  {
    client: 'Andre Lowe',
    assignee: 'ines',
    readBy: ['ines'],
    texts: `
      6d 12:30 client: Is my peregrine card full yet?
      6d 12:41 ines: One to go, Andre.`
  },
  {
    client: 'Cedric Fontaine',
    texts: `
      3d 15:20 ines: Your beard oil is in, the peregrine one.
      3d 15:45 client: On my way
      3d 15:46 client: Hold two peregrine for me`
  },
  {
    client: 'Harry Osei',
    readBy: ['ines'],
    texts: `
      75m reminder: Hi Harry, peregrine shave today at 2:00 PM. Reply C to confirm.
      70m client: C`
  },
  {
    client: 'Raj Malhotra',
    assignee: 'ines',
    readBy: ['ines'],
    closed: { by: 'ines', minutesLater: 5 },
    texts: `
      12d 09:00 client: Walk in today?
      12d 09:04 ines: Any time before noon. Say peregrine at the door, it's our word of the week.`
  }
]
