import type { ImportedIncident } from '../../../domain/entry/imported.ts';
import { isNewerVersion } from '../../../domain/model/dataset.ts';
import { recordName } from '../../../domain/model/record.ts';
import type { ChangedRow } from '../../port/importing.ts';
import { isSameText, mappedText, readMapped } from '../../records/mapped-row.ts';
import { createFollower } from './import-changed.ts';
import { openImportNames } from './import-names.ts';
import { createRowWriter } from './import-new.ts';
import type { Importing, Outcome } from './importing.ts';

/** An incident that a row is of. */
type Found = { readonly id: number; readonly removed_at: string | null };

/** What is kept of its publisher's row. */
type Kept = {
  readonly mapped: string;
  readonly raw: string;
  readonly seen: number | null;
  readonly version: string | null;
};
type Known = Found & { readonly [K in keyof Kept]: Kept[K] | null };
const NOTHING_KEPT = { mapped: null, raw: null, seen: null, version: null };

/** How a row meets an incident: as one that comes back, as final where it was provisional, and in our terms. */
type Meeting = {
  readonly isBack: boolean;
  readonly wasProvisional: boolean;
  readonly mapped: string;
};

const UNCHANGED: Outcome = { is: 'unchanged' };
const HELD_BACK: Outcome = { is: 'heldBack' };

/** Brings publishers' rows as incidents: new ones, and what has changed in those that are here. */
export async function createIncidentBringer(
  importing: Importing,
): Promise<(row: ImportedIncident) => Outcome> {
  const { connection, header, batch, asChange } = importing;
  const { sqlite } = connection;
  const { supersedes, isSupersededBy } = header;
  const dataset = header.dataset.name;
  const names = await openImportNames(connection, batch, asChange);
  const writer = createRowWriter(sqlite, { dataset, batch, names });
  const follow = createFollower(sqlite, writer, names);
  const tombstones = createTombstones(importing);
  const keep = createKeeper(importing);
  // In two steps: joined, it is planned anew for every row, and most rows are new.
  const findIncident = sqlite.prepare<[string, string], Found>(
    'select id, removed_at from incident where dataset = ? and external_id = ?',
  );
  const findKept = sqlite.prepare<[number], Kept>(
    `select mapped, raw, seen_batch_id as seen, batch.publisher_version as version
      from publisher_row left join batch on batch.id = last_batch_id where incident_id = ?`,
  );
  const find = (name: string, externalId: string): Known | undefined => {
    const found = findIncident.get(name, externalId);
    return found && { ...found, ...(findKept.get(found.id) ?? NOTHING_KEPT) };
  };
  const isPurged = sqlite.prepare('select 1 from purge where dataset = ? and external_id = ?');
  const makeFinal = sqlite.prepare('update incident set dataset = ? where id = ?');

  const bringNew = (row: ImportedIncident): Outcome => {
    // What was erased here is not brought back by whoever published it.
    if (isPurged.get(dataset, row.externalId) !== undefined) return { is: 'purged' };
    if (tombstones.keepsOut(row)) return HELD_BACK;
    writer.incident(row);
    return { is: 'added' };
  };

  /** Whether a row is to be followed, or why it is left as it is. */
  const judge = (there: Known, row: ImportedIncident, meeting: Meeting): Outcome | 'follow' => {
    const isOut = there.removed_at !== null && !meeting.isBack;
    if (isOut && tombstones.isOf(row)) return HELD_BACK;
    // What somebody has removed stays so; the row before is kept, and followed once the incident is there again.
    if (isOut || there.mapped === null) return UNCHANGED;
    const isNews = !isSameText(there.mapped, meeting.mapped);
    if (there.seen === batch && !header.isStream) return isNews ? contradiction(row) : UNCHANGED;
    keep.seen(there.id);
    if (meeting.wasProvisional || meeting.isBack) return 'follow';
    if (isNewerVersion(there.version, header.publisherVersion) === true) return HELD_BACK;
    return isNews ? 'follow' : UNCHANGED;
  };

  const bringKnown = (there: Known, row: ImportedIncident, wasProvisional: boolean): Outcome => {
    const isBack = there.removed_at !== null && tombstones.isOf(row) && !tombstones.keepsOut(row);
    const mapped = mappedText(row);
    const judged = judge(there, row, { isBack, wasProvisional, mapped });
    if (judged !== 'follow') {
      // Of a row that says the same in other columns or words, the newest is kept.
      const isNewRow = judged.is === 'unchanged' && there.raw !== null && there.removed_at === null;
      if (isNewRow && there.raw !== JSON.stringify(row.raw)) keep.changed(there.id, row, mapped);
      return judged;
    }
    const before = readMapped(there.mapped ?? mapped);
    const fields: ChangedRow['fields'][number][] = [
      ...(isBack ? [{ field: 'withdrawn', before: 'yes', after: null }] : []),
      ...(wasProvisional ? [{ field: 'dataset', before: supersedes, after: dataset }] : []),
    ];
    asChange(() => {
      if (isBack) tombstones.lift(row, there.id);
      if (wasProvisional) makeFinal.run(dataset, there.id);
      fields.push(...follow({ incident: there.id, before, after: row }));
    });
    keep.changed(there.id, row, mapped);
    const record = recordName({ kind: 'incident', id: there.id });
    const { line, externalId } = row;
    return { is: 'changed', changed: { line, record, externalId, fields } };
  };

  const isFinalHere = (externalId: string) =>
    isSupersededBy !== null && findIncident.get(isSupersededBy, externalId) !== undefined;

  return (row) => {
    const there = find(dataset, row.externalId);
    if (there !== undefined) return bringKnown(there, row, false);
    const provisional = supersedes === null ? undefined : find(supersedes, row.externalId);
    if (provisional !== undefined) return bringKnown(provisional, row, true);
    return isFinalHere(row.externalId) ? HELD_BACK : bringNew(row);
  };
}

