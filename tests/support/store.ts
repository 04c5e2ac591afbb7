import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import Database from 'better-sqlite3';
import type { Store } from '../../src/store/port/store.ts';
import { openSqliteStore, type StoreOptions } from '../../src/store/sqlite/threads/client.ts';
import { emptyDatabase, migrationsFolder } from './empty-database.ts';

/** How long (ms) a test waits for what has to happen, before it fails. */
export const PATIENCE = 20_000;

/** A folder for one test, deleted at its end. */
export async function temporaryFolder(): Promise<AsyncDisposable & { readonly path: string }> {
  const path = await mkdtemp(join(tmpdir(), 'watchfloor-test-'));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}

/** A store on a file for one test: `await using store = await temporaryStore();`. */
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

/** The environment variable with the file that threads run in tests; without it they run from source. */
export const BUNDLED_THREAD = 'WATCHFLOOR_TEST_THREAD';

/** A store on a file that has other stores too. */
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

/** The rows of a query in the file, on a connection of its own. */
export function rowsOf(file: string, query: string): readonly unknown[] {
  const sqlite = new Database(file, { readonly: true });
  try {
    return sqlite.prepare(query).all();
  } finally {
    sqlite.close();
  }
}

/** Writes as another program would. */
export function writeOutside(file: string, statements: string): void {
  const sqlite = new Database(file);
  try {
    sqlite.exec(statements);
  } finally {
    sqlite.close();
  }
}

/** Runs a script as a process; returns its output. */
export function runScript(script: URL, ...args: readonly string[]): Promise<string> {
  return run(process.execPath, [fileURLToPath(script), ...args]);
}

/** Runs a program; returns its output, and throws with its errors. */
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
