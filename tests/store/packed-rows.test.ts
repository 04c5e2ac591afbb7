import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  columnsOfText,
  hashOfPacked,
  type PackedRow,
  packRow,
  packTexts,
  unpackRow,
} from '../../src/store/schema/published-row.ts';
import { importedIncident, importHeader } from '../support/imported.ts';
import { rowsOf, temporaryStore } from '../support/store.ts';

const text = fc.string({ unit: 'binary' });
const cells = fc
  .array(fc.tuple(fc.oneof(text, fc.constantFrom('', '__proto__', '7', 'id')), text))
  .map((entries) => JSON.stringify(Object.fromEntries(entries)));
const figure = fc.constant({ low: null, best: 3, high: 4.5 });
const mapped = fc
  .record(
    {
      when: fc.record({ from: text, until: text, precision: text }, { noNullPrototype: true }),
      place: fc.record({ place: text, point: fc.constant({ lat: 1.5, lon: -0.25 }) }),
      type: text,
      tags: fc.array(text),
      ties: fc.array(fc.record({ actor: text, kind: text, role: text, basis: text })),
      accounts: fc.array(
        fc.record({
          source: text,
          figures: fc.record({ killed: figure, wounded: figure }, { requiredKeys: [] }),
        }),
      ),
    },
    { requiredKeys: [] },
  )
  .map((one) => JSON.stringify(one));
const anyText = fc.oneof(text, fc.json(), cells, mapped);

