import { sql } from 'kysely';
import type { ImportedWithdrawal } from '../../../domain/entry/imported.ts';
import type { Filter } from '../../../domain/filter/filter.ts';
import { incidentWhere } from '../../filter/where.ts';
import type { Importing, Outcome } from './importing.ts';

type There = { readonly id: number; readonly removed_at: string | null };

/** Marks incidents as taken back by their publisher, one that it names or all that its file should have and has not. */
export function createWithdrawer({ connection, header, batch, asChange }: Importing) {
  const { sqlite, db } = connection;
  const dataset = header.dataset.name;
  const find = sqlite.prepare<[string, string], There>(
    'select id, removed_at from incident where dataset = ? and external_id = ?',
  );
  const isKnown = sqlite.prepare(
    'select 1 from tombstone where dataset = ? and external_id = ? and lifted_by is null',
  );
  const remember = sqlite.prepare(
    `insert into tombstone (dataset, external_id, batch_id, at, publisher_version)
      values (?, ?, ?, coalesce(?, strftime('%Y-%m-%dT%H:%M:%fZ', 'now')), ?)
      on conflict (external_id, dataset) do update set batch_id = excluded.batch_id, at = excluded.at,
        publisher_version = excluded.publisher_version, lifted_by = null`,
  );
  const remove = sqlite.prepare(
    `update incident set removed_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') where id = ?`,
  );

  const withdraw = (externalId: string, at: string | null): boolean => {
    if (isKnown.get(dataset, externalId) !== undefined) return false;
    const there = find.get(dataset, externalId);
    // What somebody here has removed stays removed, whatever its publisher says of it later.
    if (there !== undefined && there.removed_at !== null) return false;
    remember.run(dataset, externalId, batch, at, header.publisherVersion);
    if (there === undefined) return false;
    asChange(() => remove.run(there.id));
    return true;
  };

  return {
    /** A row that the publisher says it has deleted; one that was never here is left out. */
    one: ({ externalId, at, ofRow }: ImportedWithdrawal): Outcome => {
      const isNew = ofRow === true && find.get(dataset, externalId) === undefined;
      if (withdraw(externalId, at)) return { is: 'withdrawn' };
      return { is: isNew ? 'heldBack' : 'unchanged' };
    },
    /** Every incident of the dataset within a scope that this file has not; answers with how many they were. */
    allBut: async (scope: Filter): Promise<number> => {
      const absent = await db
        .selectFrom('incident')
        .innerJoin('publisher_row', 'publisher_row.incident_id', 'incident.id')
        .where('incident.dataset', '=', dataset)
        .where(await incidentWhere(db, scope))
        .where(sql<boolean>`publisher_row.seen_batch_id is not ${batch}`)
        .select('incident.external_id')
        .execute();
      return absent.filter(({ external_id }) => external_id !== null && withdraw(external_id, null))
        .length;
    },
  };
}
