import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import Database from 'better-sqlite3';
import type { Store } from '../../src/store/port/store.ts';
import { openSqliteStore, type StoreOptions } from '../../src/store/sqlite/threads/client.ts';
import { emptyDatabase, migrationsFolder } from './empty-database.ts';

/** Milliseconds that a test waits for what has to happen; it fails only where that never comes. */
export const PATIENCE = 20_000;

/** A folder of a test's own, gone when the test is over. */
export async function temporaryFolder(): Promise<AsyncDisposable & { readonly path: string }> {
  const path = await mkdtemp(join(tmpdir(), 'watchfloor-test-'));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}

/** A store on a file of a test's own: `await using store = await temporaryStore();`. */
export async function temporaryStore(
  options: Partial<StoreOptions> = {},
): Promise<Store & AsyncDisposable & { readonly file: string }> {
  const folder = await temporaryFolder();
  const file = join(folder.path, 'incidents.db');
  await writeFile(file, emptyDatabase(), { mode: 0o600 });
  const store = await openStore(file, options);
  return {
    ...store,
    [Symbol.asyncDispose]: async () => {
      await store.close();
      await folder[Symbol.asyncDispose]();
    },
  };
}

/** Names, in the environment, the file that threads run in tests; without it they run from source. */
export const BUNDLED_THREAD = 'WATCHFLOOR_TEST_THREAD';

/** A store on a file that a test shares with others. */
export async function openStore(
  file: string,
  options: Partial<StoreOptions> = {},
): Promise<Store & AsyncDisposable & { readonly file: string }> {
  const bundled = process.env[BUNDLED_THREAD];
  const store = await openSqliteStore({
    file,
    migrations: migrationsFolder,
    ...(bundled === undefined ? {} : { workerFile: pathToFileURL(bundled) }),
    ...options,
  });
  return { ...store, file, [Symbol.asyncDispose]: () => store.close() };
}

/** What a query sees in the file, on a connection of its own, whatever the store believes. */
export function rowsOf(file: string, query: string): readonly unknown[] {
  const sqlite = new Database(file, { readonly: true });
  try {
    return sqlite.prepare(query).all();
  } finally {
    sqlite.close();
  }
}

/** Writes as a program does that is not Watchfloor. */
export function writeOutside(file: string, statements: string): void {
  const sqlite = new Database(file);
  try {
    sqlite.exec(statements);
  } finally {
    sqlite.close();
  }
}

/** Runs a script as a process of its own; answers with what it printed. */
export function runScript(script: URL, ...args: readonly string[]): Promise<string> {
  return run(process.execPath, [fileURLToPath(script), ...args]);
}

/** Runs a program; answers with what it printed, and fails with what it complained of. */
export function run(program: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let printed = '';
    let complaints = '';
    child.stdout.on('data', (chunk) => {
      printed += chunk;
    });
    child.stderr.on('data', (chunk) => {
      complaints += chunk;
    });
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve(printed) : reject(new Error(`exit ${code}: ${complaints}`)),
    );
  });
}
