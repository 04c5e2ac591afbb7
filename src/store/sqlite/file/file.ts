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
 * Creates the file if it does not exist: empty and private to its owner (0600; new folders 0700). SQLite gives the files that
 * it keeps next to it the same mode.
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

/** Creates an empty file that is private to its owner, whatever the umask; throws the system's error if it exists. */
export function makeEmpty(file: string): void {
  closeSync(openSync(file, 'wx', 0o600));
  chmodSync(file, 0o600);
}

function cannotBeMade(file: string, error: unknown): StoreError {
  return new StoreError('refused', `${file} cannot be made: ${systemReason(error)}. ${PERMISSION}`);
}

/**
 * Returns the size of the file at a path in bytes; throws, with a sentence for a person, if a path cannot hold a database. It
 * opens no file: closing one would release every lock that SQLite has on it in this process
 * (https://www.sqlite.org/howtocorrupt.html, 2.2).
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

/** Throws for white space at an end of the name: better-sqlite3 trims it, and would open another file. */
function expectWholeName(file: string): void {
  if (file.trim() === file) return;
  throw new StoreError(
    'refused',
    `${file.trim()}: the name given begins or ends with white space, with which no database can be opened. Give it another name.`,
  );
}

/** Throws if the file exists and may not be written to. */
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

/** The offset of `user_version` in a database file (https://www.sqlite.org/fileformat.html, 1.3): four bytes, big-endian. */
const VERSION_AT = 60;

/** The schema version in a database file; 0 if it is new or cannot be read. Not to be called while a store is open. */
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
      throw new StoreError('missing', `There is no database at ${file}. Check the path.`);
    }
    throw new StoreError(
      'refused',
      `${file} cannot be opened: ${systemReason(error)}. ${PERMISSION}`,
    );
  }
}

/** Whether this is the system's error with that code. */
export function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

/** The names in a folder; none if it cannot be read, which opening a file in it will report. */
export function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
