import { setTimeout as wait } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { type RecordRef, recordName } from '../../../domain/model/record.ts';
import type { PurgeStep } from '../../port/purging.ts';
import { finishPurges } from '../../writing/purge/purge-record.ts';
import { toStoreError } from '../connection/failure.ts';
import type { Connection } from '../connection/kysely.ts';

/** How long other programs may keep the log from being emptied before that is said. */
const PATIENCE_MS = 3_000;

/**
 * Does one step of erasing what purged rows left behind in the file. Answers with what is left and what to do, where somebody
 * else keeps the log from being emptied or the disk is full; `null` where nothing is. The last one notes that it is done.
 */
export async function eraseTraces(
  { sqlite, db }: Connection,
  step: Exclude<PurgeStep, 'rows'>,
  record: RecordRef,
): Promise<string | null> {
  const again = `watchfloor purge ${recordName(record)} --reason …`;
  try {
    if (step === 'index') remakeIndexes(sqlite.name);
    else if ((await rewriteFile(sqlite.name)) === 'held') return heldBy(again);
    else await finishPurges(db);
    return null;
  } catch (error) {
    return leftBehind(error, again);
  }
}

/**
 * Makes every search index anew, which keeps deleted words until then. The log is emptied afterwards as far as that goes, so
 * that it does not grow by the indexes and by the file.
 */
function remakeIndexes(file: string): void {
  withEraser(file, (sqlite) => {
    for (const name of indexesOf(sqlite)) {
      sqlite.exec(`insert into ${name} (${name}) values ('rebuild')`);
    }
    sqlite.pragma('wal_checkpoint(passive)');
  });
}

/**
 * Rewrites the file without what deleted rows leave behind in it, and empties the write-ahead log. Answers with whether somebody
 * else has kept the log from being emptied for so long (ms).
 */
export async function rewriteFile(
  file: string,
  patienceMs = PATIENCE_MS,
): Promise<'done' | 'held'> {
  withEraser(file, (sqlite) => sqlite.exec('vacuum'));
  const until = Date.now() + patienceMs;
  while (withEraser(file, isHeld)) {
    if (Date.now() > until) return 'held';
    await wait(50);
  }
  return 'done';
}

/** What to say where the row is gone and its traces could not be erased; `again` is the command that tries again. */
function leftBehind(error: unknown, again: string): string {
  const { message } = toStoreError(error);
  return `The record is gone from the tables, but its traces in the file are not: ${message} Then: ${again}`;
}

/** What to say where another program keeps the log from being emptied. */
function heldBy(again: string): string {
  return `Another program keeps the write-ahead log from being emptied, so the text may still be in it and in the file. Close every program on this database, then: ${again}`;
}

function indexesOf(sqlite: Database.Database): readonly string[] {
  return sqlite
    .prepare<[], string>(
      "select name from sqlite_schema where type = 'table' and sql like 'create virtual table%using fts5%'",
    )
    .pluck()
    .all();
}

/** Empties the log into the file, and says whether somebody else is reading from it. */
function isHeld(sqlite: Database.Database): boolean {
  return sqlite.pragma('wal_checkpoint(truncate)', { simple: true }) !== 0;
}

/** A connection of its own: it keeps what it sorts and copies in files of the system, where the others keep it in memory. */
function withEraser<T>(file: string, use: (sqlite: Database.Database) => T): T {
  const sqlite = new Database(file, { fileMustExist: true });
  try {
    sqlite.pragma('synchronous = full');
    sqlite.pragma('temp_store = file');
    // What SQLite does not use of a page is whatever was in memory there before, unless it is told to erase.
    sqlite.pragma('secure_delete = on');
    return use(sqlite);
  } finally {
    sqlite.close();
  }
}