describe('a publisher’s row that is packed', () => {
  it('is the same to the letter when it is unpacked, whatever its texts are', () => {
    fc.assert(
      fc.property(
        fc.oneof(cells, anyText),
        fc.oneof(mapped, anyText),
        fc.boolean(),
        (raw, ours, isShared) => {
          const columns = isShared ? columnsOfText(raw) : null;
          const { packed } = packTexts({ raw, mapped: ours }, columns);
          expect(unpackRow({ columns, packed })).toEqual({ raw, mapped: ours });
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('has one hash, whether it was read from a file, a database, or complete records', () => {
    fc.assert(
      fc.property(cells, mapped, fc.boolean(), (raw, ours, isShared) => {
        const columns = isShared ? columnsOfText(raw) : null;
        const { packed, hash } = packTexts({ raw, mapped: ours }, columns);
        const row: Readonly<Record<string, string>> = JSON.parse(raw);
        const read = { columns: Object.keys(row), cells: Object.values(row) };
        expect(packRow(read, JSON.parse(ours), columns).hash).toEqual(hash);
        expect(hashOfPacked({ columns, packed })).toEqual(hash);
        const other = { ...JSON.parse(ours), title: 'another' };
        expect(packRow(read, other, columns).hash).not.toEqual(hash);
      }),
    );
  });

  it('is recognised when its file comes again without being unpacked', async () => {
    await using store = await temporaryStore({ readers: 1 });
    const bring = async () => {
      const session = await store.beginImport(importHeader('UCDP GED'));
      await session.put({ kind: 'incidents', rows: [importedIncident('X1')] });
      return session.finish({ sha256: 'x', snapshot: null, doubts: [] });
    };
    await bring();
    const sqlite = new Database(store.file);
    sqlite.exec("update publisher_row set packed = x'00'");
    sqlite.close();
    expect((await bring()).tally).toMatchObject({ unchanged: 1, changed: 0 });
  });

  it('has its cells, under numbers, where the header of its columns was lost', () => {
    const raw = '{"id":"1","what":"x"}';
    const { packed } = packTexts({ raw, mapped: '{}' }, columnsOfText(raw));
    expect(unpackRow({ columns: null, packed }).raw).toBe('{"(column 1)":"1","(column 2)":"x"}');
  });
});

it('an imported record has the time of its import, which is not repeated in every row', async () => {
  await using store = await temporaryStore({ readers: 1 });
  const session = await store.beginImport(importHeader('UCDP GED'));
  await session.put({ kind: 'incidents', rows: [importedIncident('X1')] });
  await session.finish({ sha256: 'x', snapshot: null, doubts: [] });
  const [{ at } = { at: '' }] = rowsOf(store.file, 'select started_at as at from batch') as {
    readonly at: string;
  }[];
  expect(at).toMatch(/^\d{4}-.*Z$/);
  for (const table of ['incident', 'report', 'attribution']) {
    expect(
      rowsOf(store.file, `select created_at || updated_at as at from ${table}`),
    ).toContainEqual({
      at: '',
    });
  }
  const id = 1;
  expect(await store.ask('incident', { id })).toMatchObject({ createdAt: at, updatedAt: at });
  expect((await store.ask('overview', { today: '2026-01-01' })).lastRecord).toBe(at);
  await store.act({ who: 'ada', kind: 'remove', record: { kind: 'incident', id } });
  const removed = await store.ask('incident', { id });
  expect(removed?.createdAt).toBe(at);
  expect(rowsOf(store.file, 'select updated_at as at from incident')).toEqual([
    { at: removed?.updatedAt },
  ]);
});

it('doctor names the incidents whose publishers’ rows cannot be read', async () => {
  await using store = await temporaryStore({ readers: 1 });
  const session = await store.beginImport(importHeader('UCDP GED'));
  const ids = ['X1', 'X2', 'X3'];
  await session.put({ kind: 'incidents', rows: ids.map((id) => importedIncident(id)) });
  await session.finish({ sha256: 'x', snapshot: null, doubts: [] });
  const line = async () =>
    (await store.ask('doctor', { zone: 'UTC' })).find(({ check }) => check === 'publishers’ rows');
  expect(await line()).toMatchObject({ found: 'ok', mark: 'ok' });
  const sqlite = new Database(store.file);
  sqlite.exec("update publisher_row set packed = x'00' where incident_id = 1");
  sqlite.exec(
    'update publisher_row set packed = (select packed from publisher_row where incident_id = 2) where incident_id = 3',
  );
  sqlite.close();
  expect(await line()).toMatchObject({
    found: '2 rows cannot be read: of I1, I3',
    mark: 'problem',
  });
});

it('the header of a row’s columns goes with the last record that has it', async () => {
  await using store = await temporaryStore({ readers: 1 });
  const session = await store.beginImport(importHeader('UCDP GED'));
  const own = { ...importedIncident('X1'), raw: { columns: ['Anna said so'], cells: ['x'] } };
  await session.put({ kind: 'incidents', rows: [own, importedIncident('X2')] });
  await session.finish({ sha256: 'x', snapshot: null, doubts: [] });
  const headers = () => rowsOf(store.file, 'select columns from row_header order by id');
  expect(headers()).toHaveLength(2);
  await store.purge({ record: { kind: 'incident', id: 1 }, who: 'anna', reason: 'why' });
  expect(headers()).toEqual([{ columns: JSON.stringify(importedIncident('X2').raw.columns) }]);
});

it('a row is stored to the letter also where an import has more headers than are shared', async () => {
  await using store = await temporaryStore({ readers: 1 });
  const rows = Array.from({ length: 105 }, (_, at) => ({
    ...importedIncident(`X${at}`),
    raw: { columns: ['id', `column ${at}`], cells: [`X${at}`, 'told'] },
  }));
  for (const unchanged of [0, rows.length]) {
    const session = await store.beginImport(importHeader('UCDP GED'));
    await session.put({ kind: 'incidents', rows });
    const { tally } = await session.finish({ sha256: 'x', snapshot: null, doubts: [] });
    expect(tally).toMatchObject({ unchanged, added: rows.length - unchanged, changed: 0 });
  }
  const stored = rowsOf(
    store.file,
    'select columns, packed from publisher_row left join row_header on id = header_id order by line, incident_id',
  ) as readonly PackedRow[];
  expect(stored.filter(({ columns }) => columns === null)).toHaveLength(5);
  expect(stored.map((row) => JSON.parse(unpackRow(row).raw))).toEqual(
    rows.map(({ raw: { columns, cells } }) => ({ id: cells[0], [`${columns[1]}`]: 'told' })),
  );
});
