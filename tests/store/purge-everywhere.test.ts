import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import type { RejectedRow } from '../../src/domain/entry/imported.ts';
import { entryOf } from '../support/entries.ts';
import { importedIncident, importHeader } from '../support/imported.ts';
import { rowsOf, temporaryStore } from '../support/store.ts';

/** Columns that are worked out, that say no more than that there was a record, or that keep it from coming back. */
const KEPT = [
  'grade',
  'evidence',
  'uid',
  'created_at',
  'updated_at',
  'removed_at',
  'dataset',
  'external_id',
];
const WORKED_OUT = ['digest'];

/** Every column that can hold a text of incident 1 and its parts, by the schema's own word: `incident title`. */
function textColumns(sqlite: Database.Database): readonly { tab: string; name: string }[] {
  return sqlite
    .prepare<[], { tab: string; name: string }>(
      `select one.name as tab, col.name from sqlite_schema as one, pragma_table_info(one.name) as col
        where one.type = 'table' and col.type = 'TEXT' and (one.name = 'incident' or exists (
          select 1 from pragma_foreign_key_list(one.name) where "table" = 'incident'))`,
    )
    .all()
    .filter(({ tab, name }) => !KEPT.includes(name) && !WORKED_OUT.includes(tab));
}

/** Writes a text of its own into each column that takes one, as JSON where the column holds that; answers with them. */
function markAll(file: string): readonly string[] {
  const sqlite = new Database(file);
  try {
    sqlite.pragma('ignore_check_constraints = on');
    const columns = textColumns(sqlite).filter(({ tab, name }) => {
      const text = `spur-${tab}-${name}`;
      const value = ['raw', 'mapped'].includes(name) ? JSON.stringify({ text }) : text;
      const of = tab === 'incident' ? 'id' : 'incident_id';
      try {
        return (
          sqlite.prepare(`update ${tab} set ${name} = ? where ${of} = 1`).run(value).changes > 0
        );
      } catch {
        return false;
      }
    });
    return columns.map(({ tab, name }) => `spur-${tab}-${name}`);
  } finally {
    sqlite.close();
  }
}

/** Every file of the database's folder, as one text of a character for each byte. */
function bytesBeside(file: string): string {
  const folder = dirname(file);
  return readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'latin1'))
    .join('');
}

/** The compressed rows of publishers, in the same form; each is of one incident alone. */
function packedRows(file: string): readonly string[] {
  const rows = rowsOf(file, 'select packed from publisher_row order by incident_id');
  return rows.map((row) => (row as { packed: Buffer }).packed.toString('latin1'));
}

function marksIn(file: string): readonly string[] {
  return [
    ...new Set(
      bytesBeside(file)
        .toLowerCase()
        .match(/spur[a-z0-9_-]*/g),
    ),
  ];
}

const rejected = (line: number, raw: RejectedRow['raw'], value: string | null): RejectedRow => ({
  line,
  column: null,
  value,
  reason: 'no date',
  raw,
});

const blanked = (line: number) => ({
  line,
  value: null,
  reason: 'erased with a record that was purged',
});

it('leaves no text of any column of a record and its parts in any file of the database’s folder', async () => {
  await using store = await temporaryStore({ readers: 1 });
  const session = await store.beginImport(importHeader('UCDP GED'));
  await session.put({ kind: 'incidents', rows: [importedIncident('X1'), importedIncident('X2')] });
  await session.finish({ sha256: 'x', snapshot: null, doubts: [] });
  for (const line of [
    'pin I1 killed:3 note:why',
    'quote 2020-05-14 about:I1 speaker:S "words that stay"',
  ])
    await store.act({ kind: 'add', who: 'anna', entry: entryOf(line) });
  const marks = markAll(store.file);
  expect(marks.length).toBeGreaterThan(25);
  expect(marksIn(store.file)).toEqual(expect.arrayContaining([...marks]));
  const [packed] = packedRows(store.file);
  expect(packed).toBeDefined();
  expect(bytesBeside(store.file).includes(packed ?? '')).toBe(true);
  const record = { kind: 'incident', id: 1 } as const;
  await store.purge({ record, who: 'anna', reason: 'why' });
  expect(marksIn(store.file)).toEqual([]);
  expect(bytesBeside(store.file).includes(packed ?? '')).toBe(false);
});

it('blanks rows that an import left out where they are about it, says so, and leaves the others', async () => {
  await using store = await temporaryStore({ readers: 1 });
  const session = await store.beginImport(importHeader('UCDP GED'));
  const title = 'A nurse of ward three spoke';
  await session.put({ kind: 'incidents', rows: [{ ...importedIncident('77'), title }] });
  await session.put({
    kind: 'rejected',
    rows: [
      rejected(3, { id: '77', best: 'spur-number' }, null),
      rejected(4, { id: '78', what: `spur-cell: ${title}.` }, null),
      rejected(5, null, `spur-value ${title}`),
      rejected(6, { id: '79', best: '77' }, 'stays'),
      rejected(7, [{ type: 'Feature', properties: { id: 77, best: 'spur-inner' } }], null),
      rejected(8, [{ record: 'quote', parts: [{ text: `spur-part ${title}` }] }], null),
      rejected(9, [`{"cut off": "spur-line ${title}`], null),
    ],
  });
  await session.finish({ sha256: 'x', snapshot: null, doubts: [] });
  const { erased } = await store.purge({
    record: { kind: 'incident', id: 1 },
    who: 'anna',
    reason: 'why',
  });
  expect(erased).toEqual([expect.stringMatching(/^Rejected rows of imports .*: 6$/)]);
  expect(marksIn(store.file)).toEqual([]);
  expect(rowsOf(store.file, 'select line, value, reason from rejected_row order by line')).toEqual([
    ...[3, 4, 5].map(blanked),
    { line: 6, value: 'stays', reason: 'no date' },
    ...[7, 8, 9].map(blanked),
  ]);
});

it('leaves nothing of a record in what its import found doubtful, and counts it there still', async () => {
  await using store = await temporaryStore();
  const session = await store.beginImport(importHeader('UCDP GED'));
  const raw = { columns: ['id', 'country'], cells: ['X1', 'spur-country'] };
  await session.put({
    kind: 'incidents',
    rows: [
      { ...importedIncident('X1'), raw },
      { ...importedIncident('X2'), line: 3 },
    ],
  });
  const doubt = (text: string, line: number) => ({ text, line, count: 1 });
  const examples = [doubt('spur-point', 2), doubt('spur-country', 9), doubt('stays', 3)];
  const found = { kind: 'country', count: 4, unit: 'line', examples } as const;
  await session.finish({ sha256: 'x', snapshot: null, doubts: [found] });
  await store.purge({ record: { kind: 'incident', id: 1 }, who: 'anna', reason: 'why' });
  expect(await store.ask('batch', { id: 1 })).toMatchObject({
    found: [{ ...found, examples: [doubt('stays', 3)] }],
  });
  expect(marksIn(store.file)).toEqual([]);
});
