import { cpus, loadavg, release, totalmem, type } from 'node:os';
import Database from 'better-sqlite3';
import { shellVersion } from './shell-import.ts';

/** What was measured on, and how busy it was with other things, in one paragraph. */
export function machine(): string {
  const [cpu] = cpus();
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  return [
    `Measured on ${new Date().toISOString().slice(0, 10)}`,
    `${cpus().length} cores of ${cpu?.model.trim() ?? 'an unknown processor'}, ${gigabytes} GB, ${type()} ${release()}`,
    `Node ${process.versions.node}, SQLite ${sqliteVersion()}, sqlite3 shell ${shellVersion() ?? 'missing'}`,
    `terminal 160×50; load before: ${loadavg()[0]?.toFixed(1)}`,
  ].join('; ');
}

function sqliteVersion(): string {
  const sqlite = new Database(':memory:');
  const version = String(sqlite.prepare('select sqlite_version()').pluck().get());
  sqlite.close();
  return version;
}
