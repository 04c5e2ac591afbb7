import { cpus, loadavg, release, totalmem, type } from 'node:os';
import Database from 'better-sqlite3';
import { shellVersion } from './shell.ts';

/** What was measured on, in one sentence without its end. */
export function machine(): string {
  const [cpu] = cpus();
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  return [
    `Measured on ${new Date().toISOString().slice(0, 10)}`,
    `${cpus().length} cores of ${cpu?.model.trim() ?? 'an unknown processor'}, ${gigabytes} GB, ${type()} ${release()}`,
    `Node ${process.versions.node}, SQLite ${sqliteVersion()}, sqlite3 shell ${shellVersion() ?? 'missing'}`,
    'terminal 160×50',
  ].join('; ');
}

/** How many threads wanted a core over the last minute: what else the machine was busy with, before a run. */
export function load(): string {
  return (loadavg()[0] ?? Number.NaN).toFixed(1);
}

function sqliteVersion(): string {
  const sqlite = new Database(':memory:');
  const version = String(sqlite.prepare('select sqlite_version()').pluck().get());
  sqlite.close();
  return version;
}
