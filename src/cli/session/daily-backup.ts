import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { basename, dirname, extname, join, resolve } from 'node:path';
import type { CopyRow } from '../../store/port/rows-doctor.ts';
import type { Store, TellCopy } from '../../store/port/store.ts';
import { backupFolder } from '../../store/sqlite/file/backup.ts';
import type { Config } from './config.ts';

/** The author recorded for automatic copies. */
const PROGRAM = 'watchfloor';
const HOUR = 3_600_000;

/** The folder of a database's daily copies. */
export function copiesFolder(database: string, { backup }: Config): string {
  return backup.folder ?? backupFolder(database);
}

export type CopyOfDay = { readonly file: string; readonly isNew: boolean };

/**
 * Makes today's copy of a database if there is none yet, and deletes the oldest daily copies beyond the number to keep.
 * Only copies recorded in this database are its own: other files in the folder, even copies of a database of the same
 * name, and copies of later days are left alone.
 */
export async function copyOfDay(
  store: Store,
  { database, config, today, tell }: CopyingOfDay,
): Promise<CopyOfDay> {
  const folder = copiesFolder(database, config);
  const own = new Set((await store.ask('copies', {})).map((copy) => copy.file));
  const { file, isThere } = nameOfDay(
    join(folder, basename(database, extname(database))),
    today,
    own,
  );
  if (isThere) return { file, isNew: false };
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  await store.backup(file, PROGRAM, tell);
  const copies = await store.ask('copies', {});
  for (const old of earlierDays(copies, resolve(folder), today).slice(0, -config.backup.keep)) {
    rmSync(old, { force: true });
  }
  return { file, isNew: true };
}

type CopyingOfDay = {
  readonly database: string;
  readonly config: Config;
  readonly today: string;
  readonly tell?: TellCopy;
};

/** The name of the day's copy, with a number added if another database has a copy of that name in the folder. */
function nameOfDay(stem: string, today: string, own: ReadonlySet<string>) {
  for (let number = 1; ; number += 1) {
    const file = `${stem}${number === 1 ? '' : `-${number}`}-${today}.db`;
    const isThere = existsSync(file);
    if (!isThere || own.has(resolve(file))) return { file, isThere };
  }
}

/** A database's own daily copies in a folder up to today, oldest first. */
function earlierDays(copies: readonly CopyRow[], folder: string, today: string): readonly string[] {
  return copies
    .filter(({ file, who }) => who === PROGRAM && dirname(file) === folder && existsSync(file))
    .map(({ file }) => ({ file, day: /-(\d{4}-\d\d-\d\d)\.db$/.exec(file)?.[1] ?? '' }))
    .filter(({ day }) => day !== '' && day <= today)
    .toSorted((one, other) => one.day.localeCompare(other.day))
    .map(({ file }) => file);
}

/** Makes a copy each day while the program runs, checking once an hour. Returns a function that stops it. */
export function everyDay(
  make: () => Promise<unknown>,
  onFailure: (error: unknown) => void,
): () => void {
  const look = () => void make().catch(onFailure);
  const timer = setInterval(look, HOUR);
  look();
  return () => clearInterval(timer);
}
