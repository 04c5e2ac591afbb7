import { type SqlBool, sql } from 'kysely';
import { isNewerVersion } from '../../../domain/model/dataset.ts';
import { inWords } from '../../schema/sql-words.ts';
import type { Importing } from './importing.ts';
import type { StagedIncident } from './staged-rows.ts';
import type { Places } from './statements.ts';

type Row = { readonly dataset: string; readonly externalId: string };
type Withdrawn = Row & { readonly at: string | null };

/** What a publisher has withdrawn stays so, unless a newer release or a later revision has it again. */
export function createTombstones({ db, prepare, header, batch }: Importing) {
  const dataset = header.dataset.name;
  // What was withdrawn while it was provisional may be final all the same.
  const datasets = [dataset, header.supersedes ?? dataset];
  const find = prepare(({ dataset, externalId }: Places<Row>) =>
    db
      .selectFrom('tombstone')
      .where('dataset', '=', dataset)
      .where('external_id', '=', externalId)
      .where('lifted_by', 'is', null)
      .select(['at', 'publisher_version'])
      .compile(),
  );
  const put = prepare(({ dataset, externalId, at }: Places<Withdrawn>) =>
    db
      .insertInto('tombstone')
      .values({
        dataset,
        external_id: externalId,
        batch_id: batch,
        at: sql<string>`coalesce(${at}, ${inWords(({ now }) => now)})`,
        publisher_version: header.publisherVersion,
        lifted_by: null,
      })
      .onConflict((conflict) =>
        conflict.columns(['external_id', 'dataset']).doUpdateSet(({ ref }) => ({
          batch_id: ref('excluded.batch_id'),
          at: ref('excluded.at'),
          publisher_version: ref('excluded.publisher_version'),
          lifted_by: null,
        })),
      )
      .compile(),
  );
  const lift = prepare(({ externalId }: Places<{ externalId: string }>) =>
    db
      .updateTable('tombstone')
      .where('dataset', 'in', datasets)
      .where('external_id', '=', externalId)
      .where('lifted_by', 'is', null)
      .set({ lifted_by: batch })
      .compile(),
  );
  const bringBack = prepare(({ id }: Places<{ id: number }>) =>
    db.updateTable('incident').where('id', '=', id).set({ removed_at: null }).compile(),
  );
  /** The rows among those looked up that had a tombstone, which few do. */
  const withdrawn = new Set<string>();
  return {
    /** Looks rows up; `isOf` and `keepsOut` answer for these. */
    lookUp: async (externalIds: readonly string[]) => {
      const stones = await db
        .selectFrom('tombstone')
        .where('dataset', 'in', datasets)
        .where(
          sql<SqlBool>`external_id ${inWords(({ isOneOfTexts }) => isOneOfTexts(externalIds))}`,
        )
        .where('lifted_by', 'is', null)
        .select('external_id')
        .execute();
      for (const { external_id } of stones) withdrawn.add(external_id);
    },
    /** Whether the dataset's row is withdrawn already. */
    has: async (externalId: string) => (await find.first({ dataset, externalId })) !== undefined,
    /** `at`: when it was withdrawn; `null` for now. */
    put: async (externalId: string, at: string | null) => {
      await put.run({ dataset, externalId, at });
    },
    isOf: async ({ externalId }: StagedIncident) => {
      if (!withdrawn.has(externalId)) return false;
      for (const name of datasets) {
        if ((await find.first({ dataset: name, externalId })) !== undefined) return true;
      }
      return false;
    },
    keepsOut: async ({ externalId, revisedAt, stands }: StagedIncident) => {
      if (!withdrawn.has(externalId)) return false;
      const stone = await find.first({ dataset, externalId });
      if (stone === undefined || stands === true) return false;
      const isRevised = revisedAt !== undefined && revisedAt !== null && revisedAt > stone.at;
      return (
        !isRevised && isNewerVersion(header.publisherVersion, stone.publisher_version) !== true
      );
    },
    lift: async ({ externalId }: StagedIncident, incident: number) => {
      await lift.run({ externalId });
      await bringBack.run({ id: incident });
    },
  };
}
