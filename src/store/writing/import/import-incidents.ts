import { sql } from 'kysely';
import type { ImportedIncident } from '../../../domain/entry/imported.ts';
import { isNewerVersion } from '../../../domain/model/dataset.ts';
import { recordName } from '../../../domain/model/record.ts';
import type { ChangedRow } from '../../port/importing.ts';
import { isSameText, readMapped, storedMapped } from '../../schema/mapped-row.ts';
import {
  isStoredRow,
  type NewRow,
  type PublishedRow,
  unpackRow,
} from '../../schema/published-row.ts';
import { createFollower } from './import-changed.ts';
import { openImportNames } from './import-names.ts';
import { createRowWriter } from './import-new.ts';
import type { Importing, Outcome } from './importing.ts';
import { createRowPacker, type RowPacker } from './row-headers.ts';
import type { Places, Statement } from './statements.ts';
import { createTombstones } from './tombstones.ts';

/** The incident of a row. */
type Found = { readonly id: number; readonly removed_at: string | null };

/** What is kept of its publisher's row. */
type Kept = {
  /** The row, unless the row of the file is the same to the letter. */
  readonly published: PublishedRow | 'same';
  readonly seen: number | null;
  readonly version: string | null;
};
type Known = Found & { readonly [K in keyof Kept]: Kept[K] | null };
const NOTHING_KEPT = { published: null, seen: null, version: null };

/** A row of an incident that is here: whether it restores the incident, and whether it makes it final. */
type Meeting = {
  readonly isBack: boolean;
  readonly wasProvisional: boolean;
};

const UNCHANGED: Outcome = { is: 'unchanged' };
const HELD_BACK: Outcome = { is: 'heldBack' };

type Row = { readonly dataset: string; readonly externalId: string };

/** Imports publishers' rows as incidents: new ones, and what has changed in those that are here. */
export async function createIncidentImporter(
  importing: Importing,
): Promise<(row: ImportedIncident) => Promise<Outcome>> {
  const { db, prepare, header, batch, asChange } = importing;
  const { supersedes, isSupersededBy } = header;
  const dataset = header.dataset.name;
  const names = await openImportNames(importing);
  const packed = createRowPacker(importing);
  const writer = createRowWriter(importing, names, packed);
  const follow = createFollower(importing, writer, names);
  const tombstones = createTombstones(importing);
  const keep = createKeeper(importing, packed);
  // In two steps: joined, it is planned anew for every row, and most rows are new.
  const findIncident = prepareFindIncident(importing);
  const findKept = prepare(({ id }: Places<{ id: number }>) =>
    db
      .selectFrom('publisher_row')
      .leftJoin('batch', 'batch.id', 'last_batch_id')
      .leftJoin('row_header', 'row_header.id', 'header_id')
      .where('incident_id', '=', id)
      .select([
        'columns',
        'packed',
        'hash',
        'seen_batch_id as seen',
        'batch.publisher_version as version',
      ])
      .compile(),
  );
  const find = async (dataset: string, row: ImportedIncident): Promise<Known | undefined> => {
    const found = await findIncident.first({ dataset, externalId: row.externalId });
    if (found === undefined) return undefined;
    const kept = await findKept.first(found);
    if (kept === undefined) return { ...found, ...NOTHING_KEPT };
    const { columns, packed, hash, ...rest } = kept;
    const isSame = isStoredRow(row.raw, storedMapped(row), { columns, hash });
    return { ...found, ...rest, published: isSame ? 'same' : unpackRow({ columns, packed }) };
  };
  const makeFinal = prepare(({ id }: Places<{ id: number }>) =>
    db.updateTable('incident').where('id', '=', id).set({ dataset }).compile(),
  );
  const isPurged = await purgedRows(importing);

  const ingestNew = async (row: ImportedIncident): Promise<Outcome> => {
    // What was erased here is not brought back by whoever published it.
    if (isPurged(row.externalId)) return { is: 'purged' };
    if (await tombstones.keepsOut(row)) return HELD_BACK;
    await writer.incident(row);
    return { is: 'added' };
  };

  /** Whether a row is to be followed, or why it is left as it is. */
  const judge = async (
    there: Known,
    row: ImportedIncident,
    meeting: Meeting,
  ): Promise<Outcome | 'follow'> => {
    const isOut = there.removed_at !== null && !meeting.isBack;
    if (isOut && (await tombstones.isOf(row))) return HELD_BACK;
    // What somebody has removed stays so; the row before is kept, and followed once the incident is there again.
    if (isOut || there.published === null) return UNCHANGED;
    const isNews = !isSameMapped(there.published, row);
    if (there.seen === batch && !header.isStream) return isNews ? contradiction(row) : UNCHANGED;
    await keep.seen(there.id);
    if (meeting.wasProvisional || meeting.isBack) return 'follow';
    if (isNewerVersion(there.version, header.publisherVersion) === true) return HELD_BACK;
    return isNews ? 'follow' : UNCHANGED;
  };

  const ingestKnown = async (
    there: Known,
    row: ImportedIncident,
    wasProvisional: boolean,
  ): Promise<Outcome> => {
    const isBack =
      there.removed_at !== null &&
      (await tombstones.isOf(row)) &&
      !(await tombstones.keepsOut(row));
    const { published } = there;
    const judged = await judge(there, row, { isBack, wasProvisional });
    if (judged !== 'follow') {
      // Of a row that says the same in other columns or words, the newest is kept.
      const isNewRow = judged.is === 'unchanged' && there.removed_at === null;
      if (isNewRow && published !== null && !isSameRaw(published, row)) {
        await keep.changed(there.id, row);
      }
      return judged;
    }
    const before = published === null || published === 'same' ? row : readMapped(published.mapped);
    const fields: ChangedRow['fields'][number][] = [
      ...(isBack ? [{ field: 'withdrawn', before: 'yes', after: null }] : []),
      ...(wasProvisional ? [{ field: 'dataset', before: supersedes, after: dataset }] : []),
    ];
    await asChange(async () => {
      if (isBack) await tombstones.lift(row, there.id);
      if (wasProvisional) await makeFinal.run({ id: there.id });
      fields.push(...(await follow({ incident: there.id, before, after: row })));
    });
    await keep.changed(there.id, row);
    const record = recordName({ kind: 'incident', id: there.id });
    const { line, externalId } = row;
    return { is: 'changed', changed: { line, record, externalId, fields } };
  };

  const isFinalHere = async (externalId: string) =>
    isSupersededBy !== null &&
    (await findIncident.first({ dataset: isSupersededBy, externalId })) !== undefined;

  return async (row) => {
    const { externalId } = row;
    const there = await find(dataset, row);
    if (there !== undefined) return ingestKnown(there, row, false);
    const provisional = supersedes === null ? undefined : await find(supersedes, row);
    if (provisional !== undefined) return ingestKnown(provisional, row, true);
    return (await isFinalHere(externalId)) ? HELD_BACK : ingestNew(row);
  };
}

