import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { readMigrations } from '../../src/store/sqlite/connection/migrate.ts';
import { databasesSetAside } from '../../src/store/sqlite/file/leftover-files.ts';
import { openForWriting } from '../../src/store/sqlite/file/open.ts';
import { migrationsFolder } from './empty-database.ts';

const migrations = readMigrations(migrationsFolder);

/** The rest of the last line of a writer that begins like this. */
function lastSaid(said: readonly string[], begin: string): string | undefined {
  return said.findLast((word) => word.startsWith(begin))?.slice(begin.length);
}

/** Whether a file is an intact database. */
export function isWhole(file: string): boolean {
  const copy = new Database(file, { readonly: true });
  try {
    return copy.pragma('integrity_check', { simple: true }) === 'ok';
  } finally {
    copy.close();
  }
}

/** The faults of a killed restore: the database must be as before or after it, the previous one in place or set aside. */
export function restoreFaults(file: string, said: readonly string[]): readonly string[] {
  try {
    openForWriting(file, migrations).close();
  } catch (error) {
    return [`restores: it cannot be started again: ${error}`];
  }
  const [newest] = databasesSetAside(file);
  const places = newest === undefined ? [file] : [file, newest];
  const title = lastSaid(said, 'added ');
  const titles = title === undefined ? [] : [title, `${title} later`];
  return [
    ...places.filter((place) => !isWhole(place)).map((place) => `restores: ${place} is damaged`),
    ...titles
      .filter((wanted) => !places.some((place) => holds(place, wanted)))
      .map((lost) => `restores: ${lost} is neither in the database nor in what was set aside`),
  ];
}

function holds(file: string, title: string): boolean {
  const sqlite = new Database(file, { readonly: true });
  try {
    const query = sqlite.prepare('select count(*) from incident where title = ?').pluck();
    return query.get(title) === 1;
  } finally {
    sqlite.close();
  }
}

/** After an acknowledged purge, nothing of the record is in the files of the database. */
export function purgeFaults(file: string, said: readonly string[]): readonly string[] {
  const bytes = [file, `${file}-wal`].filter(existsSync).map((each) => readFileSync(each));
  return said
    .filter((word) => word.startsWith('purged '))
    .map((word) => word.slice('purged '.length))
    .filter((secret) => bytes.some((each) => each.includes(secret)))
    .map((secret) => `purges: ${secret} is still in the file`);
}

/** Every copy with its final name is complete, and the last acknowledged one exists. */
export function copyFaults(file: string, said: readonly string[]): readonly string[] {
  const folder = join(dirname(file), 'backups');
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const copies = names.filter((name) => name.endsWith('.db')).map((name) => join(folder, name));
  const last = lastSaid(said, 'copied ');
  return [
    ...copies.filter((copy) => !isWhole(copy)).map((copy) => `days: ${copy} is not whole`),
    ...(last === undefined || copies.includes(last) ? [] : [`days: ${last} is gone`]),
  ];
}
