import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { GivenDays } from '../domain/period.ts';
import type { Schema } from './schema.ts';
import type { DayTallyTable } from './schema-counts.ts';
import { type Chosen, countedIn } from './selection.ts';
import { dayAfter, lastsInto } from './touching-days.ts';

/**
 * What the selected incidents that touch the days come to, as rows to be added up: by first day and by how exactly
 * that is known. Of everything, the sums that are kept are read; else each incident is a row.
 */
export function talliedIn(db: Kysely<Schema>, chosen: Chosen) {
  const rows =
    chosen.selection.kind === 'everything'
      ? keptTallies(chosen.days)
      : sql`select ${ONE} from (${countedIn(db, chosen).selectAll()}) as counted`;
  return db.selectFrom(sql<DayTallyTable>`(${rows})`.as('tallied'));
}

/** One incident as a sum of itself. */
const ONE = sql`began, within, 1 as incidents, claimed, disputed,
  coalesce(killed_low, 0) as killed_low, coalesce(killed_best, 0) as killed_best,
  coalesce(killed_high, 0) as killed_high, killed_best is null as killed_unknown,
  coalesce(civilians_low, 0) as civilians_low, coalesce(civilians_best, 0) as civilians_best,
  coalesce(civilians_high, 0) as civilians_high, civilians_best is null as civilians_unknown`;

function keptTallies({ since, until }: GivenDays): RawBuilder<unknown> {
  const before = dayAfter(until);
  const begun = sql`select * from day_tally where began >= ${since ?? ''} and began < ${before}`;
  if (since === null) return begun;
  return sql`${begun} union all select ${ONE} from counted indexed by counted_lasting
    where ${lastsInto(since, before)} and counted.removed = 0`;
}
