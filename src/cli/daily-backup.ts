import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { backupFolder } from '../store/sqlite/backup.ts';
import type { Store } from '../store/store.ts';
import type { Config } from './config.ts';

/** Who makes copies that nobody asked for. */
const PROGRAM = 'watchfloor';
const HOUR = 3_600_000;

/** Where a database's own copies are. */
export function copiesFolder(database: string, { backup }: Config): string {
  return backup.folder ?? backupFolder(database);
}

/**
 * Makes the day's copy of a database, where there is none yet, and deletes the oldest daily copies beyond those that are
 * kept. Answers with the copy's path, `null` where there was one. Other copies in the folder are left alone.
 */
export async function copyOfDay(
  store: Store,
  {
    database,
    config,
    today,
  }: { readonly database: string; readonly config: Config; readonly today: string },
): Promise<string | null> {
  const folder = copiesFolder(database, config);
  const stem = basename(database, extname(database));
  const copy = join(folder, `${stem}-${today}.db`);
  if (existsSync(copy)) return null;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  await store.backup(copy, PROGRAM);
  const daily = readdirSync(folder).filter((name) => isDaily(name, stem));
  for (const old of daily.sort().slice(0, -config.backup.keep)) rmSync(join(folder, old));
  return copy;
}

function isDaily(name: string, stem: string): boolean {
  return name.startsWith(`${stem}-`) && /^\d{4}-\d\d-\d\d\.db$/.test(name.slice(stem.length + 1));
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
