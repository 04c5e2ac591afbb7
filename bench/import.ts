import { copyFileSync, rmSync, statSync } from 'node:fs';
import { type Figure, figure, median } from './figures.ts';
import { type ImportRun, importCsv, removeDatabase, runProgram } from './import-run.ts';
import { makeCsv } from './make-csv.ts';
import { shellImport, shellVersion } from './shell.ts';
import type { Subject } from './subject.ts';

/** A file of a million rows takes minutes. */
const runsOf = (incidents: number) => (incidents > 200_000 ? 1 : 5);

/**
 * An import into a new database, alternating with the sqlite3 shell importing the same file into one table without an
 * index; the same file again; and taking the import back. What a row costs beyond the start and the end of the process is
 * told apart by a file of one row.
 */
export async function measureImport(subject: Subject): Promise<readonly Figure[]> {
  const { home, csv, database, incidents } = subject;
  const one = home.file('ged251-1.csv');
  await makeCsv(one, 1);
  const hasShell = shellVersion() !== undefined;
  if (!hasShell) process.stderr.write('No sqlite3 shell here: imports have no baseline.\n');
  const ours: ImportRun[] = [];
  const oursOfOne: number[] = [];
  const shells: number[] = [];
  for (let run = 0; run < runsOf(incidents); run += 1) {
    oursOfOne.push((await importCsv(home, one, `${database}.one`)).ms);
    removeDatabase(`${database}.one`);
    if (hasShell) shells.push(shellImport(csv, `${database}.shell`));
    rmSync(`${database}.shell`, { force: true });
    ours.push(await importCsv(home, csv, database));
  }
  const timesCsv = statSync(database).size / statSync(csv).size;
  const again = await runProgram(home, database, ['import', csv]);
  const undone = `${database}.undone`;
  copyFileSync(database, undone);
  const undo = await runProgram(home, undone, ['imports', 'undo', '1']);
  removeDatabase(undone);

  const inAll = ours.map(({ ms }) => ms);
  const first = { name: 'the import', median: median(inAll) };
  const shell = hasShell ? { name: 'sqlite3 .import', median: median(shells) } : undefined;
  const of = (measure: string, unit: Figure['unit']) => ({ measure, incidents, unit });
  return [
    figure(of('import', 'ms'), inAll, shell),
    figure(
      of('import, the whole process', 'rows/s'),
      inAll.map((ms) => (incidents / ms) * 1000),
    ),
    figure(
      of('import, each row', 'µs'),
      inAll.map((ms) => ((ms - median(oursOfOne)) / (incidents - 1)) * 1000),
    ),
    figure(
      of('import, peak memory', 'MB'),
      ours.map(({ megabytes }) => megabytes),
    ),
    figure(
      of('import, write-ahead log at most', 'MB'),
      ours.map(({ logMegabytes }) => logMegabytes),
    ),
    figure(of('database, beside the bytes of the CSV', '×'), [timesCsv]),
    figure(of('the same file again', 'ms'), [again.ms], first),
    figure(of('undoing the import', 'ms'), [undo.ms], first),
  ];
}
