import { type Kysely, sql } from 'kysely';
import { recordName } from '../../../domain/model/record.ts';
import { countOf } from '../../../text/number-words.ts';
import { StoreError } from '../../port/store.ts';
import { utcTimes } from '../../records/utc-times.ts';
import type { Schema } from '../../schema/schema.ts';
import type { ActionSummary } from './action-summary.ts';

/** Converts times in UTC to the time of a zone: the instants stay the same, the days become those of the zone. */
export async function putOnClocks(db: Kysely<Schema>, zone: string): Promise<ActionSummary> {
  const found = await utcTimes(db, zone);
  if (found.length === 0) {
    throw new StoreError(
      'refused',
      `No time is kept in UTC that the clocks of ${zone} showed otherwise.`,
    );
  }
  for (const { record, there } of found) {
    const columns = Object.entries(there).map(([name, time]) => sql`${sql.ref(name)} = ${time}`);
    await sql`update ${sql.table(record.kind)} set ${sql.join(columns)} where id = ${record.id}`.execute(
      db,
    );
  }
  return {
    kind: 'edit',
    title: `put the times of ${countOf(found.length, 'record')} on the clocks of ${zone}`,
    records: found.map(({ record }) => recordName(record)),
    notes: [],
  };
}
