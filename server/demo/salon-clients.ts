/** A client of a demo world: name, phone, whose client, since when, and the pinned note. */
export type DemoClient = [
  name: string,
  phone: string,
  provider: string | null,
  since: string,
  note?: string
]

/** Sixty people of Victoria. Every phone stands among those that are kept free for stories. */
export const salonClients: DemoClient[] = [
  [
    'Priya Raman',
    '+12505550142',
    'zoe',
    '2023-03',
    'Sensitive at the crown, go easy on heat. Takes her flat white with oat.'
  ],
  [
    'Gloria Bassett',
    '+12505550163',
    'maya',
    '2019-06',
    'Hard of hearing on the left: sit on her right. Pays for Ella.'
  ],
  ['Marcus Bell', '+12505550178', 'zoe', '2022-01'],
  ['Tom Ashworth', '+12505550104', 'zoe', '2024-05'],
  ['Ines Duarte', '+12505550135', 'maya', '2020-09', 'Prefers a call. Best after 6.'],
  [
    'Helen and Bo Sandberg',
    '+12505550117',
    'maya',
    '2018-02',
    'Always side by side, chairs 2 and 3.'
  ],
  ['Bea Holloway', '+12505550129', 'maya', '2021-11'],
  ['Lucía Fernández-Montenegro', '+12505550148', 'zoe', '2023-08'],
  ['Dana Whitlock', '+12505550156', null, '2024-02'],
  ['Rachel Kim', '+12505550151', null, '2022-07'],
  ['Omar Haddad', '+12505550126', 'maya', '2021-04', 'Beard: number 2, square. No aftershave.'],
  ['Ella Bassett', '+12505550163', 'maya', '2024-09', 'Nine years old. Likes to hold the mirror.'],
  [
    'Amélie Tremblay',
    '+12505550101',
    'zoe',
    '2023-01',
    'Parle français, écrit en anglais ou presque.'
  ],
  ['Hana Sato', '+12505550102', 'maya', '2022-10'],
  [
    'Sofia Marchetti',
    '+12505550103',
    'maya',
    '2020-03',
    'Allergic to ammonia. Patch test each time.'
  ],
  [
    'Jordan Leclair',
    '+12505550105',
    'zoe',
    '2024-08',
    'They/them. Short sides, no razor on the neck.'
  ],
  ['Wendy Cho', '+12505550106', 'maya', '2019-01'],
  ['Desmond Achebe', '+12505550107', 'zoe', '2023-05'],
  ['Margaret Ellsworth', '+12505550108', 'maya', '2017-04', 'Comes by bus 14: never before 10.'],
  ['Kai Nakamura', '+12505550109', 'zoe', '2024-03'],
  ['Nadia Petrova', '+12505550111', 'maya', '2022-12'],
  ['Liam O’Rourke', '+12505550112', null, '2023-06'],
  [
    'Chloé Gagnon',
    '+12505550113',
    'zoe',
    '2021-08',
    'Level 9, violet toner, 8 minutes and not one more.'
  ],
  ['Samir Patel', '+12505550114', 'maya', '2024-01'],
  ['Beth Kowalczyk', '+12505550115', 'maya', '2020-10'],
  ['Francesca Moretti', '+12505550116', 'zoe', '2023-11', 'Wedding 12 June. Trial in May.'],
  ['Greg Thornbury', '+12505550118', null, '2022-04'],
  ['Aisha Mohamud', '+12505550119', 'maya', '2021-02', 'Private room, women only.'],
  ['Pat Fitzgerald', '+12505550121', 'maya', '2018-08'],
  ['Yuki Tanabe', '+12505550122', 'zoe', '2024-04'],
  [
    'Ruth Abernathy',
    '+12505550123',
    'maya',
    '2016-05',
    'With us since the first week. Tea, two sugars.'
  ],
  ['Connor McLeish', '+12505550124', null, '2024-06'],
  ['Ingrid Halvorsen', '+12505550125', 'maya', '2020-01'],
  [
    'Theresa Quill',
    '+12505550127',
    'maya',
    '2019-09',
    'Thin at the temples, wig fitting in spring.'
  ],
  ['Mateo Vargas', '+12505550128', 'zoe', '2023-09'],
  ['Joanne Little', '+12505550130', 'maya', '2021-06'],
  ['Anil Deshmukh', '+12505550131', null, '2023-02'],
  ['Freya Lindholm', '+12505550132', 'zoe', '2024-07'],
  ['Carol-Ann Whitehorse', '+12505550133', 'maya', '2018-11'],
  ['Ben Okonkwo', '+12505550134', 'zoe', '2022-05'],
  [
    'Sylvie Bouchard',
    '+12505550136',
    'maya',
    '2020-06',
    'Vient avec son chien, Biscuit. Il mord les peignes.'
  ],
  ['Dylan Reyes', '+12505550137', null, '2024-10'],
  ['Mei-Ling Chow', '+12505550138', 'maya', '2019-03'],
  ['Abigail Stone', '+12505550139', 'maya', '2022-02'],
  ['Viktor Sørensen', '+12505550140', null, '2023-12'],
  ['Naomi Clarke', '+12505550141', 'maya', '2021-09', 'Locs: retwist every six weeks.'],
  ['Harpreet Gill', '+12505550143', 'zoe', '2023-04'],
  ['Louise Pelletier', '+12505550144', 'maya', '2017-10'],
  ['Ethan Brandt', '+12505550145', null, '2024-09'],
  ['Zainab Hussain', '+12505550146', 'maya', '2022-08'],
  ['Peter Vance', '+12505550147', null, '2020-12'],
  ['Olivia Marsh', '+12505550149', 'zoe', '2024-02'],
  ['Grace Oyelaran', '+12505550150', 'maya', '2021-01'],
  ['Hugh Pemberton', '+12505550152', 'maya', '2016-09', 'Talks cricket. Let him.'],
  ['Tamara Novak', '+12505550153', 'maya', '2023-07'],
  ['Simone Arsenault', '+12505550154', null, '2022-11'],
  ['Jack Delaney', '+12505550155', null, '2024-05'],
  ['Rosa Jiménez', '+12505550157', 'maya', '2019-12'],
  ['Nora Bergström', '+12505550158', 'maya', '2020-07'],
  ['Will Tanner', '+12505550159', null, '2024-11']
]
