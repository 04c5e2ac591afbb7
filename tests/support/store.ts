import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openSqliteStore, type StoreOptions } from '../../src/store/sqlite/client.ts';
import type { Store } from '../../src/store/store.ts';

export const migrationsFolder = fileURLToPath(new URL('../../db/migrations', import.meta.url));

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
  const store = await openSqliteStore({ file, migrations: migrationsFolder, ...options });
  return {
    ...store,
    file,
    [Symbol.asyncDispose]: async () => {
      await store.close();
      await folder[Symbol.asyncDispose]();
    },
  };
}
