import { statSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import Database from 'better-sqlite3';
import { shellWord } from '../../../domain/grammar/quoting.ts';
import { StoreError } from '../../port/store.ts';
import { logState } from './checkpoints.ts';
import { filesIn } from './file.ts';

/** The time (ms) after which another program's checkpoint, if it was one, is done. */
const PATIENCE_MS = 10_000;

/** Detects that something other than SQLite, such as `cp`, wrote to the file of an open database. */
export type OverwriteWatch = {
  /** Throws `damaged` once that has happened. Costs microseconds. */
  readonly expectUntouched: () => void;
  /** The file has changed, and it is not yet known why: nothing may be written to it. */
  readonly isInDoubt: () => boolean;
};

type Seen = {
  /** Changes with every write by any program, and with every checkpoint. */
  readonly counters: string;
  readonly stamp: string;
  /** The whole log is in the file. */
  readonly isWhole: boolean;
};

/**
 * With a write-ahead log, SQLite writes to the file itself only at a checkpoint, and counts writes and checkpoints. A file
 * that changes while these counters do not was changed by something else. `backups` is the folder of its copies.
 */
export function watchOverwrites(sqlite: Database.Database, backups: string): OverwriteWatch {
  let last = see(sqlite);
  // Once it is overwritten, the database cannot be asked for its copies any more.
  let copies = copiesIn(sqlite);
  let doubtedAt: number | undefined;
  let damage: StoreError | undefined;
  const found = (): StoreError => {
    doubtedAt ??= performance.now();
    damage = overwritten(newestOf([...copies, ...copiesBeside(sqlite.name, backups)]));
    return damage;
  };
  /** The current state; a changed file that cannot be read any more was overwritten. */
  const look = (): Seen | undefined => {
    try {
      return see(sqlite);
    } catch (error) {
      const isNonsense =
        error instanceof Database.SqliteError && /^SQLITE_(CORRUPT|NOTADB)/.test(error.code);
      throw isNonsense && last !== undefined && stampOf(sqlite) !== last.stamp ? found() : error;
    }
  };
  return {
    isInDoubt: () => doubtedAt !== undefined,
    expectUntouched: () => {
      if (damage !== undefined) throw damage;
      const now = look();
      const isQuiet = now !== undefined && last !== undefined && now.counters === last.counters;
      if (!isQuiet || now.stamp === last?.stamp) {
        if (!isQuiet) copies = copiesIn(sqlite);
        last = now;
        doubtedAt = undefined;
        return;
      }
      doubtedAt ??= performance.now();
      if (!last?.isWhole && performance.now() - doubtedAt < PATIENCE_MS) return;
      throw found();
    },
  };
}

/** A consistent state; `undefined` if somebody wrote at that moment, and on Windows, which updates file times late. */
function see(sqlite: Database.Database): Seen | undefined {
  if (process.platform === 'win32') return undefined;
  const before = count(sqlite);
  const stamp = stampOf(sqlite);
  const after = count(sqlite);
  return before.counters === after.counters ? { ...after, stamp } : undefined;
}

/** The file's time of last change and its size. */
function stampOf(sqlite: Database.Database): string {
  const file = statSync(sqlite.name, { bigint: true, throwIfNoEntry: false });
  return file === undefined ? '' : `${file.mtimeNs} ${file.size}`;
}

function count(sqlite: Database.Database): Pick<Seen, 'counters' | 'isWhole'> {
  const { log, checkpointed } = logState(sqlite, 'noop');
  const others = sqlite.pragma('data_version', { simple: true });
  const own = sqlite.prepare('select total_changes()').pluck().get();
  return { counters: `${others} ${own} ${log} ${checkpointed}`, isWhole: log === checkpointed };
}

function overwritten(newest = 'FILE'): StoreError {
  return new StoreError(
    'damaged',
    // What to do comes first, since a narrow screen cuts a long line.
    `Database damaged: overwritten while open. Quit, then: watchfloor restore ${shellWord(newest)} ` +
      '(something other than SQLite wrote to its file, as cp does; nothing is written any more, what you type is kept).',
  );
}

/** The copies that are recorded in a database. */
function copiesIn(sqlite: Database.Database): readonly string[] {
  return sqlite.prepare<[], string>('select file from backup').pluck().all();
}

/** The copies of a database in its backup folder. */
function copiesBeside(database: string, folder: string): readonly string[] {
  const stem = `${basename(database, extname(database))}-`;
  return filesIn(folder)
    .filter((name) => name.startsWith(stem) && name.endsWith('.db'))
    .map((name) => join(folder, name));
}

/** The newest of the files that exist. */
function newestOf(files: readonly string[]): string | undefined {
  return files
    .map((file) => ({ file, at: statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0 }))
    .filter(({ at }) => at > 0)
    .toSorted((one, other) => one.at - other.at)
    .at(-1)?.file;
}
