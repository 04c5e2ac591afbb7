/** Names that the invented rows are made of: as long and as varied as a publisher's own, and about nobody. */

/** The countries that occur, with the region and the number that UCDP gives them. */
export const COUNTRIES = [
  { name: 'Syria', region: 'Middle East', number: 652 },
  { name: 'Afghanistan', region: 'Asia', number: 700 },
  { name: 'India', region: 'Asia', number: 750 },
  { name: 'Mexico', region: 'Americas', number: 70 },
  { name: 'DR Congo (Zaire)', region: 'Africa', number: 490 },
  { name: 'Pakistan', region: 'Asia', number: 770 },
  { name: 'Colombia', region: 'Americas', number: 100 },
  { name: 'Ukraine', region: 'Europe', number: 369 },
  { name: 'Nigeria', region: 'Africa', number: 475 },
  { name: 'Somalia', region: 'Africa', number: 520 },
  { name: 'Iraq', region: 'Middle East', number: 645 },
  { name: 'Myanmar (Burma)', region: 'Asia', number: 775 },
] as const;

const FIRST = 'Al Ba Cho Da El Fa Go Ha In Ja Ka Lo Ma Ni Or Pa Qa Ru Sa Te Um Va Wa Za'.split(' ');
const MIDDLE = 'ra li mu bo de ka shi no ta ve'.split(' ');
const LAST = 'bad dar kot ville ga sur mir lan pol han'.split(' ');

/** Some 2,400 names of towns. */
export const TOWNS = FIRST.flatMap((first) =>
  MIDDLE.flatMap((middle) => LAST.map((last) => first + middle + last)),
);

/** Some 290 names of areas. */
export const AREAS = FIRST.flatMap((first) =>
  LAST.map((last) => `${first}${last} province`),
).concat(FIRST.flatMap((first) => [`${first}na governorate`, `${first}ri state`]));

const KINDS = ['Liberation Front', 'Army', 'Movement', 'Brigade', 'Popular Committees'];

/** Some 600 names of armed groups. */
export const GROUPS = KINDS.flatMap((kind) =>
  TOWNS.filter((_, index) => index % 20 === 0).map((town) => `${town} ${kind}`),
);

const OUTLETS = ['News Agency', 'Times', 'Radio', 'Human Rights Watch Group', 'Daily'];

/** Some 140 names of outlets and agencies, the busiest first. */
export const OFFICES = [
  'Reuters News',
  'Agence France Presse',
  'Associated Press Newswires',
  'BBC Monitoring Newsfile',
  'Xinhua News Agency',
].concat(OUTLETS.flatMap((outlet) => AREAS.slice(0, 27).map((area) => `${area} ${outlet}`)));

export const CLAIMANTS = [
  'police',
  'local officials',
  'eyewitnesses',
  'Ministry of Interior',
  'army statement',
  '',
];

export const DEEDS = [
  'killed in clashes',
  'die in shelling',
  'shot dead',
  'killed by roadside bomb',
];
