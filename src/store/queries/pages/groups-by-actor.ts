import type { Kysely } from 'kysely';
import { nameFilter } from '../../../domain/grouping/group-filter.ts';
import { amongDays, rangesByActor, sumsWithoutActor } from '../../counts/groups.ts';
import type { Counted, Counting } from '../../counts/totals.ts';
import { calledActors } from '../../names/actor-names.ts';
import type { GroupRow } from '../../port/rows-groups.ts';
import type { Schema } from '../../schema/schema.ts';
import { NOT_KNOWN, rowOf } from './group-rows.ts';

/** Groups by actor: its counts are those of the panel, to which the lowest and highest sums are added, and who has no actor. */
export async function byActor(
  db: Kysely<Schema>,
  given: { readonly counting: Counting; readonly counted: Counted; readonly compared: boolean },
): Promise<readonly GroupRow[]> {
  const { counting, counted, compared } = given;
  const { days } = counting;
  const before = compared ? counting.before : null;
  const among = await amongDays(db, counting, { since: (before ?? days).since, until: days.until });
  const called = await calledActors(db);
  const counts = (await counted.actors(false)).filter(({ incidents }) => incidents > 0);
  const trends = compared
    ? await counted.trends(counts.map(({ actor }) => actor))
    : new Map<number, readonly number[]>();
  const ranges = await rangesByActor(db, among(days));
  const actors = counts.flatMap((count): GroupRow[] => {
    const key = called.get(count.actor)?.name;
    if (key === undefined) return [];
    const { below, above } = ranges.get(count.actor) ?? { below: 0, above: 0 };
    const killed = {
      low: count.killedBest - below,
      best: count.killedBest,
      high: count.killedBest + above,
      unknown: count.killedUnknown,
    };
    return [
      {
        key,
        filter: nameFilter('actor', key),
        id: count.actor,
        incidents: count.incidents,
        killed,
        trend: trends.get(count.actor) ?? [],
        before: compared ? count.before : null,
      },
    ];
  });
  const [without] = await sumsWithoutActor(db, {
    ...among(days),
    starts: compared ? counting.starts : [],
  });
  if (without === undefined) return actors;
  const [were] =
    before === null ? [] : await sumsWithoutActor(db, { ...among(before), starts: [] });
  const earlier = before === null ? null : (were?.incidents ?? 0);
  return [...actors, rowOf({ ...without, ...NOT_KNOWN }, earlier)];
}
