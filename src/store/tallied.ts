import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { GivenDays } from '../domain/period.ts';
import type { Schema } from './schema.ts';
import { type DayTallyTable, TALLIED } from './schema-counts.ts';
import { type Chosen, countedIn } from './selection.ts';
import { dayAfter, lastsInto } from './touching-days.ts';

/**
 * What the selected incidents that touch the days come to, as rows to be added up: by first day and by how exactly
 * that is known. Of everything, the sums that are kept are read; else each incident is a row.
 */
export function talliedIn(db: Kysely<Schema>, { selection, days }: Chosen) {
  const rows =
    selection.kind === 'everything'
      ? keptTallies(days)
      : sql`select ${COLUMNS} from (${countedIn(db, selection, days).selectAll()}) as counted`;
  return db.selectFrom(sql<DayTallyTable>`(${rows})`.as('tallied'));
}

const COLUMNS = sql.join(['began', 'within', ...TALLIED].map((column) => sql.ref(column)));

function keptTallies({ since, until }: GivenDays): RawBuilder<unknown> {
  const before = dayAfter(until);
  const begun = sql`select ${COLUMNS} from day_tally where began >= ${since ?? ''} and began < ${before}`;
  if (since === null) return begun;
  return sql`${begun} union all select ${COLUMNS} from counted indexed by counted_lasting
    where ${lastsInto(since, before)} and counted.removed = 0`;
}
