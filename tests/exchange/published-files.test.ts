import { describe, expect, it } from 'vitest';
import { rowsOf, temporaryStore } from '../support/store.ts';
import { dump, dumpWithoutImports, importInto, publishedRows } from './database.ts';
import { fixture, readTable, SLICES } from './tables.ts';

const MYANMAR = fixture('ged191-myanmar.csv');

describe.each(SLICES)('%s, imported', (name) => {
  const file = fixture(name);
  const { rows } = readTable(file);
  const sum = (column: string) => rows.reduce((total, row) => total + Number(row[column]), 0);
  const days = (column: string) => rows.map((row) => (row[column] ?? '').slice(0, 10)).toSorted();

  it('is all there, as a plain reader counts it', async () => {
    await using store = await temporaryStore();
    const { tally, rejected } = await importInto(store, file);
    expect(rejected).toEqual([]);
    expect(tally).toEqual({
      added: rows.length,
      changed: 0,
      unchanged: 0,
      rejected: 0,
      purged: 0,
      withdrawn: 0,
      heldBack: 0,
      conflicts: 0,
    });

    const incidents = `select count(*) as rows, count(distinct external_id) as ids, min(occurred_from) as first,
      max(occurred_until) as last, sum(type = 'violence') as one_sided from incident where dataset = 'ucdp-ged'`;
    expect(rowsOf(store.file, incidents)).toEqual([
      {
        rows: rows.length,
        ids: new Set(rows.map((row) => row.id)).size,
        first: days('date_start')[0],
        last: days('date_end').at(-1),
        one_sided: rows.filter((row) => row.type_of_violence === '3').length,
      },
    ]);
    const figures = `select measure, sum(low) as low, sum(best) as best, sum(high) as high from figure
      group by measure order by measure desc`;
    expect(rowsOf(store.file, figures)).toEqual([
      { measure: 'killed', low: sum('low'), best: sum('best'), high: sum('high') },
      { measure: 'civilians', low: null, best: sum('deaths_civilians'), high: null },
    ]);
    const shown = `select sum(killed_low) as low, sum(killed_best) as best, sum(killed_high) as high,
      sum(civilians_best) as civilians from incident`;
    expect(rowsOf(store.file, shown)).toEqual([
      { low: sum('low'), best: sum('best'), high: sum('high'), civilians: sum('deaths_civilians') },
    ]);
    expect(rowsOf(store.file, 'select count(*) as actors from actor')).toEqual([
      { actors: new Set(rows.flatMap((row) => [row.side_a, row.side_b])).size },
    ]);
    expect(rowsOf(store.file, 'select id from incident where country is null')).toEqual([]);
  });

  it('has a report of the publisher for each row, and one of each article that it was coded from', async () => {
    await using store = await temporaryStore();
    await importInto(store, file);
    const articles = rows.reduce(
      (total, row) => total + Math.max(0, Number(row.number_of_sources)),
      0,
    );
    const reports = `select count(*) as all_reports, sum(derives_from is null) as own,
      count(distinct report.id) filter (where figure.id is not null) as with_figures
      from (select distinct id, derives_from from report) as report
      left join (select min(id) as id, report_id from figure group by report_id) as figure on report_id = report.id`;
    expect(rowsOf(store.file, reports)).toEqual([
      { all_reports: rows.length + articles, own: rows.length, with_figures: rows.length },
    ]);
    const odd = `select source.name from source
      where not exists (select 1 from report where source_id = source.id) or name <> trim(name)`;
    expect(rowsOf(store.file, odd)).toEqual([]);
  });

  it('keeps the figures that are out of order, and marks them', async () => {
    await using store = await temporaryStore();
    await importInto(store, file);
    const disordered = rows.filter(
      ({ low, best, high }) => Number(low) > Number(best) || Number(best) > Number(high),
    );
    const marked = `select external_id as id, low, best, high from figure join report on report.id = report_id
      join incident on incident.id = incident_id where disordered = 1`;
    expect(rowsOf(store.file, marked)).toHaveLength(disordered.length);
    expect(rowsOf(store.file, marked)).toEqual(
      expect.arrayContaining(
        disordered.map(({ id, low, best, high }) => ({
          id,
          low: Number(low),
          best: Number(best),
          high: Number(high),
        })),
      ),
    );
  });

  it('changes nothing when it comes a second time, and leaves no change lines', async () => {
    await using store = await temporaryStore();
    await importInto(store, file);
    expect(rowsOf(store.file, 'select * from change')).toEqual([]);
    const before = dumpWithoutImports(store.file);
    const { tally } = await importInto(store, file);
    expect(tally).toEqual({
      added: 0,
      changed: 0,
      unchanged: rows.length,
      rejected: 0,
      purged: 0,
      withdrawn: 0,
      heldBack: 0,
      conflicts: 0,
    });
    expect(dumpWithoutImports(store.file)).toEqual(before);
    const batches = 'select added, unchanged from batch order by id';
    expect(rowsOf(store.file, batches)).toEqual([
      { added: rows.length, unchanged: 0 },
      { added: 0, unchanged: rows.length },
    ]);
  });

  it('changes nothing at all in a dry run, which says what would happen', async () => {
    await using store = await temporaryStore();
    await importInto(store, MYANMAR);
    const before = dump(store.file);
    const { batch, tally } = await importInto(store, file, true);
    expect(batch).toBeNull();
    const there = new Set(readTable(MYANMAR).rows.map((row) => row.id));
    const unchanged = rows.filter((row) => there.has(row.id)).length;
    expect(tally).toEqual({
      added: rows.length - unchanged,
      changed: 0,
      unchanged,
      rejected: 0,
      purged: 0,
      withdrawn: 0,
      heldBack: 0,
      conflicts: 0,
    });
    expect(dump(store.file)).toEqual(before);
  });
});

describe('what is kept of an import', () => {
  it('is where it came from: file, hash, format, version, who', async () => {
    await using store = await temporaryStore();
    await importInto(store, fixture('ged231-countries.csv'));
    const batches =
      'select dataset, format, file, length(sha256) as hash, publisher_version, who from batch';
    expect(rowsOf(store.file, batches)).toEqual([
      {
        dataset: 'ucdp-ged',
        format: 'ucdp-ged',
        file: 'ged231-countries.csv',
        hash: 64,
        publisher_version: '23.1',
        who: 'ada',
      },
    ]);
  });

  it('is each row as it was published, under the names that its header has', async () => {
    await using store = await temporaryStore();
    const { rows } = readTable(MYANMAR);
    await importInto(store, MYANMAR);
    expect(publishedRows(store.file).map(({ raw }) => raw)).toEqual(
      rows.map((row) => JSON.stringify(row)),
    );
  });
});
