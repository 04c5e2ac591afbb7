import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  type Stats,
  statSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { StoreError } from '../../port/store.ts';
import { systemReason } from '../connection/system-error.ts';

const PERMISSION = 'Check the owner and the mode of the file and its folder (ls -l), or give --db.';

/**
 * Makes the file, empty and for its owner alone (0600; folders made on the way 0700), where there is none.
 * SQLite gives the files that it keeps beside it the same mode.
 */
export function makePrivately(file: string): void {
  expectWholeName(file);
  try {
    const made = mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    if (made !== undefined) chmodSync(dirname(file), 0o700);
  } catch (error) {
    throw cannotBeMade(file, error);
  }
  try {
    makeEmpty(file);
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw cannotBeMade(file, error);
  }
}

/** Makes an empty file for its owner alone, whatever the umask; throws the system's error where there is one already. */
export function makeEmpty(file: string): void {
  closeSync(openSync(file, 'wx', 0o600));
  chmodSync(file, 0o600);
}

function cannotBeMade(file: string, error: unknown): StoreError {
  return new StoreError('refused', `${file} cannot be made: ${systemReason(error)}. ${PERMISSION}`);
}

/**
 * Says in a plain sentence why a path cannot hold a database; answers with the file's size in bytes. It opens nothing: to
 * close a file takes away every lock that SQLite holds on it in this process (https://www.sqlite.org/howtocorrupt.html, 2.2).
 */
export function expectDatabaseFile(file: string): number {
  expectWholeName(file);
  const stats = look(file);
  if (stats.isDirectory()) {
    throw new StoreError(
      'not-ours',
      `${file} is a folder, not a database. Give the path of a file, such as ${file}/incidents.db.`,
    );
  }
  if (!stats.isFile()) {
    throw new StoreError(
      'not-ours',
      `${file} is not an ordinary file. Give the path of a Watchfloor database.`,
    );
  }
  try {
    accessSync(file, constants.R_OK);
  } catch (error) {
    throw new StoreError(
      'refused',
      `${file} cannot be read: ${systemReason(error)}. ${PERMISSION}`,
    );
  }
  return stats.size;
}

/** better-sqlite3 takes white space off both ends of a name, and would open another file than the one that is meant. */
function expectWholeName(file: string): void {
  if (file.trim() === file) return;
  throw new StoreError(
    'refused',
    `${file.trim()}: the name given begins or ends with white space, with which no database can be opened. Give it another name.`,
  );
}

/** Throws where a file that is there may not be written to. */
export function expectWritable(file: string): void {
  try {
    accessSync(file, constants.W_OK);
  } catch (error) {
    throw new StoreError(
      'refused',
      `${file} cannot be written to: ${systemReason(error)}. Use --read-only to look at it, or give --db.`,
    );
  }
}

/** Where SQLite keeps `user_version` in a file (https://www.sqlite.org/fileformat.html, 1.3): four bytes, the high one first. */
const VERSION_AT = 60;

/** The schema that a database file says it has; 0 for one that is new, or that cannot be read. Not while a store is open. */
export function storedSchema(file: string): number {
  const bytes = Buffer.alloc(4);
  try {
    const descriptor = openSync(file, 'r');
    try {
      return readSync(descriptor, bytes, 0, 4, VERSION_AT) === 4 ? bytes.readUInt32BE() : 0;
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return 0;
  }
}

function look(file: string): Stats {
  try {
    return statSync(file);
  } catch (error) {
    if (isCode(error, 'ENOENT') || isCode(error, 'ENOTDIR')) {
      throw new StoreError(
        'missing',
        `There is no database at ${file}. Start once without --read-only to make it, or give --db.`,
      );
    }
    throw new StoreError(
      'refused',
      `${file} cannot be opened: ${systemReason(error)}. ${PERMISSION}`,
    );
  }
}

/** Whether the system gave this reason. */
export function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

/** The names of what a folder holds; none where that cannot be seen, which whoever opens a file in it is told. */
export function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
