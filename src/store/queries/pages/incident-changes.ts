import type { Kysely } from 'kysely';
import { calledIn, fieldsOf, toLine } from '../../history/change-lines.ts';
import { isChangeOf } from '../../history/changes-of-record.ts';
import type { ChangeRow } from '../../port/rows.ts';
import type { Schema } from '../../schema/schema.ts';

/** The changes of an incident, of those merged into it, and of their parts, newest first; a creation has no fields. */
export async function changesOf(
  db: Kysely<Schema>,
  incident: number,
): Promise<readonly ChangeRow[]> {
  const merged = await db
    .selectFrom('merged_incident')
    .where('into_id', '=', incident)
    .select('incident_id as id')
    .execute();
  const isTheirs = [{ id: incident }, ...merged].map(({ id }) =>
    isChangeOf({ kind: 'incident', id }),
  );
  const stored = await db
    .selectFrom('change')
    .innerJoin('action', 'action.id', 'change.action_id')
    .where(({ or }) => or(isTheirs))
    .orderBy('action.id', 'desc')
    .orderBy('change.id')
    .selectAll('change')
    .select(['action.at', 'action.who', 'action.title', 'action.reason'])
    .execute();
  const called = await calledIn(db, stored.map(toLine));
  return [...Map.groupBy(stored, (line) => line.action_id).values()].flatMap(
    (lines): ChangeRow[] => {
      const [first] = lines;
      if (first === undefined) return [];
      const { at, who, title, reason } = first;
      const isMaking = lines.some(({ tab, before }) => tab === 'incident' && before === null);
      const fields = isMaking ? [] : lines.flatMap((line) => fieldsOf(toLine(line), called));
      return [{ at, who, title: reason === null ? title : `${title} (${reason})`, fields }];
    },
  );
}
