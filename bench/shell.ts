import { spawnSync } from 'node:child_process';

/** The version of the sqlite3 shell on the path; `undefined` where there is none. */
export function shellVersion(): string | undefined {
  const { error, stdout } = spawnSync('sqlite3', ['--version'], { encoding: 'utf8' });
  return error === undefined ? stdout.split(' ')[0] : undefined;
}

/** Imports a file with the sqlite3 shell into one new table without an index; returns how long it took (ms). */
export function shellImport(csv: string, database: string): number {
  const started = performance.now();
  const { status, stderr } = spawnSync(
    'sqlite3',
    ['-batch', database, `.import --csv ${csv} row`],
    {
      encoding: 'utf8',
    },
  );
  if (status !== 0 || stderr !== '') throw new Error(`the sqlite3 shell failed: ${stderr}`);
  return performance.now() - started;
}
