/**
 * Measures the built program and prints a table; with `--write` the table also goes into `docs/performance.md`.
 * `--incidents 10000,100000` sets the sizes. Build first: npm run bench does.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import Database from 'better-sqlite3';
import { type Figure, figureTable } from './figures.ts';
import { measureImport } from './import.ts';
import { measureKeys } from './key.ts';
import { measureLive } from './live.ts';
import { makeCsv } from './make-csv.ts';
import { measureStart } from './start.ts';

const DOCUMENT = 'docs/performance.md';
const { values } = parseArgs({
  options: {
    incidents: { type: 'string', default: '10000,100000' },
    write: { type: 'boolean', default: false },
  },
});

const folder = await mkdtemp(join(tmpdir(), 'watchfloor-bench-'));
const figures: Figure[] = [];
try {
  for (const incidents of values.incidents.split(',').map(Number)) {
    const csv = join(folder, `ged251-${incidents}.csv`);
    const database = join(folder, `${incidents}.db`);
    await makeCsv(csv, incidents);
    figures.push(...measureImport(csv, database, incidents));
    figures.push(...(await measureStart(database, incidents)));
    figures.push(...(await measureKeys(database, incidents)));
    figures.push(...(await measureLive(database, incidents)));
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}

const report = `${machine()}\n\n${figureTable(figures)}`;
process.stdout.write(`${report}\n`);
if (values.write) {
  const part = /(<!-- measured -->\n)[\s\S]*?(<!-- end -->)/;
  writeFileSync(DOCUMENT, readFileSync(DOCUMENT, 'utf8').replace(part, `$1${report}\n$2`));
}

function machine(): string {
  const [cpu] = cpus();
  const memory = new Database(':memory:');
  const { version } =
    memory.prepare<[], { version: string }>('select sqlite_version() as version').get() ?? {};
  memory.close();
  const day = new Date().toISOString().slice(0, 10);
  return `Measured on ${day}: ${cpus().length} × ${cpu?.model.trim() ?? 'unknown processor'}, Node ${process.versions.node}, SQLite ${version}, a terminal of 160×50.`;
}
