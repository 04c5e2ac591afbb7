import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { type RecordKind, recordName } from '../../../domain/model/record.ts';
import { APPLICATION_ID } from '../connection/schema-version.ts';
import { filesIn } from './file.ts';

/** The offset of `application_id` in a database file. */
const HEADER = { length: 72, magic: 'SQLite format 3\0', programAt: 68 } as const;

/** Another database that has a record, and the record's name there; `null` if it cannot be read. */
export type DatabaseWithRecord = { readonly file: string; readonly name: string | null };

/**
 * Other Watchfloor databases in some folders that have a record or may have it, except the copies that are known already:
 * those that restores and rescues set aside, copies made before a migration or by hand, and unfinished files of killed
 * programs. `uid` is the record's; with `null` every database may have it.
 */
export function databasesWithRecord(
  database: string,
  folders: readonly string[],
  { kind, uid }: { readonly kind: RecordKind; readonly uid: string | null },
): readonly DatabaseWithRecord[] {
  const own = statSync(database);
  return [...new Set(folders)]
    .flatMap((folder) => filesIn(folder).map((name) => join(folder, name)))
    .filter((file) => isOurs(file, own))
    .toSorted()
    .flatMap((file): readonly DatabaseWithRecord[] => {
      const id = uid === null ? null : numberIn(file, kind, uid);
      return id === undefined
        ? []
        : [{ file, name: id === null ? null : recordName({ kind, id }) }];
    });
}

/** The number of a record in a database; `undefined` if it does not have it, `null` if it cannot be read. */
function numberIn(file: string, kind: RecordKind, uid: string): number | undefined | null {
  let sqlite: Database.Database | undefined;
  try {
    sqlite = new Database(file, { readonly: true, fileMustExist: true });
    return sqlite
      .prepare<[string], number>(`select id from ${kind} where uid = ?`)
      .pluck()
      .get(uid);
  } catch {
    return null;
  } finally {
    sqlite?.close();
  }
}

function isOurs(file: string, own: { readonly dev: number; readonly ino: number }): boolean {
  try {
    const stats = statSync(file);
    // Opening and closing the database itself would release the locks that this process has on it.
    if (!stats.isFile() || (stats.dev === own.dev && stats.ino === own.ino)) return false;
    const head = Buffer.alloc(HEADER.length);
    const descriptor = openSync(file, 'r');
    try {
      readSync(descriptor, head, 0, HEADER.length, 0);
    } finally {
      closeSync(descriptor);
    }
    const isDatabase = head.toString('latin1', 0, HEADER.magic.length) === HEADER.magic;
    return isDatabase && head.readUInt32BE(HEADER.programAt) === APPLICATION_ID;
  } catch {
    return false;
  }
}
