import { setTimeout as wait } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { type RecordRef, recordName } from '../../../domain/model/record.ts';
import type { PurgeStep } from '../../port/purging.ts';
import { finishPurges } from '../../writing/purge/purge-record.ts';
import { toStoreError } from '../connection/failure.ts';
import type { Connection } from '../connection/kysely.ts';

/** How long other programs may keep the write-ahead log from being emptied before it is reported. */
const PATIENCE_MS = 3_000;

/**
 * Does one step of erasing the traces of purged rows from the file. Returns what is left and what to do if another program
 * keeps the log from being emptied or the disk is full, otherwise `null`. The last step records that the purge is finished.
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
 * Rebuilds the search indexes, which otherwise keep deleted words. Then empties the log as far as possible, so that it does
 * not grow by both the indexes and the file.
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
 * Rewrites the file without the traces of deleted rows, and empties the write-ahead log. Returns whether another program
 * kept the log from being emptied for that long (ms).
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

/** The message that a row is deleted but its traces could not be erased; `again` is the command to retry. */
function leftBehind(error: unknown, again: string): string {
  const { message } = toStoreError(error);
  return `The record is gone from the tables, but its traces in the file are not: ${message} Then: ${again}`;
}

/** The message that another program keeps the log from being emptied. */
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

/** Checkpoints the log into the file; returns whether another program is reading from it. */
function isHeld(sqlite: Database.Database): boolean {
  return sqlite.pragma('wal_checkpoint(truncate)', { simple: true }) !== 0;
}

/** A separate connection with temporary files on disk; the others keep them in memory. */
function withEraser<T>(file: string, use: (sqlite: Database.Database) => T): T {
  const sqlite = new Database(file, { fileMustExist: true });
  try {
    sqlite.pragma('synchronous = full');
    sqlite.pragma('temp_store = file');
    // Unused parts of a page hold whatever was in memory before, unless SQLite is told to erase.
    sqlite.pragma('secure_delete = on');
    return use(sqlite);
  } finally {
    sqlite.close();
  }
}
