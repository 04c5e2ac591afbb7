/** Opens a database as a user without rights: `opening-program.ts MIGRATIONS FILE [read-only]`. */

import { readMigrations } from '../../src/store/sqlite/connection/migrate.ts';
import { openForReading, openForWriting } from '../../src/store/sqlite/file/open.ts';

const [folder = '', file = '', mode] = process.argv.slice(2);
const migrations = readMigrations(folder);
if (process.getuid?.() === 0) process.setuid?.(65_534);
try {
  (mode === 'read-only' ? openForReading : openForWriting)(file, migrations).close();
} catch (error) {
  console.log(error instanceof Error ? error.message : error);
}
