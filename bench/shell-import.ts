import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { IMPORT_CACHE_KB } from '../src/store/sqlite/threads/import-session.ts';
import { PROJECT } from '../tests/support/source-files.ts';

const MIGRATIONS = join(PROJECT, 'db', 'migrations');
const STATEMENTS = join(PROJECT, 'bench', 'shell-import.sql');

/** The version of the sqlite3 shell on the path; `undefined` where there is none. */
export function shellVersion(): string | undefined {
  const { error, stdout } = spawnSync('sqlite3', ['--version'], { encoding: 'utf8' });
  return error === undefined ? stdout.split(' ')[0] : undefined;
}

export function hasShell(): boolean {
  return shellVersion() !== undefined;
}

/** Imports a file into a new database of our schema with the sqlite3 shell; answers how long it took (ms). */
export function shellImport(csv: string, database: string): number {
  const schema = readdirSync(MIGRATIONS)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => `.read ${join(MIGRATIONS, name)}`);
  const input = [
    '.bail on',
    // As the program opens it.
    'pragma synchronous = full;',
    'pragma foreign_keys = on;',
    'pragma temp_store = memory;',
    `pragma cache_size = -${IMPORT_CACHE_KB};`,
    '.output /dev/null',
    'pragma journal_mode = wal;',
    '.output stdout',
    'begin;',
    ...schema,
    'commit;',
    `.import --csv --schema temp ${csv} staging`,
    `.read ${STATEMENTS}`,
  ].join('\n');
  const started = performance.now();
  const { status, stderr } = spawnSync('sqlite3', ['-batch', database], {
    input,
    encoding: 'utf8',
  });
  if (status !== 0 || stderr !== '') throw new Error(`the sqlite3 shell failed: ${stderr}`);
  return performance.now() - started;
}