function contradiction({ externalId }: ImportedIncident): Outcome {
  const reason = 'occurs a second time in this file, with different content';
  return { is: 'refused', column: 'id', value: externalId, reason };
}

/** What a publisher has taken back stays so, unless a newer release or a later revision has it again. */
function createTombstones({ connection, header, batch }: Importing) {
  const { sqlite } = connection;
  const find = sqlite.prepare<
    [string, string],
    { readonly at: string; readonly publisher_version: string | null }
  >(
    'select at, publisher_version from tombstone where dataset = ? and external_id = ? and lifted_by is null',
  );
  const lift = sqlite.prepare(
    'update tombstone set lifted_by = ? where dataset in (?, ?) and external_id = ? and lifted_by is null',
  );
  const bringBack = sqlite.prepare('update incident set removed_at = null where id = ?');
  const dataset = header.dataset.name;
  // What was taken back while it was provisional may be final all the same.
  const provisional = header.supersedes ?? dataset;
  return {
    isOf: ({ externalId }: ImportedIncident) =>
      [dataset, provisional].some((name) => find.get(name, externalId) !== undefined),
    keepsOut: ({ externalId, revisedAt, stands }: ImportedIncident) => {
      const stone = find.get(dataset, externalId);
      if (stone === undefined || stands === true) return false;
      const isRevised = revisedAt !== undefined && revisedAt !== null && revisedAt > stone.at;
      return (
        !isRevised && isNewerVersion(header.publisherVersion, stone.publisher_version) !== true
      );
    },
    lift: ({ externalId }: ImportedIncident, incident: number) => {
      lift.run(batch, dataset, provisional, externalId);
      bringBack.run(incident);
    },
  };
}

/** Keeps the publisher's row beside ours, and how it was before this import, so that it can be taken back. */
function createKeeper({ connection, batch }: Importing) {
  const { sqlite } = connection;
  const seen = sqlite.prepare('update publisher_row set seen_batch_id = ? where incident_id = ?');
  const before = sqlite.prepare(
    `insert or ignore into publisher_row_before (batch_id, incident_id, first_batch_id, last_batch_id, line, raw, mapped)
      select ?, incident_id, first_batch_id, last_batch_id, line, raw, mapped from publisher_row
      where incident_id = ? and first_batch_id <> ?`,
  );
  const keep = sqlite.prepare(
    `update publisher_row set last_batch_id = ?, seen_batch_id = ?, line = ?, raw = ?, mapped = ?
      where incident_id = ?`,
  );
  return {
    seen: (incident: number) => {
      seen.run(batch, incident);
    },
    changed: (incident: number, row: ImportedIncident, mapped: string) => {
      before.run(batch, incident, batch);
      keep.run(batch, batch, row.line, JSON.stringify(row.raw), mapped, incident);
    },
  };
}
