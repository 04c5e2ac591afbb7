/**
 * Measures the built program from outside and prints a table; `npm run build` comes first.
 *
 *   node bench/run.ts [--incidents 10000,100000] [--only import,start,key,busy,filter,counts,idle,others,add,live,follow]
 *     [--database FILE] [--write]
 *
 * `--database` takes a database that is there for the largest of the sizes, instead of importing; rows are added
 * to it, and imports are not measured on it. `--write` puts the table into `docs/performance.md` as well.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { makeHome } from '../tests/e2e/home.ts';
import { measureAdd } from './add.ts';
import { measureCounts } from './counts.ts';
import { type Figure, figureTable } from './figures.ts';
import { measureFilter } from './filter.ts';
import { measureFollow } from './follow.ts';
import { measureIdle } from './idle.ts';
import { measureImport } from './import.ts';
import { importCsv } from './import-run.ts';
import { measureKeys } from './key.ts';
import { measureBusyKeys } from './key-while-busy.ts';
import { measureLive } from './live.ts';
import { load, machine } from './machine.ts';
import { makeCsv } from './make-csv.ts';
import { measureOthers } from './others.ts';
import { measureStart } from './start.ts';
import type { Subject } from './subject.ts';

const DOCUMENT = new URL('../docs/performance.md', import.meta.url);
const MEASUREMENTS: Readonly<Record<string, (subject: Subject) => Promise<readonly Figure[]>>> = {
  import: measureImport,
  start: measureStart,
  key: measureKeys,
  busy: measureBusyKeys,
  filter: measureFilter,
  counts: measureCounts,
  idle: measureIdle,
  others: measureOthers,
  add: measureAdd,
  // Last, since it adds rows.
  live: measureLive,
  follow: measureFollow,
};

const { values } = parseArgs({
  options: {
    incidents: { type: 'string', default: '10000,100000' },
    only: { type: 'string', default: Object.keys(MEASUREMENTS).join() },
    database: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
});
const sizes = values.incidents.split(',').map(Number);
const chosen = values.only.split(',');
const unknown = chosen.find((name) => !Object.hasOwn(MEASUREMENTS, name));
if (unknown !== undefined || !sizes.every((size) => Number.isInteger(size) && size > 1)) {
  const names = Object.keys(MEASUREMENTS).join(', ');
  process.stderr.write(`--incidents takes whole numbers above 1, --only takes ${names}.\n`);
  process.exit(2);
}

const loadBefore = load();
const figures: Figure[] = [];
for (const incidents of sizes) figures.push(...(await measure(incidents)));

const report = `${machine()}; load ${loadBefore} before and ${load()} after.\n\n${figureTable(figures)}\n`;
process.stdout.write(report);
if (values.write && process.exitCode === undefined) {
  const before = readFileSync(DOCUMENT, 'utf8');
  const part = /(<!-- measured -->\n)[\s\S]*?(<!-- end -->)/;
  writeFileSync(
    DOCUMENT,
    before.replace(part, (_, begin, end) => `${begin}${report}${end}`),
  );
}

async function measure(incidents: number): Promise<readonly Figure[]> {
  await using home = await makeHome();
  const given = incidents === Math.max(...sizes) ? values.database : undefined;
  const isGiven = given !== undefined;
  const csv = home.file(`ged251-${incidents}.csv`);
  const subject = {
    home,
    csv,
    database: given ?? home.file(`${incidents}.db`),
    incidents,
  };
  await makeCsv(csv, incidents);
  if (!isGiven && !chosen.includes('import')) await importCsv(home, csv, subject.database);
  const measured: Figure[] = [];
  for (const [name, take] of Object.entries(MEASUREMENTS)) {
    if (!chosen.includes(name) || (name === 'import' && isGiven)) continue;
    process.stderr.write(`${name} at ${incidents}\n`);
    try {
      measured.push(...(await take(subject)));
    } catch (error) {
      // Without its database there is nothing else to measure.
      if (name === 'import') throw error;
      process.stderr.write(`${name} was not measured: ${error}\n`);
      process.exitCode = 1;
    }
  }
  return measured;
}
