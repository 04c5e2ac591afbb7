import type { Kysely } from 'kysely';
import {
  areaFilter,
  nameFilter,
  placeFilter,
  unitFilter,
} from '../../../domain/grouping/group-filter.ts';
import { type Grouping, isByTime, placeKey } from '../../../domain/grouping/grouping.ts';
import { foldName } from '../../../domain/names/names.ts';
import {
  type CalendarUnit,
  daysOfUnit,
  unitName,
  unitOfDate,
} from '../../../domain/time/calendar-unit.ts';
import { addDays, laterOf } from '../../../domain/time/days.ts';
import type { GivenDays, Period } from '../../../domain/time/period.ts';
import { liesIn, overlaps } from '../../counts/contributions.ts';
import {
  type Grouped,
  type GroupSums,
  type LinkSums,
  sumsByActor,
  sumsByCountry,
  sumsByDate,
  sumsByPlace,
  sumsBySource,
  sumsByType,
} from '../../counts/groups.ts';
import type { Counting } from '../../counts/totals.ts';
import { selected } from '../../counts/totals-from-incidents.ts';
import { countedIn } from '../../counts/window.ts';
import { allOf } from '../../filter/conditions.ts';
import { calledActors } from '../../names/actor-names.ts';
import type { Answer, Params } from '../../port/questions.ts';
import type { GroupRow } from '../../port/rows-groups.ts';
import type { Schema } from '../../schema/schema.ts';

/** The incidents in the window by what they are grouped by, with each group's change and trend if it is `compared`. */
export async function groups(
  db: Kysely<Schema>,
  { by, compared, ...scope }: Params<'groups'>,
): Promise<Answer<'groups'>> {
  const { window, counting, counted } = await countedIn(db, scope);
  const { period } = window;
  const rows = isByTime(by)
    ? (await byTime(db, by, { counting, compared, period })).toSorted(earliestFirst)
    : (await byOther(db, by, { counting, compared })).toSorted(mostFirst);
  return { period, rows, counts: await counted.counts() };
}

/** What a group is called, and what tells it from others (`one`); all null where it is not known. */
type Called = Pick<GroupRow, 'key' | 'filter' | 'id'> & { readonly one: string | null };
type Group = GroupSums & Called;
type Groups = ReadonlyMap<string | null, Group>;

const NOT_KNOWN: Called = { one: null, key: null, filter: null, id: undefined };

type Given = { readonly counting: Counting; readonly compared: boolean };

/** Groups by a unit of time, each compared with the unit before if that lies wholly in the days, and not before all incidents. */
async function byTime(
  db: Kysely<Schema>,
  unit: CalendarUnit,
  { counting, compared, period }: Given & { readonly period: Period },
): Promise<readonly GroupRow[]> {
  const { days } = counting;
  const among = await amongDays(db, counting, days);
  const found = united(
    (await sumsByDate(db, among(days))).map((date) => {
      // What lasts into the days counts on the first of them.
      const first = days.since === null ? date.first : laterOf(date.first, days.since);
      const key = unitOfDate(unit, { ...date, first });
      return { ...date, ...NOT_KNOWN, one: key, key };
    }),
  );
  return [...found.values()].map((group) => {
    const { key } = group;
    if (key === null) return rowOf(group, null);
    const earlier = unitName(unit, addDays(daysOfUnit(unit, key).from, -1));
    const { from, until } = daysOfUnit(unit, earlier);
    const isCompared =
      compared && until >= period.from && (days.since === null || from >= days.since);
    const before = isCompared ? (found.get(earlier)?.incidents ?? 0) : null;
    return rowOf({ ...group, filter: unitFilter(unit, key, days) }, before);
  });
}

/** Groups by anything else, each compared with the period before. */
async function byOther(
  db: Kysely<Schema>,
  by: Exclude<Grouping, CalendarUnit>,
  { counting, compared }: Given,
): Promise<readonly GroupRow[]> {
  const { days, starts } = counting;
  const before = compared ? counting.before : null;
  const among = await amongDays(db, counting, { since: (before ?? days).since, until: days.until });
  const found = united(await READ[by](db, { ...among(days), starts: compared ? starts : [] }));
  const were = before && united(await READ[by](db, { ...among(before), starts: [] }));
  return [...found.values()].map((group) =>
    rowOf(group, were && (were.get(group.one)?.incidents ?? 0)),
  );
}

