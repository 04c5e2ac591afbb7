import type Database from 'better-sqlite3';
import type { ImportedIncident } from '../../domain/imported.ts';
import type { ImportHeader, ImportSession, Tally } from '../importing.ts';
import { createFollower } from './import-changed.ts';
import { isSameText, type Mapped, mappedOf } from './import-mapped.ts';
import { openImportNames } from './import-names.ts';
import { createRowWriter } from './import-new.ts';
import type { Connection } from './kysely.ts';
import { expectKnown, schemaVersion } from './schema-version.ts';
import { workOut } from './work-out.ts';

type Known = {
  readonly id: number;
  readonly removed_at: string | null;
  readonly mapped: string | null;
};
type Counted = { -readonly [K in keyof Tally]: Tally[K] };

/**
 * Begins an import on the writer's connection: one write transaction that is open from here until `finish`
 * or `abandon`. `known` is the newest schema of this program. New rows are covered by their batch and leave no
 * change lines; what is changed in older rows does.
 */
export async function beginImport(
  connection: Connection,
  known: number,
  header: ImportHeader,
): Promise<ImportSession> {
  const { sqlite } = connection;
  sqlite.exec('begin immediate');
  try {
    expectKnown(schemaVersion(sqlite), known);
    return await openSession(connection, header);
  } catch (error) {
    if (sqlite.inTransaction) sqlite.exec('rollback');
    throw error;
  }
}

async function openSession(connection: Connection, header: ImportHeader): Promise<ImportSession> {
  const { sqlite, db } = connection;
  const importing = sqlite.prepare('update context set importing = ?');
  importing.run(1);
  const batch = newBatch(sqlite, header);
  let isChanging = false;
  const asChange = (write: () => void) => {
    if (isChanging) return write();
    isChanging = true;
    importing.run(0);
    write();
    importing.run(1);
    isChanging = false;
  };
  const names = await openImportNames(connection, batch, asChange);
  const writer = createRowWriter(sqlite, { dataset: header.dataset, batch, names });
  const follow = createFollower(sqlite, writer, names);
  const find = sqlite.prepare<[string, string], Known>(
    `select incident.id, incident.removed_at, publisher_row.mapped from incident
      left join publisher_row on publisher_row.incident_id = incident.id
      where incident.dataset = ? and incident.external_id = ?`,
  );
  const keep = sqlite.prepare(
    'update publisher_row set last_batch_id = ?, line = ?, raw = ?, mapped = ? where incident_id = ?',
  );
  const tally: Counted = { added: 0, changed: 0, unchanged: 0, rejected: 0, purged: 0 };

  const isPurged = sqlite.prepare('select 1 from purge where dataset = ? and external_id = ?');

  const bring = (imported: ImportedIncident): keyof Tally => {
    const there = find.get(header.dataset, imported.externalId);
    if (there === undefined) {
      // What was erased here is not brought back by whoever published it.
      if (isPurged.get(header.dataset, imported.externalId) !== undefined) return 'purged';
      writer.incident(imported);
      return 'added';
    }
    // What somebody has removed stays so; the row before is kept, and followed once the incident is there again.
    if (there.removed_at !== null || there.mapped === null) return 'unchanged';
    const mapped = JSON.stringify(mappedOf(imported));
    const isNews = !isSameText(there.mapped, mapped);
    if (isNews) {
      const before: Mapped = JSON.parse(there.mapped);
      asChange(() => follow({ incident: there.id, before, after: imported }));
    }
    keep.run(batch, imported.line, JSON.stringify(imported.raw), mapped, there.id);
    return isNews ? 'changed' : 'unchanged';
  };

  return {
    put: async (rows) => {
      for (const row of rows) tally[bring(row)] += 1;
      return { ...tally };
    },
    finish: async ({ sha256, rejected }) => {
      tally.rejected = rejected;
      sqlite
        .prepare(
          'update batch set sha256 = ?, added = ?, changed = ?, unchanged = ?, rejected = ? where id = ?',
        )
        .run(sha256, tally.added, tally.changed, tally.unchanged, rejected, batch);
      await workOut(db);
      sqlite.exec('update context set action_id = null, importing = 0');
      sqlite.exec('commit');
      return { batch: `B${batch}`, tally: { ...tally } };
    },
    abandon: async () => {
      if (sqlite.inTransaction) sqlite.exec('rollback');
      return { ...tally };
    },
  };
}

/** Records the import itself, and the act that its changes belong to. */
function newBatch(sqlite: Database.Database, header: ImportHeader): number {
  const { dataset, format, file, publisherVersion, who } = header;
  const { lastInsertRowid } = sqlite
    .prepare(
      `insert into batch (dataset, format, file, sha256, publisher_version, who) values (?, ?, ?, '', ?, ?)`,
    )
    .run(dataset, format, file, publisherVersion, who);
  const batch = Number(lastInsertRowid);
  const action = sqlite
    .prepare(`insert into action (who, kind, title, batch_id) values (?, 'import', ?, ?)`)
    .run(who, `imported ${file}`, batch).lastInsertRowid;
  sqlite.prepare('update context set action_id = ?').run(action);
  return batch;
}
