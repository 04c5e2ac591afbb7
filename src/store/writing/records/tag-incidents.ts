import type { Kysely } from 'kysely';
import type { TagEntry } from '../../../domain/entry/entry.ts';
import { recordName } from '../../../domain/model/record.ts';
import { countOf } from '../../../text/number-words.ts';
import { StoreError } from '../../port/store.ts';
import type { Schema } from '../../schema/schema.ts';
import type { ActionSummary } from './action-summary.ts';

/** Tags several incidents, or takes tags off them. Throws `refused` if that changes nothing. */
export async function tagIncidents(db: Kysely<Schema>, entry: TagEntry): Promise<ActionSummary> {
  const { incidents, tags, takesOff, reason } = entry;
  const changed = takesOff ? await takeOff(db, entry) : await putOn(db, entry);
  const words = tags.map((tag) => `#${tag}`).join(', ');
  const names = incidents.map((id) => recordName({ kind: 'incident', id }));
  const [only, ...others] = names;
  const what = others.length === 0 ? only : countOf(names.length, 'incident');
  if (!changed)
    throw new StoreError('refused', `${takesOff ? 'None of' : 'All of'} ${what} has ${words}.`);
  // The words themselves are in the changes: titles stay when a record is purged.
  const title = `${takesOff ? 'untagged' : 'tagged'} ${what}`;
  return { kind: 'edit', title, records: names, notes: [], reason };
}

async function putOn(db: Kysely<Schema>, { incidents, tags }: TagEntry): Promise<boolean> {
  const rows = incidents.flatMap((incident) => tags.map((tag) => ({ incident_id: incident, tag })));
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('tag')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['incident_id', 'tag']).doNothing())
    .executeTakeFirstOrThrow();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

async function takeOff(db: Kysely<Schema>, { incidents, tags }: TagEntry): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('tag')
    .where('incident_id', 'in', incidents)
    .where('tag', 'in', tags)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
