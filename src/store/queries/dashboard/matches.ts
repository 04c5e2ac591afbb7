import { type Kysely, sql } from 'kysely';
import { isDated, takeDays } from '../../../domain/filter/filter.ts';
import { addDays, type Day } from '../../../domain/time/days.ts';
import type { GivenDays } from '../../../domain/time/period.ts';
import { countAll } from '../../counts/count.ts';
import { countedIn } from '../../counts/window.ts';
import { allOf, not } from '../../filter/conditions.ts';
import { coveringTable } from '../../filter/covering-table.ts';
import { isDiscounted } from '../../filter/incident-sorts.ts';
import { overlapsInOrder } from '../../filter/overlapping-days.ts';
import { isSorted } from '../../filter/plan.ts';
import { isSelected, type Selection, selectionOf } from '../../filter/selection.ts';
import { incidentCounts, quoteWhere } from '../../filter/where.ts';
import type { Answer, Params } from '../../port/questions.ts';
import type { Matches } from '../../port/rows-counts.ts';
import type { Schema } from '../../schema/schema.ts';
import { inWords } from '../../schema/sql-words.ts';

/** How much matches, whatever the window. */
export async function matches(
  db: Kysely<Schema>,
  { filter, today }: Params<'matches'>,
): Promise<Answer<'matches'>> {
  const { quotes } = await db
    .selectFrom('quote')
    .where(await quoteWhere(db, filter))
    .select((eb) => eb.cast<number>(eb.fn.countAll(), 'integer').as('quotes'))
    .executeTakeFirstOrThrow();
  const { given, rest } = takeDays(filter);
  const selection = await selectionOf(db, rest);
  return {
    ...(await countIncidents(db, selection, { filter, today })),
    quotes,
    newest: await newestOf(db, selection, { given, today }),
  };
}

async function countIncidents(
  db: Kysely<Schema>,
  selection: Selection,
  { filter, today }: Params<'matches'>,
): Promise<Omit<Matches, 'quotes' | 'newest'>> {
  if (!isDated(filter)) {
    const { found, discounted } = await countSelected(db, selection);
    return { found, incidents: found - discounted, mayBe: 0, discounted };
  }
  // Where a filter has days they are the window, whose incidents are counted for other panels as well. Each of those that
  // it finds is counted, may lie in its days, or is discounted.
  const window = { kind: 'last', name: 'all' } as const;
  const { counted } = await countedIn(db, { filter, today, window });
  const { incidents, mayBe, discounted: beside } = await counted.counts();
  const discounted = beside.incidents;
  return { found: incidents + mayBe + discounted, incidents, mayBe, discounted };
}

type Selected = Pick<Matches, 'found' | 'discounted'>;

async function countSelected(db: Kysely<Schema>, selection: Selection): Promise<Selected> {
  if (selection.kind === 'everything') return countAll(db);
  if (selection.kind === 'found') {
    const { rows } = await sql<{ discounted: number }>`select count(*) as discounted from digest
      where ${isDiscounted()} and ${inWords((words) => words.withoutIndex(sql.ref('id')))} in (select incident_id from found)`.execute(
      db,
    );
    return { found: selection.count, discounted: rows[0]?.discounted ?? 0 };
  }
  const { holds } = selection;
  const { rows } = await sql<Selected>`select count(*) as found,
      count(*) filter (where ${not(incidentCounts())}) as discounted
    from ${coveringTable(db, holds)} as incident where ${holds}`.execute(db);
  return rows[0] ?? { found: 0, discounted: 0 };
}

async function newestOf(
  db: Kysely<Schema>,
  selection: Selection,
  { given, today }: { readonly given: GivenDays; readonly today: Day },
): Promise<Day | null> {
  const isFew = isSorted(selection);
  const { rows } = await sql<{ day: Day }>`select substr(occurred_from, 1, 10) as day
    from ${sql.table(isFew ? 'digest' : 'incident')} as incident
    where ${allOf([isSelected(selection, isFew ? 'by number' : 'in order'), overlapsInOrder(given)])}
      and occurred_from < ${addDays(today, 1)} order by occurred_from desc limit 1`.execute(db);
  return rows[0]?.day ?? null;
}