function isSameMapped(published: PublishedRow | 'same', row: ImportedIncident): boolean {
  return published === 'same' || isSameText(published.mapped, JSON.stringify(storedMapped(row)));
}

function isSameRaw(published: PublishedRow | 'same', row: ImportedIncident): boolean {
  return published === 'same' || published.raw === JSON.stringify(row.raw);
}

/** Finds the incident of a row, even if it was removed. */
export function prepareFindIncident({ db, prepare }: Importing): Statement<Row, Found> {
  return prepare(({ dataset, externalId }: Places<Row>) =>
    db
      .selectFrom('incident')
      .where('dataset', '=', dataset)
      .where('external_id', '=', externalId)
      .select(['id', 'removed_at'])
      .compile(),
  );
}

/** Which of the dataset's rows were purged here. Nobody purges while an import is under way. */
async function purgedRows({ db, header }: Importing): Promise<(externalId: string) => boolean> {
  const purged = await db
    .selectFrom('purge')
    .where('dataset', '=', header.dataset.name)
    .select('external_id')
    .execute();
  const ids = new Set(purged.map(({ external_id }) => external_id));
  return (externalId) => ids.has(externalId);
}

function contradiction({ externalId }: ImportedIncident): Outcome {
  const reason = 'occurs a second time in this file, with different content';
  return { is: 'refused', column: 'id', value: externalId, reason };
}

/** Keeps the publisher's row beside ours, and the row from before this import, so that the import can be undone. */
function createKeeper({ db, prepare, batch }: Importing, packed: RowPacker) {
  const seen = prepare(({ incident }: Places<{ incident: number }>) =>
    db
      .updateTable('publisher_row')
      .where('incident_id', '=', incident)
      .set({ seen_batch_id: batch })
      .compile(),
  );
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
  return {
    seen: async (incident: number) => {
      await seen.run({ incident });
    },
    changed: async (incident: number, row: ImportedIncident) => {
      await before.run({ incident });
      await keep.run({ incident, line: row.line, ...(await packed(row)) });
    },
  };
}
