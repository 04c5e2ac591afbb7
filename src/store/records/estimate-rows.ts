import type { Kysely, Selectable } from 'kysely';
import { estimatesExclude } from '../../domain/evidence/estimate-conflicts.ts';
import { printGrade } from '../../domain/model/grade.ts';
import { momentFrom } from '../../domain/time/moment.ts';
import { currentActors } from '../names/actor-names.ts';
import type { EstimateRow } from '../port/rows-estimate.ts';
import type { EstimateTable, Schema } from '../schema/schema.ts';

/** The estimates that are not removed, by actor and measure, newest first; those of some actors, if given. */
export async function estimateRows(
  db: Kysely<Schema>,
  actors?: readonly number[],
): Promise<readonly EstimateRow[]> {
  const stored = await db
    .selectFrom('estimate')
    .leftJoin('source', 'source.id', 'estimate.source_id')
    .where('estimate.removed_at', 'is', null)
    .$if(actors !== undefined, (query) =>
      query.where('estimate.actor_id', 'in', [0, ...(actors ?? [])]),
    )
    .selectAll('estimate')
    .select('source.name as source')
    .execute();
  const called = await currentActors(
    db,
    stored.map(({ actor_id }) => actor_id),
  );
  const rows = stored.flatMap((row): Omit<EstimateRow, 'disputed'>[] => {
    const actor = called.get(row.actor_id);
    if (actor === undefined) return [];
    return [
      {
        id: row.id,
        actorId: actor.actorId,
        actor: actor.shortName ?? actor.name,
        measure: row.measure,
        figure: { low: row.low, best: row.best, high: row.high },
        ...estimateTimes(row),
        source: row.source,
        sourceId: row.source_id,
        grade: printGrade(row) || null,
        url: row.url,
        note: row.note,
      },
    ];
  });
  return rows
    .map((row) => ({ ...row, disputed: rows.some((other) => isDisputing(row, other)) }))
    .toSorted(inOrder);
}

type Undisputed = Omit<EstimateRow, 'disputed'>;

/** The time that an estimate is about, and since when its figure holds. */
export function estimateTimes({
  as_of_from,
  as_of_until,
  as_of_precision,
  since,
  since_precision,
}: Pick<
  Selectable<EstimateTable>,
  'as_of_from' | 'as_of_until' | 'as_of_precision' | 'since' | 'since_precision'
>): Pick<EstimateRow, 'asOf' | 'since'> {
  return {
    asOf:
      as_of_from === null
        ? null
        : {
            from: as_of_from,
            until: as_of_until ?? as_of_from,
            precision: as_of_precision ?? 'day',
          },
    since: since === null ? null : momentFrom(since, since_precision ?? 'day'),
  };
}

/** Whether two estimates of the same actor and measure contradict each other. */
export function isDisputing(one: Undisputed, other: Undisputed): boolean {
  const isSame = one.actorId === other.actorId && one.measure === other.measure;
  return isSame && one.id !== other.id && estimatesExclude(one, other);
}

function inOrder(one: EstimateRow, other: EstimateRow): number {
  return (
    one.actor.localeCompare(other.actor) ||
    one.measure.localeCompare(other.measure) ||
    (other.asOf?.from ?? '').localeCompare(one.asOf?.from ?? '') ||
    other.id - one.id
  );
}
