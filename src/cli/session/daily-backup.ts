import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { basename, dirname, extname, join, resolve } from 'node:path';
import type { CopyRow } from '../../store/port/rows-doctor.ts';
import type { Store, TellCopy } from '../../store/port/store.ts';
import { backupFolder } from '../../store/sqlite/file/backup.ts';
import type { Config } from './config.ts';

/** Who makes copies that nobody asked for. */
const PROGRAM = 'watchfloor';
const HOUR = 3_600_000;

/** Where a database's own copies are. */
export function copiesFolder(database: string, { backup }: Config): string {
  return backup.folder ?? backupFolder(database);
}

export type CopyOfDay = { readonly file: string; readonly isNew: boolean };

/**
 * Makes the day's copy of a database, where there is none yet, and deletes the oldest daily copies beyond those that are
 * kept. Only copies that this database remembers are its own: others in the folder, also of a database of the same name, and
 * copies of a later day are left alone.
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

/** What the day's copy is called; where another database has a copy of that name in the folder, a number tells them apart. */
function nameOfDay(stem: string, today: string, own: ReadonlySet<string>) {
  for (let number = 1; ; number += 1) {
    const file = `${stem}${number === 1 ? '' : `-${number}`}-${today}.db`;
    const isThere = existsSync(file);
    if (!isThere || own.has(resolve(file))) return { file, isThere };
  }
}

/** A database's own daily copies in a folder up to today's, the oldest first. */
function earlierDays(copies: readonly CopyRow[], folder: string, today: string): readonly string[] {
  return copies
    .filter(({ file, who }) => who === PROGRAM && dirname(file) === folder && existsSync(file))
    .map(({ file }) => ({ file, day: /-(\d{4}-\d\d-\d\d)\.db$/.exec(file)?.[1] ?? '' }))
    .filter(({ day }) => day !== '' && day <= today)
    .toSorted((one, other) => one.day.localeCompare(other.day))
    .map(({ file }) => file);
}

/** Makes the copy of each day while the program runs; looks once an hour. Returns the way to stop. */
export function everyDay(
  make: () => Promise<unknown>,
  onFailure: (error: unknown) => void,
): () => void {
  const look = () => void make().catch(onFailure);
  const timer = setInterval(look, HOUR);
  look();
  return () => clearInterval(timer);
}
