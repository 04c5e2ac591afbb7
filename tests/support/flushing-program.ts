/**
 * Makes a copy and restores it: `flushing-program.ts MIGRATIONS FOLDER`. Prints what it asks of the file system, in order: `sync PATH`
 * where something is to be on the disk, `name FROM TO` where a file gets its name.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';

const paths = new Map<number, fs.PathLike>();

/** Has each call of a function told before it is made, and after it what came of it. */
function listen<K extends 'openSync' | 'fsyncSync' | 'linkSync' | 'renameSync'>(
  name: K,
  told: (args: Parameters<(typeof fs)[K]>, answer: unknown) => void,
): void {
  fs[name] = new Proxy(fs[name], {
    apply: (call, self, args) => {
      const answer: unknown = Reflect.apply(call, self, args);
      told(args as Parameters<(typeof fs)[K]>, answer);
      return answer;
    },
  });
}

listen('openSync', ([path], descriptor) => paths.set(Number(descriptor), path));
listen('fsyncSync', ([descriptor]) => console.log(`sync\t${paths.get(descriptor)}`));
for (const name of ['linkSync', 'renameSync'] as const) {
  listen(name, ([from, to]) => console.log(`name\t${from}\t${to}`));
}
syncBuiltinESMExports();

const { backUp } = await import('../../src/store/sqlite/file/backup.ts');
const { readMigrations } = await import('../../src/store/sqlite/connection/migrate.ts');
const { openForWriting } = await import('../../src/store/sqlite/file/open.ts');
const { restoreCopy } = await import('../../src/store/sqlite/file/restore.ts');

const [migrationsFolder = '', folder = ''] = process.argv.slice(2);
const migrations = readMigrations(migrationsFolder);
const file = join(folder, 'incidents.db');
const copy = join(folder, 'copy.db');
const sqlite = openForWriting(file, migrations);
backUp(sqlite, copy);
sqlite.close();
restoreCopy(copy, file, { migrations, stamp: 'now', who: 'anna' });
