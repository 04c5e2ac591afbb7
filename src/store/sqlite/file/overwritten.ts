import { statSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import Database from 'better-sqlite3';
import { shellWord } from '../../../domain/grammar/quoting.ts';
import { StoreError } from '../../port/store.ts';
import { filesIn } from './file.ts';
import { logState } from './log-keeper.ts';

/** After so long (ms) another program that brings the log into the file, if it is one, has done so. */
const PATIENCE_MS = 10_000;

/** Tells whether something other than SQLite wrote to the file of a database while it was open, as `cp` does. */
export type OverwriteWatch = {
  /** Throws `damaged` from then on. Costs microseconds. */
  readonly expectUntouched: () => void;
  /** Something has changed the file, and it is not yet known what: nothing may be written to it. */
  readonly isInDoubt: () => boolean;
};

type Seen = {
  /** Changes with every write of anybody, and as the log is brought into the file. */
  readonly counters: string;
  readonly stamp: string;
  /** Nothing is in the log that would still have to come into the file. */
  readonly isWhole: boolean;
};

/**
 * With a write-ahead log SQLite writes to the file itself only to bring the log into it, and counts both. A file that changes
 * while the counters stand still was changed by something else. `backups` is the folder of its copies.
 */
export function watchOverwrites(sqlite: Database.Database, backups: string): OverwriteWatch {
  let last = see(sqlite);
  // Afterwards it is too late to ask the database for its copies.
  let copies = copiesIn(sqlite);
  let doubtedAt: number | undefined;
  let damage: StoreError | undefined;
  const found = (): StoreError => {
    doubtedAt ??= performance.now();
    damage = overwritten(newestOf([...copies, ...copiesBeside(sqlite.name, backups)]));
    return damage;
  };
  /** What is seen now; what can no longer be made sense of in a file that has changed was overwritten. */
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

/** What is seen at one moment; `undefined` where somebody wrote just then, and on Windows, which dates files late. */
function see(sqlite: Database.Database): Seen | undefined {
  if (process.platform === 'win32') return undefined;
  const before = count(sqlite);
  const stamp = stampOf(sqlite);
  const after = count(sqlite);
  return before.counters === after.counters ? { ...after, stamp } : undefined;
}

/** When the file was changed last, and its size. */
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
    // What to do comes first: a narrow screen cuts a long line.
    `Database damaged: overwritten while open. Quit, then: watchfloor restore ${shellWord(newest)} ` +
      '(something other than SQLite wrote to its file, as cp does; nothing is written any more, what you type is kept).',
  );
}

/** The copies that a database remembers. */
function copiesIn(sqlite: Database.Database): readonly string[] {
  return sqlite.prepare<[], string>('select file from backup').pluck().all();
}

/** The copies of a database in the folder of its copies. */
function copiesBeside(database: string, folder: string): readonly string[] {
  const stem = `${basename(database, extname(database))}-`;
  return filesIn(folder)
    .filter((name) => name.startsWith(stem) && name.endsWith('.db'))
    .map((name) => join(folder, name));
}

/** The newest of the files that are there. */
function newestOf(files: readonly string[]): string | undefined {
  return files
    .map((file) => ({ file, at: statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0 }))
    .filter(({ at }) => at > 0)
    .toSorted((one, other) => one.at - other.at)
    .at(-1)?.file;
}
