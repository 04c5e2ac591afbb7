import { MEASURES, type Measure } from '../model/figure.ts';

/** How the value of a key is read. */
export type FilterShape =
  | { readonly is: 'actors'; readonly key: 'by' | 'on' | 'actor' | 'claimed' | 'blamed' | 'denied' }
  | { readonly is: 'names'; readonly key: 'in' | 'src' | 'tag' | 'dataset' | 'speaker' }
  | { readonly is: 'day'; readonly key: 'since' | 'until' }
  | { readonly is: 'figure'; readonly measure: Measure }
  | { readonly is: Plain };

/** Keys whose values have readers of their own. */
type Plain = 'near' | 'box' | 'placed' | 'type' | 'status' | 'id' | 'grade' | 'has' | 'is';

/** One key of a filter: how its value is read, and how the help explains it. */
export type FilterKey = {
  /** Without its colon; for tokens without a colon, their first character (empty for words). */
  readonly key: string;
  /** `undefined` for tokens without a colon. */
  readonly shape: FilterShape | undefined;
  readonly help: string;
  readonly example: string;
};

const COUNTED: Readonly<Record<Measure, string>> = {
  killed: 'killed',
  civilians: 'civilians among the killed',
  wounded: 'wounded',
  'civilians-wounded': 'civilians among the wounded',
  arrested: 'arrested',
  abducted: 'abducted',
  displaced: 'displaced',
};

/** Everything that a filter accepts, in the order of the help. */
export const FILTER_KEYS: readonly FilterKey[] = [
  sign(
    '',
    'words in titles, narratives and quotes; quote several to find them together',
    '"wedding hall"',
  ),
  actors('by', 'a perpetrator, unless it is only denied', 'by:ISKP,Taliban'),
  actors('on', 'the target', 'on:civilians'),
  actors('actor', 'an actor in any role', 'actor:"Haqqani network"'),
  actors('claimed', 'who claims to have done it', 'claimed:ISKP'),
  actors('blamed', 'who is blamed for it', 'blamed:Taliban'),
  actors('denied', 'who denies having done it', 'denied:Taliban'),
  of('type', 'a type or a sub-type', 'type:attack,airstrike'),
  day('since', 'this day or later; a month or a year from its first day', 'since:2020-02-01'),
  day('until', 'this day or earlier; a month or a year to its last day', 'until:-1d'),
  sign('@', 'a place, as in an entry: place, area, country', '@Kabul,AFG'),
  names('in', 'a country, an area or a place', 'in:Afghanistan'),
  of(
    'near',
    'within so many kilometres of a point, if it is known that precisely',
    'near:34.4,70.4/23km',
  ),
  of(
    'box',
    'between south, west..north, east, if it is known that precisely',
    'box:31.2,64.0..35.9,71.5',
  ),
  of(
    'placed',
    'how closely the place is known: exact, near (25 km), area, country, none',
    'placed:exact,near',
  ),
  ...MEASURES.map(
    (measure): FilterKey => ({
      key: measure,
      shape: { is: 'figure', measure },
      help: `${COUNTED[measure]}, by the best figure or else the low one: >=10, >10, <=10, <10, 10, 10..20; ? not reported`,
      example: `${measure}:>=10`,
    }),
  ),
  of('status', 'reported, corroborated, confirmed, disputed or discounted', 'status:disputed'),
  names('src', 'who reports it', 'src:Reuters,AFP'),
  of('grade', 'a grade, or its letter or digit alone', 'grade:B2'),
  sign('#', 'a tag; the same as tag:', '#drill'),
  names('tag', 'a tag', 'tag:mosque,temple'),
  names('dataset', 'the dataset that it was imported from', 'dataset:ucdp-ged'),
  of('id', 'records by their names', 'id:I1204,Q31'),
  names('speaker', 'the speaker of a quote', 'speaker:"Andrew Watkins"'),
  of('has', 'has a quote, or a link: quote or url', 'has:quote'),
  of(
    'is',
    'removed: removed records, which are left out otherwise; duplicate: incidents that are likely the same as another',
    'is:removed',
  ),
];

/** The names of the keys that take a colon. */
export const FILTER_KEY_NAMES: readonly string[] = FILTER_KEYS.flatMap(({ key, shape }) =>
  shape === undefined ? [] : [key],
);

const BY_KEY = new Map(FILTER_KEYS.map((one) => [one.key, one]));

/** The key with that name (in lower case), if there is one. */
export function filterKey(name: string): FilterKey | undefined {
  return BY_KEY.get(name);
}

type Shaped<I extends FilterShape['is']> = Extract<FilterShape, { readonly is: I }>;

function actors(key: Shaped<'actors'>['key'], help: string, example: string): FilterKey {
  return { key, shape: { is: 'actors', key }, help, example };
}

function names(key: Shaped<'names'>['key'], help: string, example: string): FilterKey {
  return { key, shape: { is: 'names', key }, help, example };
}

function day(key: Shaped<'day'>['key'], help: string, example: string): FilterKey {
  return { key, shape: { is: 'day', key }, help, example };
}

function of(key: Plain, help: string, example: string): FilterKey {
  return { key, shape: { is: key }, help, example };
}

function sign(key: string, help: string, example: string): FilterKey {
  return { key, shape: undefined, help, example };
}
