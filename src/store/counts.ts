import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { CountedFigure } from '../domain/counted-figure.ts';
import type { Holds } from './conditions.ts';
import type { IncidentCounts } from './rows-counts.ts';
import type { Schema } from './schema.ts';

/** What the incidents of which something holds come to, each counted once. */
export async function countsOf(db: Kysely<Schema>, matching: Holds): Promise<IncidentCounts> {
  const row = await db
    .selectFrom('incident')
    .where(matching)
    .select([
      sql<number>`count(*)`.as('incidents'),
      total(isClaimed()).as('claimed'),
      total(sql`incident.status = 'disputed'`).as('disputed'),
      ...sumsOf('killed'),
      ...sumsOf('civilians'),
    ])
    .executeTakeFirstOrThrow();
  return {
    incidents: row.incidents,
    claimed: row.claimed,
    disputed: row.disputed,
    killed: figureOf(row, 'killed'),
    civilians: figureOf(row, 'civilians'),
  };
}

/** Whether some actor claims the incident. */
export function isClaimed(): RawBuilder<boolean> {
  return sql<boolean>`exists (select 1 from attribution where attribution.incident_id = incident.id
    and attribution.basis = 'claimed' and attribution.removed_at is null)`;
}

type Counted = 'killed' | 'civilians';
type Sums = Readonly<Record<`${Counted}_${'low' | 'best' | 'high' | 'unknown'}`, number>>;

function sumsOf(measure: Counted) {
  const column = (bound: string) => sql.ref(`incident.${measure}_${bound}`);
  const [low, best, high] = [column('low'), column('best'), column('high')];
  return [
    total(sql`coalesce(${low}, ${best})`).as(`${measure}_low` as const),
    total(sql`coalesce(${best}, ${low})`).as(`${measure}_best` as const),
    // What has nothing but an upper bound counts as without a figure, and so is in none of the sums.
    total(
      sql`case when coalesce(${best}, ${low}) is not null then coalesce(${high}, ${best}, ${low}) end`,
    ).as(`${measure}_high` as const),
    total(sql`coalesce(${best}, ${low}) is null`).as(`${measure}_unknown` as const),
  ] as const;
}

function figureOf(sums: Sums, measure: Counted): CountedFigure {
  return {
    low: sums[`${measure}_low`],
    best: sums[`${measure}_best`],
    high: sums[`${measure}_high`],
    unknown: sums[`${measure}_unknown`],
  };
}

function total(numbers: RawBuilder<unknown>): RawBuilder<number> {
  return sql<number>`cast(coalesce(sum(${numbers}), 0) as integer)`;
}
