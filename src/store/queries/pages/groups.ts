import type { Kysely } from 'kysely';
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
  const rows = isByTime(by)
    ? (await byTime(db, by, { counting, period: compared ? window.period : null })).toSorted(
        earliestFirst,
      )
    : (await byOther(db, by, { counting, compared })).toSorted(mostFirst);
  return { period: window.period, rows, counts: await counted.counts() };
}

/** A group by what tells it from others, and its key as it is shown; both null where it is not known. */
type Group = GroupSums & { readonly id: string | null; readonly key: string | null };
type Groups = ReadonlyMap<string | null, Group>;

const NOT_KNOWN = { id: null, key: null };

/** Groups by a unit of time, each compared with the unit before unless that lies before the period. */
async function byTime(
  db: Kysely<Schema>,
  unit: CalendarUnit,
  { counting, period }: { readonly counting: Counting; readonly period: Period | null },
): Promise<readonly GroupRow[]> {
  const { days } = counting;
  const among = await amongDays(db, counting, days);
  const found = united(
    (await sumsByDate(db, among(days))).map((date) => {
      // What lasts into the days counts on the first of them.
      const first = days.since === null ? date.first : laterOf(date.first, days.since);
      const key = unitOfDate(unit, { ...date, first });
      return { ...date, id: key, key };
    }),
  );
  return [...found.values()].map((group) => {
    const dayBefore = group.key && addDays(daysOfUnit(unit, group.key).from, -1);
    const isCompared = period !== null && dayBefore !== null && dayBefore >= period.from;
    return rowOf(group, isCompared ? (found.get(unitName(unit, dayBefore))?.incidents ?? 0) : null);
  });
}

/** Groups by anything else, each compared with the period before. */
async function byOther(
  db: Kysely<Schema>,
  by: Exclude<Grouping, CalendarUnit>,
  { counting, compared }: { readonly counting: Counting; readonly compared: boolean },
): Promise<readonly GroupRow[]> {
  const { days, starts } = counting;
  const before = compared ? counting.before : null;
  const among = await amongDays(db, counting, { since: (before ?? days).since, until: days.until });
  const found = united(await READ[by](db, { ...among(days), starts: compared ? starts : [] }));
  const were = before && united(await READ[by](db, { ...among(before), starts: [] }));
  return [...found.values()].map((group) =>
    rowOf(group, were && (were.get(group.id)?.incidents ?? 0)),
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
      id: row.country,
      key: row.country,
    })),
  area: async (db, grouped) =>
    (await sumsByPlace(db, grouped)).map((row) => ({ ...row, ...placed(row.admin1, row.country) })),
  place: async (db, grouped) =>
    (await sumsByPlace(db, grouped)).map((row) => ({ ...row, ...placed(row.place, row.country) })),
  type: async (db, grouped) =>
    (await sumsByType(db, grouped)).map((row) => ({ ...row, id: row.type, key: row.type })),
  source: async (db, grouped) => {
    const sources = await db.selectFrom('source').select(['id', 'name']).execute();
    return named(
      await sumsBySource(db, grouped),
      new Map(sources.map((source) => [source.id, source])),
    );
  },
  actor: async (db, grouped) => named(await sumsByActor(db, grouped), await calledActors(db)),
};

/** Spellings of a name that filters take for one are one group. */
function placed(name: string | null, country: string | null): Pick<Group, 'id' | 'key'> {
  if (name === null) return NOT_KNOWN;
  return { id: placeKey(foldName(name), country), key: placeKey(name, country) };
}

function named(
  rows: readonly LinkSums[],
  names: ReadonlyMap<number, { readonly name: string }>,
): readonly Group[] {
  return rows.flatMap(({ id, ...sums }): Group[] => {
    if (id === null) return [{ ...sums, ...NOT_KNOWN }];
    const name = names.get(id)?.name;
    return name === undefined ? [] : [{ ...sums, id: `${id}`, key: name }];
  });
}

/** One group of each id, with the key that most of its incidents have. */
function united(groups: readonly Group[]): Groups {
  const found = new Map<string | null, Group>();
  for (const group of groups.toSorted((one, other) => other.incidents - one.incidents)) {
    const known = found.get(group.id);
    found.set(group.id, known === undefined ? group : plus(known, group));
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
  { key, incidents, killed_low, killed_best, killed_high, killed_unknown, trend }: Group,
  before: number | null,
): GroupRow {
  const killed = {
    low: killed_low,
    best: killed_best,
    high: killed_high,
    unknown: killed_unknown,
  };
  return { key, incidents, killed, trend, before };
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