/** What is selected in some days, to be grouped in all or a part of them. */
async function amongDays(db: Kysely<Schema>, counting: Counting, all: GivenDays) {
  const where = await selected(db, counting, all);
  const isEvery =
    counting.selection.kind === 'everything' && all.since === null && all.until === null;
  return (days: GivenDays) => ({ where: allOf([where, overlaps(days), liesIn(days)]), isEvery });
}

type Read = (db: Kysely<Schema>, grouped: Grouped) => Promise<readonly Group[]>;

const READ: Readonly<Record<Exclude<Grouping, CalendarUnit>, Read>> = {
  country: async (db, grouped) =>
    (await sumsByCountry(db, grouped)).map((row) => ({
      ...row,
      ...calledBy(row.country, (code) => `@${code}`),
    })),
  area: async (db, grouped) =>
    (await sumsByPlace(db, grouped)).map((row) => ({
      ...row,
      ...calledIn(row.country, row.admin1, areaFilter),
    })),
  place: async (db, grouped) =>
    (await sumsByPlace(db, grouped)).map((row) => ({
      ...row,
      ...calledIn(row.country, row.place, placeFilter),
    })),
  type: async (db, grouped) =>
    (await sumsByType(db, grouped)).map((row) => ({
      ...row,
      ...calledBy(row.type, (type) => `type:${type}`),
    })),
  source: async (db, grouped) => {
    const sources = await db.selectFrom('source').select(['id', 'name']).execute();
    const names = new Map(sources.map((source) => [source.id, source]));
    return named(await sumsBySource(db, grouped), names, (name) => nameFilter('src', name));
  },
  actor: async (db, grouped) =>
    named(await sumsByActor(db, grouped), await calledActors(db), (name) =>
      nameFilter('actor', name),
    ),
};

function calledBy(key: string | null, filterOf: (key: string) => string): Called {
  return key === null ? NOT_KNOWN : { ...NOT_KNOWN, one: key, key, filter: filterOf(key) };
}

/** Spellings of a name that filters take for one are one group. */
function calledIn(
  country: string | null,
  name: string | null,
  filterOf: (name: string, country: string | null) => string,
): Called {
  if (name === null) return NOT_KNOWN;
  const filter = filterOf(name, country);
  return {
    one: placeKey(foldName(name), country),
    key: placeKey(name, country),
    filter,
    id: undefined,
  };
}

function named(
  rows: readonly LinkSums[],
  names: ReadonlyMap<number, { readonly name: string }>,
  filterOf: (name: string) => string,
): readonly Group[] {
  return rows.flatMap(({ id, ...sums }): Group[] => {
    if (id === null) return [{ ...sums, ...NOT_KNOWN }];
    const name = names.get(id)?.name;
    return name === undefined
      ? []
      : [{ ...sums, one: `${id}`, key: name, filter: filterOf(name), id }];
  });
}

/** One group of what is one, with the key that most of its incidents have. */
function united(groups: readonly Group[]): Groups {
  const found = new Map<string | null, Group>();
  for (const group of groups.toSorted((one, other) => other.incidents - one.incidents)) {
    const known = found.get(group.one);
    found.set(group.one, known === undefined ? group : plus(known, group));
  }
  return found;
}

function plus(one: Group, other: Group): Group {
  return {
    ...one,
    incidents: one.incidents + other.incidents,
    killed_low: one.killed_low + other.killed_low,
    killed_best: one.killed_best + other.killed_best,
    killed_high: one.killed_high + other.killed_high,
    killed_unknown: one.killed_unknown + other.killed_unknown,
    trend: one.trend.map((incidents, part) => incidents + (other.trend[part] ?? 0)),
  };
}

function rowOf(
  {
    key,
    filter,
    id,
    incidents,
    killed_low,
    killed_best,
    killed_high,
    killed_unknown,
    trend,
  }: Group,
  before: number | null,
): GroupRow {
  const killed = {
    low: killed_low,
    best: killed_best,
    high: killed_high,
    unknown: killed_unknown,
  };
  return { key, filter, id, incidents, killed, trend, before };
}

const byName = new Intl.Collator();

function mostFirst(one: GroupRow, other: GroupRow): number {
  if (one.key === null || other.key === null) return notKnownLast(one, other);
  return other.incidents - one.incidents || byName.compare(one.key, other.key);
}

function earliestFirst(one: GroupRow, other: GroupRow): number {
  if (one.key === null || other.key === null) return notKnownLast(one, other);
  return one.key < other.key ? -1 : 1;
}

function notKnownLast(one: GroupRow, other: GroupRow): number {
  return Number(one.key === null) - Number(other.key === null);
}
