import type { Kysely } from 'kysely';
import {
  areaFilter,
  nameFilter,
  placeFilter,
  unitFilter,
} from '../../../domain/grouping/group-filter.ts';
import { inOrder } from '../../../domain/grouping/group-order.ts';
import { type Grouping, isByTime, placeKey } from '../../../domain/grouping/grouping.ts';
import { foldName } from '../../../domain/names/names.ts';
import {
  type CalendarUnit,
  daysOfUnit,
  unitName,
  unitOfDate,
} from '../../../domain/time/calendar-unit.ts';
import { addDays, laterOf } from '../../../domain/time/days.ts';
import type { Period } from '../../../domain/time/period.ts';
import {
  amongDays,
  type Grouped,
  sumsByCountry,
  sumsByDate,
  sumsByPlace,
  sumsBySource,
  sumsByType,
} from '../../counts/groups.ts';
import type { Counted, Counting } from '../../counts/totals.ts';
import { countedIn } from '../../counts/window.ts';
import type { Answer, Params } from '../../port/questions.ts';
import type { GroupRow } from '../../port/rows-groups.ts';
import { cacheLastUntilWrite } from '../../schema/cache-until-write.ts';
import type { Schema } from '../../schema/schema.ts';
import { type Called, type Group, NOT_KNOWN, rowOf, united } from './group-rows.ts';
import { byActor } from './groups-by-actor.ts';

/** The incidents in the window by what they are grouped by, with each group's change and trend if it is `compared`. */
export async function groups(
  db: Kysely<Schema>,
  { order, limit, ...asked }: Params<'groups'>,
): Promise<Answer<'groups'>> {
  const { rows: all, ...rest } = await lastGroups(db, asked);
  const rows = inOrder(all, order);
  const known = rows.filter(({ key }) => key !== null);
  return {
    ...rest,
    rows: [...known.slice(0, limit ?? known.length), ...rows.slice(known.length)],
    total: rows.length,
    most: known.reduce((most, { incidents }) => Math.max(most, incidents), 0),
  };
}

type Asked = Omit<Params<'groups'>, 'order' | 'limit'>;

/** They are counted once for every order in which they are looked at. */
const lastGroups = cacheLastUntilWrite(
  (asked: Asked) => JSON.stringify(asked),
  async (db, { by, compared, ...scope }) => {
    const { window, counting, counted } = await countedIn(db, scope);
    const { period } = window;
    const given = { counting, counted, compared, period };
    const rows = await rowsBy(db, by, given);
    return { period, rows, counts: await counted.counts() };
  },
);

function rowsBy(
  db: Kysely<Schema>,
  by: Grouping,
  given: Given & { readonly counted: Counted; readonly period: Period },
): Promise<readonly GroupRow[]> {
  if (isByTime(by)) return byTime(db, by, given);
  return by === 'actor' ? byActor(db, given) : byOther(db, by, given);
}

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
  by: Exclude<Grouping, CalendarUnit | 'actor'>,
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

type Read = (db: Kysely<Schema>, grouped: Grouped) => Promise<readonly Group[]>;

const READ: Readonly<Record<Exclude<Grouping, CalendarUnit | 'actor'>, Read>> = {
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
    const names = new Map(sources.map(({ id, name }) => [id, name]));
    return (await sumsBySource(db, grouped)).map((row) => ({
      ...row,
      ...calledNamed(row.id, names),
    }));
  },
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

function calledNamed(id: number | null, names: ReadonlyMap<number, string>): Called {
  const key = id === null ? undefined : names.get(id);
  if (id === null || key === undefined) return NOT_KNOWN;
  return { one: `${id}`, key, filter: nameFilter('src', key), id };
}
