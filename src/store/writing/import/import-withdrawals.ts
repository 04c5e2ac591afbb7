import { type SqlBool, sql } from 'kysely';
import type { ImportedWithdrawal } from '../../../domain/entry/imported.ts';
import type { Filter } from '../../../domain/filter/filter.ts';
import { allOf } from '../../filter/conditions.ts';
import { incidentTerms } from '../../filter/where.ts';
import { isGone, isGoneIn } from '../../schema/records/belonging.ts';
import { inWords } from '../../schema/sql-words.ts';
import type { Importing, Outcome } from './importing.ts';
import { prepareFindIncident } from './known-rows.ts';
import type { Places } from './statements.ts';
import { createTombstones } from './tombstones.ts';

/** Marks incidents as withdrawn by their publisher: one that it names, or all that its file should have and does not. */
export function createWithdrawer(importing: Importing) {
  const { db, prepare, header, batch, asChange } = importing;
  const dataset = header.dataset.name;
  const find = prepareFindIncident(importing);
  const tombstones = createTombstones(importing);
  const remove = prepare(({ id }: Places<{ id: number }>) =>
    db
      .updateTable('incident')
      .where('id', '=', id)
      .set({ removed_at: inWords(({ now }) => now), merged_into: null })
      .compile(),
  );

  // What others have published of it stands by itself again.
  const part = prepare(({ id }: Places<{ id: number }>) =>
    db
      .updateTable('incident')
      .where('merged_into', '=', id)
      .set({ removed_at: null, merged_into: null })
      .compile(),
  );

  const withdraw = async (externalId: string, at: string | null): Promise<boolean> => {
    if (await tombstones.has(externalId)) return false;
    const there = await find.first({ dataset, externalId });
    // What somebody here has removed stays removed, whatever its publisher says of it later.
    if (there !== undefined && isGone('incident', there)) return false;
    await tombstones.put(externalId, at);
    if (there === undefined) return false;
    await asChange(async () => {
      await part.run(there);
      await remove.run(there);
    });
    return true;
  };

  return {
    /** A row that the publisher says it has deleted; one that was never here is left out. */
    one: async ({ externalId, at, ofRow }: ImportedWithdrawal): Promise<Outcome> => {
      const isNew = ofRow === true && (await find.first({ dataset, externalId })) === undefined;
      if (await withdraw(externalId, at)) return { is: 'withdrawn' };
      return { is: isNew ? 'heldBack' : 'unchanged' };
    },
    /**
     * Withdraws incidents of the dataset within a scope that the file does not have, in the order of their numbers after one;
     * answers with how many, and with the last number, which is `null` once there are no more.
     */
    allBut: async (
      scope: Filter,
      { after, most }: { readonly after: number; readonly most: number },
    ): Promise<{ readonly withdrawn: number; readonly last: number | null }> => {
      const absent = await db
        .selectFrom('incident')
        .innerJoin('publisher_row', 'publisher_row.incident_id', 'incident.id')
        .where('incident.dataset', '=', dataset)
        .where(allOf(await incidentTerms(db, scope.terms)))
        // What was merged into another incident is still its publisher's.
        .where(sql<SqlBool>`not ${isGoneIn('incident', 'incident')}`)
        .where('publisher_row.seen_batch_id', 'is distinct from', batch)
        .where('incident.id', '>', after)
        .orderBy('incident.id')
        .limit(most)
        .select(['incident.id', 'incident.external_id'])
        .execute();
      let withdrawn = 0;
      for (const { external_id } of absent) {
        if (external_id !== null && (await withdraw(external_id, null))) withdrawn += 1;
      }
      return { withdrawn, last: absent.at(-1)?.id ?? null };
    },
  };
}
