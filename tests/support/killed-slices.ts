import { createHash } from 'node:crypto';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { importFile } from '../../src/exchange/import/import-file.ts';
import type { Store } from '../../src/store/port/store.ts';
import { importInto, TODAY } from '../exchange/database.ts';
import { tableOf, writeTable } from '../exchange/tables.ts';
import { importedContent, rowCounts } from './imported-content.ts';
import { openStore } from './store.ts';

/** So many rows that they are written in several slices. */
const ROWS = 900;
const OLDER_ROWS = 60;
const NAME = 'rows.csv';
export const SLICED = { mostInOneImport: 200 };

type Place = { readonly folder: string; readonly database: string };

/** What an import in slices has to end in. */
type Ends = { readonly whole: string; readonly undone: string };

/** Makes a database with an older release of some rows, and the file whose import is killed; answers with what either end leaves. */
export async function prepareSlices(folder: string, database: string): Promise<Ends> {
  const older = Array.from({ length: OLDER_ROWS }, () => ({ best: '1' }));
  await using store = await openStore(database);
  await importInto(store, await writeTable(folder, tableOf(...older), 'older.csv'));
  const rows = Array.from({ length: ROWS }, (_, index) => ({
    best: index % 100 === 77 ? 'many' : `${index % 9}`,
    side_a: `Side ${index % 40}`,
    where_coordinates: `Town ${index % 300}`,
  }));
  const file = await writeTable(folder, tableOf(...rows), NAME);
  const copy = join(folder, 'whole.db');
  await store.close();
  copyFileSync(database, copy);
  await using whole = await openStore(copy);
  await importInto(whole, file);
  return { whole: digest(importedContent(copy)), undone: digest(rowCounts(database)) };
}

/** What a program that starts says about imports that did not come to their end, and what the doctor finds wrong. */
export async function saidAtStart(store: Store): Promise<string> {
  const unfinished = await store.ask('unfinishedImports', { except: null });
  const wrong = (await store.ask('doctor', { zone: 'UTC' })).filter(
    ({ mark }) => mark === 'problem',
  );
  const all = [...unfinished, ...wrong.map(({ found }) => `WRONG ${found}`)];
  return `says ${all.length === 0 ? 'nothing' : all.join(' ')}`;
}

/** Imports the file, goes on with its import or takes that back; answers with what that leaves. `tell`: a part of it is written. */
export async function nextStep(
  store: Store,
  { folder, database, tell }: Place & { readonly tell: () => void },
): Promise<string> {
  const [newest] = await store.ask('imports', { limit: 1 });
  if (newest === undefined) throw new Error('There is no import.');
  const { id: batch, takenBackAt, progress } = newest;
  const isStanding = takenBackAt === null && newest.file === NAME;
  if (isStanding && (progress.state !== 'stopped' || Math.random() < 0.4)) {
    tell();
    await store.act({ kind: 'undo-import', who: 'ada', batch });
    return `undone ${digest(rowCounts(database))}`;
  }
  const { added } = newest;
  await importFile({
    ...{ store, file: join(folder, NAME), who: 'ada', today: TODAY },
    ...(isStanding ? { resumed: { batch, rows: progress.rows } } : {}),
    onProgress: ({ tally }) => {
      if (tally.added > (isStanding ? added : 0)) tell();
    },
  });
  return `whole ${digest(importedContent(database))}`;
}

/** Whether a writer has brought an import to either end. */
export function hasEndedBoth(said: readonly string[]): boolean {
  return ['whole ', 'undone '].every((end) => said.some((word) => word.startsWith(end)));
}

function digest(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}

/** The faults in what was said by a writer, which found what the one before it left. */
export function saidFaults(
  said: readonly string[],
  { ends, left }: { readonly ends: Ends; readonly left: Left },
): readonly string[] {
  const faults = said.flatMap((word) => {
    const [what = '', digest] = word.split(' ');
    if (what !== 'whole' && what !== 'undone') return [];
    return digest === ends[what] ? [] : [`an import that is ${what} is not as it should be`];
  });
  const start = said.find((word) => word.startsWith('says'));
  if (start === undefined) return faults;
  if (start.includes('WRONG')) faults.push(start);
  const ways = ['resume', 'undo'].filter((way) => start.includes(`watchfloor imports ${way} `));
  if (ways.join() !== WAYS[left].join()) faults.push(`${left}, and at the start: ${start}`);
  return faults;
}

/** What can be done with what a killed writer left. */
const WAYS = { finished: [], stopped: ['resume', 'undo'], 'half undone': ['undo'] } as const;
export type Left = keyof typeof WAYS;

/** Whether an import was left before its end, and what of it is there in part. */
export function lookAtSlices(sqlite: Database.Database): {
  readonly left: Left;
  readonly faults: readonly string[];
} {
  const batch = sqlite
    .prepare<[], Record<string, number> & { readonly undo_begun_at: string | null }>(
      `select id, state, undo_begun_at, added, changed, unchanged, rejected, rows_read,
        (select count(*) from incident where batch_id = batch.id) as added_rows,
        (select count(*) from rejected_row where batch_id = batch.id) as rejected_rows,
        (select count(*) from publisher_row join incident on incident.id = incident_id
          where seen_batch_id = batch.id and cast(external_id as integer) > rows_read) as later_rows,
        (select count(*) from publisher_row where seen_batch_id = batch.id) as seen_rows
      from batch where (state <> 'done' or undo_begun_at is not null) and removed_at is null`,
    )
    .get();
  if (batch === undefined) return { left: 'finished', faults: [] };
  if (batch.undo_begun_at !== null) return { left: 'half undone', faults: [] };
  const { added = 0, changed = 0, unchanged = 0, rejected = 0, rows_read } = batch;
  const isWhole =
    added + changed + unchanged + rejected === rows_read &&
    batch.added_rows === added &&
    batch.seen_rows === added + changed + unchanged &&
    batch.rejected_rows === rejected &&
    batch.later_rows === 0;
  return { left: 'stopped', faults: isWhole ? [] : [`half a slice: ${JSON.stringify(batch)}`] };
}
