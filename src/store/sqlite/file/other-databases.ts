import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { type RecordKind, recordName } from '../../../domain/model/record.ts';
import { APPLICATION_ID } from '../connection/schema-version.ts';
import { filesIn } from './file.ts';

/** Where the number of its program stands in a database's file, as SQLite's format says. */
const HEADER = { length: 72, magic: 'SQLite format 3\0', programAt: 68 } as const;

/** Another database that holds a record, and what it is called there; `null`: that cannot be seen. */
export type Holder = { readonly file: string; readonly name: string | null };

/**
 * Watchfloor's databases in some folders that hold a record, or may, other than this one and the copies that are known already:
 * what restores and rescues set aside, copies made before a change of the schema or by hand, and what a killed program left half
 * made. `uid` is the record's; with `null` every one of them may hold it.
 */
export function otherHolders(
  database: string,
  folders: readonly string[],
  { kind, uid }: { readonly kind: RecordKind; readonly uid: string | null },
): readonly Holder[] {
  const own = statSync(database);
  return [...new Set(folders)]
    .flatMap((folder) => filesIn(folder).map((name) => join(folder, name)))
    .filter((file) => isOurs(file, own))
    .toSorted()
    .flatMap((file): readonly Holder[] => {
      const id = uid === null ? null : numberIn(file, kind, uid);
      return id === undefined
        ? []
        : [{ file, name: id === null ? null : recordName({ kind, id }) }];
    });
}

/** The number of a record in a database, `undefined` where it is not there, `null` where that cannot be seen. */
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
    // To open and close the database itself would take away the locks that this process has on it.
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
