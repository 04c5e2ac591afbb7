import type { UnchangedRow } from '../../../domain/entry/imported.ts';
import { isNewerVersion } from '../../../domain/model/dataset.ts';
import { recordName } from '../../../domain/model/record.ts';
import type { ChangedRow } from '../../port/importing.ts';
import { readMapped } from '../../schema/mapped-row.ts';
import { isGone } from '../../schema/records/belonging.ts';
import { createFollower } from './import-changed.ts';
import { openImportNames } from './import-names.ts';
import { createRowWriter } from './import-new.ts';
import { createUnchangedImporter } from './import-unchanged.ts';
import type { Importing, Outcome } from './importing.ts';
import {
  createIncidentSearch,
  createKeeper,
  type Here,
  isSameMapped,
  isSameRaw,
  type Known,
} from './known-rows.ts';
import { createRowPacker } from './row-headers.ts';
import type { StagedIncident } from './staged-rows.ts';
import type { Places } from './statements.ts';
import { createTombstones } from './tombstones.ts';

/** A row of an incident that is here: whether it restores the incident, and whether it makes it final. */
type Meeting = {
  readonly isBack: boolean;
  readonly wasProvisional: boolean;
};

/** Imports rows; the outcomes are in their order. */
type IncidentImporter = {
  readonly incidents: (rows: readonly StagedIncident[]) => Promise<readonly Outcome[]>;
  readonly unchanged: (rows: readonly UnchangedRow[]) => Promise<readonly Outcome[]>;
};

const UNCHANGED: Outcome = { is: 'unchanged' };
const HELD_BACK: Outcome = { is: 'heldBack' };

/**
 * Imports publishers' rows as incidents: new ones, and what has changed in those that are here. Rows are looked up and new
 * ones written many at a time; the result is that of one row after the other, and the outcomes are in the order of the rows.
 */
export async function createIncidentImporter(importing: Importing): Promise<IncidentImporter> {
  const { db, prepare, header, batch, asChange } = importing;
  const { supersedes, isSupersededBy } = header;
  const dataset = header.dataset.name;
  const names = await openImportNames(importing);
  const packed = createRowPacker(importing);
  const writer = createRowWriter(importing, names, packed);
  const follow = createFollower(importing, writer, names);
  const tombstones = createTombstones(importing);
  const keep = createKeeper(importing, packed);
  const findAll = createIncidentSearch(importing);
  const makeFinal = prepare(({ id }: Places<{ id: number }>) =>
    db.updateTable('incident').where('id', '=', id).set({ dataset }).compile(),
  );
  const isPurged = await purgedRows(importing);

  const flush = async () => {
    await writer.flush();
    await keep.flush();
  };

  const ingestNew = async (row: StagedIncident): Promise<Outcome> => {
    // What was erased here is not brought back by whoever published it.
    if (isPurged(row.externalId)) return { is: 'purged' };
    if (await tombstones.keepsOut(row)) return HELD_BACK;
    await writer.incident(row);
    return { is: 'added' };
  };

  /** Whether a row is to be followed, or why it is left as it is. */
  const judge = async (
    there: Known,
    row: StagedIncident,
    meeting: Meeting,
  ): Promise<Outcome | 'follow'> => {
    const isOut = isGone('incident', there) && !meeting.isBack;
    if (isOut && (await tombstones.isOf(row))) return HELD_BACK;
    // What somebody has removed stays so; the row before is kept, and followed once the incident is there again.
    if (isOut || there.published === null) return UNCHANGED;
    const isNews = !isSameMapped(there.published, row);
    if (there.seen === batch && !header.isStream) return isNews ? contradiction(row) : UNCHANGED;
    keep.seen(there.id);
    if (meeting.wasProvisional || meeting.isBack) return 'follow';
    if (isNewerVersion(there.version, header.publisherVersion) === true) return HELD_BACK;
    return isNews ? 'follow' : UNCHANGED;
  };

  /** Of a row that says the same in other columns or words, the newest is kept. */
  const keepNewest = async (there: Known, row: StagedIncident) => {
    const { id, published, hash } = there;
    if (isGone('incident', there) || published === null) return;
    if (!isSameRaw(published, row)) await keep.changed(id, row);
    else if (hash?.equals(row.published.hash) !== true) await keep.recognised(id, row);
  };

  const ingestKnown = async (
    there: Known,
    row: StagedIncident,
    wasProvisional: boolean,
  ): Promise<Outcome> => {
    const isBack =
      isGone('incident', there) &&
      (await tombstones.isOf(row)) &&
      !(await tombstones.keepsOut(row));
    const { published } = there;
    const judged = await judge(there, row, { isBack, wasProvisional });
    if (judged !== 'follow') {
      if (judged.is === 'unchanged') await keepNewest(there, row);
      return judged;
    }
    const before = published === null || published === 'same' ? row : readMapped(published.mapped);
    const fields: ChangedRow['fields'][number][] = [
      ...(isBack ? [{ field: 'withdrawn', before: 'yes', after: null }] : []),
      ...(wasProvisional ? [{ field: 'dataset', before: supersedes, after: dataset }] : []),
    ];
    // New rows before it come first, so that records are numbered in the order of the file.
    await flush();
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

  const one = async (row: StagedIncident, here: Here): Promise<Outcome> => {
    const { externalId } = row;
    const there = here.of(dataset, row);
    if (there !== undefined) return ingestKnown(there, row, false);
    const provisional = supersedes === null ? undefined : here.of(supersedes, row);
    if (provisional !== undefined) return ingestKnown(provisional, row, true);
    if (isSupersededBy !== null && here.has(isSupersededBy, externalId)) return HELD_BACK;
    return ingestNew(row);
  };
  const lookUp = async (rows: readonly StagedIncident[]): Promise<Here> => {
    const ids = rows.map(({ externalId }) => externalId);
    await tombstones.lookUp(ids);
    return findAll(ids);
  };

  const incidents: IncidentImporter['incidents'] = async (rows) => {
    const here = await lookUp(rows);
    const met = new Set<string>();
    const outcomes: Outcome[] = [];
    for (const row of rows) {
      if (met.has(row.externalId)) {
        // The row before it has been added or followed since.
        await flush();
        outcomes.push(await one(row, await lookUp([row])));
        continue;
      }
      met.add(row.externalId);
      outcomes.push(await one(row, here));
    }
    await flush();
    return outcomes;
  };
  return { incidents, unchanged: createUnchangedImporter(importing, keep, incidents) };
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

function contradiction({ externalId }: StagedIncident): Outcome {
  const reason = 'occurs a second time in this file, with different content';
  return { is: 'refused', column: 'id', value: externalId, reason };
}
