import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { rowsOf, temporaryStore } from '../support/store.ts';
import { dump, dumpWithoutImports, importInto } from './database.ts';

function fixture(name: string): string {
  return fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url));
}

/** What a plain reader finds in a file, that knows nothing of ours. */
const READ = {
  'gdelt1-both-widths.tsv': tabbed,
  'gdelt2-conflict.CSV': tabbed,
  'sind-aid-workers.json': (text: string) => JSON.parse(text),
  'sind-protection-hxl.csv': (text: string): Record<string, unknown>[] => {
    const rows: Record<string, unknown>[] = parse(text, { bom: true, columns: true });
    return rows.slice(1);
  },
  'ged191-shapefile.geojson': (text: string) =>
    JSON.parse(text).features.map((feature: { properties: object }) => feature.properties),
} satisfies Record<string, (text: string) => readonly Record<string, unknown>[]>;
const NAMES = Object.keys(READ) as (keyof typeof READ)[];

function tabbed(text: string): readonly Record<string, string>[] {
  const rows: string[][] = parse(text, { delimiter: '\t', quote: null, relax_column_count: true });
  return rows.map((cells) => ({
    id: cells[0] ?? '',
    day: cells[1] ?? '',
    url: cells.at(-1) ?? '',
  }));
}

function rowsIn(name: keyof typeof READ): readonly Record<string, unknown>[] {
  return READ[name](readFileSync(fixture(name), 'utf8'));
}

const distinct = (values: readonly unknown[]) => new Set(values).size;
const sum = (rows: readonly Record<string, unknown>[], column: string) =>
  rows.reduce((total, row) => total + Number(row[column] ?? 0), 0);

describe.each(NAMES)('%s', (name) => {
  const rows = rowsIn(name);

  it('is all there, and the second time nothing of it is new', async () => {
    await using store = await temporaryStore();
    const first = await importInto(store, fixture(name));
    expect(first.rejected).toEqual([]);
    expect(first.tally).toMatchObject({ added: rows.length, changed: 0, rejected: 0 });
    const before = dumpWithoutImports(store.file);
    const again = await importInto(store, fixture(name));
    expect(again.tally).toMatchObject({ added: 0, changed: 0, unchanged: rows.length });
    expect(dumpWithoutImports(store.file)).toEqual(before);
  });

  it('is deleted row for row if its import is undone, and can be imported again', async () => {
    await using store = await temporaryStore();
    await importInto(store, fixture('sind-aid-workers.json'));
    const before = withoutHistory(store.file);
    const { batch } = await importInto(store, fixture(name));
    await store.act({ kind: 'undo-import', who: 'ada', batch: Number(batch?.slice(1)) });
    expect(withoutHistory(store.file)).toEqual(before);
    const again = await importInto(store, fixture(name));
    const there = name === 'sind-aid-workers.json' ? 0 : rows.length;
    expect(again.tally).toMatchObject({ added: there, changed: 0, rejected: 0 });
  });
});

/** The database as queries see it: without the record of what was done, without marks of what was met again, and without names of columns. */
function withoutHistory(file: string) {
  const {
    batch: _,
    action: __,
    change: ___,
    sqlite_sequence: ____,
    doubt: _____,
    // An undo keeps them, since finding those that are unused reads every row.
    row_header: ______,
    publisher_row,
    ...all
  } = dump(file);
  // How the full-text index keeps its words is its own business.
  const rest = Object.fromEntries(Object.entries(all).filter(([name]) => !/_text_\w+$/.test(name)));
  const rows = publisher_row?.map((row) => ({ ...(row as object), seen_batch_id: null }));
  return { ...rest, publisher_row: rows };
}

describe('GDELT', () => {
  it.each(['gdelt1-both-widths.tsv', 'gdelt2-conflict.CSV'] as const)(
    '%s comes as leads of its articles, and no incident',
    async (name) => {
      const rows = rowsIn(name);
      await using store = await temporaryStore();
      await importInto(store, fixture(name));
      expect(rowsOf(store.file, 'select count(*) as n from incident')).toEqual([{ n: 0 }]);
      const leads = `select count(*) as n, count(distinct external_id) as ids, min(replace(day, '-', '')) as first,
        max(replace(day, '-', '')) as last, count(distinct url) as urls from lead`;
      const days = rows.map(({ day }) => String(day)).toSorted();
      const urls = rows.map(({ url }) => String(url)).filter((url) => url.startsWith('http'));
      expect(rowsOf(store.file, leads)).toEqual([
        {
          n: rows.length,
          ids: distinct(rows.map(({ id }) => id)),
          first: days[0],
          last: days.at(-1),
          urls: distinct(urls),
        },
      ]);
      const shown = await store.ask('leads', { limit: 1000 });
      expect(distinct(shown.rows.map(({ url, id }) => url ?? id))).toBe(shown.rows.length);
      expect(shown.rows.length).toBe(shown.articles);
    },
  );
});

describe('Insecurity Insight', () => {
  it('has its victims counted by kind, its countries and its days', async () => {
    const rows = rowsIn('sind-aid-workers.json');
    await using store = await temporaryStore();
    await importInto(store, fixture('sind-aid-workers.json'));
    const figures = 'select measure, sum(best) as n from figure group by measure order by measure';
    expect(rowsOf(store.file, figures)).toEqual([
      { measure: 'abducted', n: sum(rows, 'Aid Workers Kidnapped') },
      { measure: 'arrested', n: sum(rows, 'Aid Workers Arrested') },
      { measure: 'killed', n: sum(rows, 'Aid Workers Killed') },
      { measure: 'wounded', n: sum(rows, 'Aid Workers Injured') },
    ]);
    expect(rowsOf(store.file, 'select count(distinct country) as n from incident')).toEqual([
      { n: distinct(rows.map((row) => row['Country ISO'])) },
    ]);
    const months = "select count(*) as n from incident where date_precision = 'month'";
    const said = rows.filter((row) =>
      /^[A-Z][a-z]+ \d{4}[:.]/.test(String(row['Event Description'])),
    );
    expect(rowsOf(store.file, months)).toEqual([{ n: said.length }]);
  });

  it('is distinguished from what the same publisher says of other victims of one incident', async () => {
    await using store = await temporaryStore();
    await importInto(store, fixture('sind-aid-workers.json'));
    await importInto(store, fixture('sind-protection-hxl.csv'));
    expect(rowsOf(store.file, 'select distinct dataset from incident order by 1')).toEqual([
      { dataset: 'sind-aid-workers' },
      { dataset: 'sind-protection' },
    ]);
  });
});

describe('GeoJSON', () => {
  it('has its points, its days and its actors', async () => {
    const rows = rowsIn('ged191-shapefile.geojson');
    await using store = await temporaryStore();
    await importInto(store, fixture('ged191-shapefile.geojson'));
    const found = `select count(lat) as points, min(occurred_from) as first, max(occurred_until) as last,
      (select count(*) from actor) as actors from incident`;
    expect(rowsOf(store.file, found)).toEqual([
      {
        points: rows.length,
        first: rows.map((row) => String(row.date_start)).toSorted()[0],
        last: rows
          .map((row) => String(row.date_end))
          .toSorted()
          .at(-1),
        actors: distinct(rows.flatMap((row) => [row.side_a, row.side_b])),
      },
    ]);
  });
});
