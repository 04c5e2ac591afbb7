import { type Kysely, sql } from 'kysely';
import type { CountedFigure } from '../domain/counted-figure.ts';
import type { IncidentCounts } from './rows-counts.ts';
import type { Schema } from './schema.ts';
import { TALLIED } from './schema-counts.ts';
import type { Chosen } from './selection.ts';
import { talliedIn } from './tallied.ts';

/** What the selected incidents that touch the days come to, each counted once. */
export async function countsOf(db: Kysely<Schema>, chosen: Chosen): Promise<IncidentCounts> {
  const sums = await talliedIn(db, chosen)
    .select(
      TALLIED.map((column) =>
        sql<number>`cast(coalesce(sum(${sql.ref(column)}), 0) as integer)`.as(column),
      ),
    )
    .executeTakeFirstOrThrow();
  return {
    incidents: sums.incidents,
    claimed: sums.claimed,
    disputed: sums.disputed,
    killed: figureOf(sums, 'killed'),
    civilians: figureOf(sums, 'civilians'),
  };
}

type Measure = 'killed' | 'civilians';
type Sums = Readonly<Record<`${Measure}_${keyof CountedFigure}`, number>>;

function figureOf(sums: Sums, measure: Measure): CountedFigure {
  return {
    low: sums[`${measure}_low`],
    best: sums[`${measure}_best`],
    high: sums[`${measure}_high`],
    unknown: sums[`${measure}_unknown`],
  };
}
