import { type SqlBool, sql } from 'kysely';
import { isSameText, storedMapped } from '../../schema/mapped-row.ts';
import {
  isSameRow,
  type NewRow,
  type PublishedRow,
  unpackRow,
} from '../../schema/published-row.ts';
import { inWords } from '../../schema/sql-words.ts';
import type { Importing } from './importing.ts';
import type { RowPacker } from './row-headers.ts';
import type { StagedIncident } from './staged-rows.ts';
import type { Places, Statement } from './statements.ts';

/** The incident of a row. */
type Found = {
  readonly id: number;
  readonly removed_at: string | null;
  readonly merged_into: number | null;
};

/** What is kept of its publisher's row. */
type Kept = {
  /** The row, unless the row of the file is the same to the letter. */
  readonly published: PublishedRow | 'same';
  readonly hash: Buffer;
  readonly seen: number | null;
  readonly version: string | null;
};
export type Known = Found & { readonly [K in keyof Kept]: Kept[K] | null };

type Row = { readonly dataset: string; readonly externalId: string };

/** Finds the incident of a row, even if it was removed. */
export function prepareFindIncident({ db, prepare }: Importing): Statement<Row, Found> {
  return prepare(({ dataset, externalId }: Places<Row>) =>
    db
      .selectFrom('incident')
      .where('dataset', '=', dataset)
      .where('external_id', '=', externalId)
      .select(['id', 'removed_at', 'merged_into'])
      .compile(),
  );
}

/** The incidents of some rows, by dataset. */
export type Here = {
  readonly of: (dataset: string, row: StagedIncident) => Known | undefined;
  readonly has: (dataset: string, externalId: string) => boolean;
};

/** Finds the incidents of rows, and what is kept of each publisher's row. */
export function createIncidentSearch({ db, header }: Importing) {
  const datasets = [header.dataset.name, header.supersedes, header.isSupersededBy].filter(
    (name) => name !== null,
  );
  return async (ids: readonly string[]): Promise<Here> => {
    const byDataset = new Map<string, ReadonlyMap<string, Stored>>();
    for (const dataset of datasets) {
      const found = await db
        .selectFrom('incident')
        .leftJoin('publisher_row', 'incident_id', 'incident.id')
        .leftJoin('batch', 'batch.id', 'last_batch_id')
        .leftJoin('row_header', 'row_header.id', 'header_id')
        .where('incident.dataset', '=', dataset)
        .where(
          sql<SqlBool>`incident.external_id ${inWords(({ isOneOfTexts }) => isOneOfTexts(ids))}`,
        )
        .select([
          'incident.id',
          'incident.external_id',
          'incident.removed_at',
          'incident.merged_into',
        ])
        .select([
          'columns',
          'packed',
          'hash',
          'seen_batch_id as seen',
          'batch.publisher_version as version',
        ])
        .execute();
      byDataset.set(dataset, new Map(found.map((one) => [one.external_id ?? '', one])));
    }
    return {
      of: (dataset, row) => {
        const found = byDataset.get(dataset)?.get(row.externalId);
        return found && known(row, found);
      },
      has: (dataset, externalId) => byDataset.get(dataset)?.has(externalId) === true,
    };
  };
}

type Stored = Found &
  Pick<Known, 'seen' | 'version'> & {
    readonly columns: string | null;
    readonly packed: Uint8Array | null;
    readonly hash: Buffer | null;
  };

function known(row: StagedIncident, stored: Stored): Known {
  const { columns, packed, ...found } = stored;
  const { hash } = found;
  if (packed === null) return { ...found, published: null };
  // A row that a shell wrote may have no hash.
  const isSame = columns === row.published.columns && isSameRow(row.published.hash, hash);
  const published = isSame ? 'same' : unpackRow({ columns, packed });
  return { ...found, published };
}

export function isSameMapped(published: PublishedRow | 'same', row: StagedIncident): boolean {
  return published === 'same' || isSameText(published.mapped, JSON.stringify(storedMapped(row)));
}

export function isSameRaw(published: PublishedRow | 'same', row: StagedIncident): boolean {
  return published === 'same' || published.raw === unpackRow(row.published).raw;
}

export type Keeper = ReturnType<typeof createKeeper>;

/** Keeps the publisher's row beside ours, and the row from before this import, so that the import can be undone. */
export function createKeeper({ db, prepare, batch }: Importing, packed: RowPacker) {
  const before = prepare(({ incident }: Places<{ incident: number }>) =>
    sql`insert into publisher_row_before (batch_id, incident_id, first_batch_id, last_batch_id, line, header_id,
        packed, hash)
      select ${batch}, incident_id, first_batch_id, last_batch_id, line, header_id, packed, hash from publisher_row
      where incident_id = ${incident} and first_batch_id <> ${batch}
      on conflict (batch_id, incident_id) do nothing`.compile(db),
  );
  type Row = NewRow & { incident: number; line: number; header_id: number | null };
  const keep = prepare(({ incident, line, header_id, packed, hash }: Places<Row>) =>
    sql`update publisher_row set last_batch_id = ${batch}, seen_batch_id = ${batch}, line = ${line},
      header_id = ${header_id}, packed = ${packed}, hash = ${hash} where incident_id = ${incident}`.compile(
      db,
    ),
  );
  const recognise = prepare(({ incident, hash }: Places<Pick<Row, 'incident' | 'hash'>>) =>
    sql`update publisher_row set hash = ${hash} where incident_id = ${incident}`.compile(db),
  );
  let seen: number[] = [];
  return {
    /** The row of an incident was in this file; written with the next `flush`. */
    seen: (incident: number) => {
      seen.push(incident);
    },
    flush: async () => {
      const all = seen;
      seen = [];
      if (all.length === 0) return;
      await db
        .updateTable('publisher_row')
        .where(sql<SqlBool>`incident_id ${inWords(({ isOneOf }) => isOneOf(all))}`)
        .set({ seen_batch_id: batch })
        .execute();
    },
    /** The same row was read again, by another version of its format or from other columns. */
    recognised: async (incident: number, { published: { hash } }: StagedIncident) => {
      await recognise.run({ incident, hash });
    },
    changed: async (incident: number, row: StagedIncident) => {
      await before.run({ incident });
      await keep.run({ incident, line: row.line, ...(await packed(row)) });
    },
  };
}
