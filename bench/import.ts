import { spawnSync } from 'node:child_process';
import { rmSync, statSync } from 'node:fs';
import { type Home, PROGRAM } from '../tests/e2e/home.ts';
import { expectSameContents } from './database-contents.ts';
import { type Figure, figure, median } from './figures.ts';
import { makeCsv } from './make-csv.ts';
import { hasShell, shellImport } from './shell-import.ts';
import type { Subject } from './subject.ts';

/** A file of a million rows takes minutes. */
const runsOf = (incidents: number) => (incidents > 200_000 ? 1 : 5);
/** Makes the program tell the most memory that it ever held (kB), on a pipe of its own, as it ends. */
const TELL_MEMORY = `data:text/javascript,${encodeURIComponent(
  "import{writeSync}from'node:fs';import{isMainThread}from'node:worker_threads';if(isMainThread)process.on('exit',()=>writeSync(3,String(process.resourceUsage().maxRSS)))",
)}`;

/** `timesCsv`: the size of the database beside that of the file. */
type Run = { readonly ms: number; readonly megabytes: number; readonly timesCsv: number };

/** Imports a file into a new database with the program. Throws where it does not end well. */
export function importCsv(home: Home, csv: string, database: string): Run {
  removeDatabase(database);
  const started = performance.now();
  const { status, stderr, output } = spawnSync(
    process.execPath,
    ['--import', TELL_MEMORY, PROGRAM, '--db', database, 'import', csv],
    { env: { ...home.env }, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe', 'pipe'] },
  );
  const ms = performance.now() - started;
  if (status !== 0) throw new Error(`the import ended with ${status}: ${stderr}`);
  const timesCsv = statSync(database).size / statSync(csv).size;
  return { ms, megabytes: Number(output[3]) / 1024, timesCsv };
}

/**
 * Rows a second and memory of an import into a new database, in turn with the sqlite3 shell importing the same file
 * into the same schema. What a row costs beyond the start and end of the process is told apart by a file of one row.
 */
export async function measureImport(subject: Subject): Promise<readonly Figure[]> {
  const { home, csv, database, incidents } = subject;
  const one = home.file('ged251-1.csv');
  await makeCsv(one, 1);
  const ours: Run[] = [];
  const oursOfOne: number[] = [];
  const shells: number[] = [];
  const shellsOfOne: number[] = [];
  for (let run = 0; run < runsOf(incidents); run += 1) {
    oursOfOne.push(importCsv(home, one, `${database}.one`).ms);
    ours.push(importCsv(home, csv, database));
    if (!hasShell()) continue;
    const shell = `${database}.shell`;
    removeDatabase(shell);
    shellsOfOne.push(shellImport(one, shell));
    removeDatabase(shell);
    shells.push(shellImport(csv, shell));
    expectSameContents(database, shell);
  }
  if (!hasShell()) process.stderr.write('No sqlite3 shell here: imports have no baseline.\n');

  const speed = (ms: number) => (incidents / ms) * 1000;
  const perRow = (all: readonly number[], ofOne: readonly number[]) =>
    all.map((ms) => ((ms - median(ofOne)) / (incidents - 1)) * 1000);
  const oursInAll = ours.map(({ ms }) => ms);
  const besideShell = (values: readonly number[]) =>
    values.length === 0 ? undefined : { name: 'sqlite3 shell', median: median(values) };
  return [
    figure(
      { measure: 'import, the whole process', incidents, unit: 'rows/s' },
      oursInAll.map(speed),
      besideShell(shells.map(speed)),
    ),
    figure(
      { measure: 'import, each row', incidents, unit: 'µs' },
      perRow(oursInAll, oursOfOne),
      besideShell(perRow(shells, shellsOfOne)),
    ),
    figure(
      { measure: 'import, peak memory', incidents, unit: 'MB' },
      ours.map(({ megabytes }) => megabytes),
    ),
    figure(
      { measure: 'database, beside the bytes of the CSV', incidents, unit: '×' },
      ours.map(({ timesCsv }) => timesCsv),
    ),
  ];
}

function removeDatabase(database: string): void {
  for (const end of ['', '-wal', '-shm']) rmSync(database + end, { force: true });
}
