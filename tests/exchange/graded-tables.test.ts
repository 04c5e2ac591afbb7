import { describe, expect, it } from 'vitest';
import { rowsOf, temporaryStore, writeOutside } from '../support/store.ts';
import { dump } from './database.ts';
import { importTable } from './plain-tables.ts';

const HEADER = 'id,date,title,killed,perpetrator,source,source reliability,credibility,confidence';
const incidents = (store: { readonly file: string }) =>
  rowsOf(
    store.file,
    'select grade, killed_best as killed, evidence from incident order by external_id',
  );
const reports = (store: { readonly file: string }) =>
  rowsOf(
    store.file,
    `select source.name as source, report.reliability || report.credibility as grade, figure.best as killed
      from report join source on source.id = source_id left join figure on report_id = report.id
      where report.removed_at is null order by report.id`,
  );

describe('grades in a table', () => {
  it('are those of the source that says so, whose word the figures are', async () => {
    await using store = await temporaryStore();
    const { doubts } = await importTable(store, [
      HEADER,
      'f1,2024-01-01,Shooting at a market,1,,Example Radio,B,2,high',
      'f2,2024-01-02,Explosion at a bus stop,7,,Rumour Channel,E,5,low',
      'f3,2024-01-03,Clash,2,,Example Radio,,,low',
    ]);
    expect(incidents(store)).toEqual([
      { grade: 'B2', killed: 1, evidence: 'reported' },
      { grade: 'E5', killed: 7, evidence: 'reported' },
      { grade: null, killed: 2, evidence: 'reported' },
    ]);
    expect(reports(store)).toEqual([
      { source: 'Example Radio', grade: 'B2', killed: 1 },
      { source: 'Rumour Channel', grade: 'E5', killed: 7 },
      { source: 'table:mine', grade: null, killed: 2 },
      { source: 'Example Radio', grade: null, killed: null },
    ]);
    expect(doubts).toEqual([]);
    expect(rowsOf(store.file, 'select name, reliability from source order by id')).toEqual([
      { name: 'Example Radio', reliability: 'B' },
      { name: 'Rumour Channel', reliability: 'E' },
      { name: 'table:mine', reliability: 'F' },
    ]);
  });

  it('may stand in one cell, one for each source, and without a source are of the table', async () => {
    await using store = await temporaryStore();
    await importTable(store, [
      'id,date,title,source,grade',
      'f1,2024-01-01,Shooting,AFP; Blog,A1; D4',
      'f2,2024-01-02,Explosion,,C3',
      'f3,2024-01-03,Clash,AFP; Blog,B2',
    ]);
    expect(reports(store)).toEqual([
      { source: 'AFP', grade: 'A1', killed: null },
      { source: 'Blog', grade: 'D4', killed: null },
      { source: 'table:mine', grade: 'C3', killed: null },
      { source: 'AFP', grade: 'B2', killed: null },
      { source: 'Blog', grade: 'B2', killed: null },
    ]);
  });

  it('that are not understood are counted, and not guessed', async () => {
    await using store = await temporaryStore();
    const { doubts } = await importTable(
      store,
      [
        'id,date,title,source,level',
        'f1,2024-01-01,Shooting,AFP,high',
        'f2,2024-01-02,Clash,AFP,B',
      ],
      [['reliability', 'level']],
    );
    expect(doubts).toMatchObject([
      { kind: 'grade', count: 1, examples: [{ text: 'high', line: 2 }] },
    ]);
    expect(rowsOf(store.file, 'select grade from incident order by external_id')).toEqual([
      { grade: null },
      { grade: 'B' },
    ]);
  });

  it('corrected upstream are a change, and nothing is one where the file comes again', async () => {
    await using store = await temporaryStore();
    const rows = (grade: string) => [
      HEADER,
      `f1,2024-01-01,Shooting at a market,1,ISKP,Example Radio,${grade},high`,
    ];
    await importTable(store, rows('B,2'));
    const before = dump(store.file).report;
    expect((await importTable(store, rows('B,2'))).tally).toMatchObject({
      changed: 0,
      unchanged: 1,
    });
    expect(dump(store.file).report).toEqual(before);
    const { changed } = await importTable(store, rows('D,4'));
    expect(changed).toMatchObject([{ fields: [{ field: 'grade', before: 'B2', after: 'D4' }] }]);
    expect(incidents(store)).toMatchObject([{ grade: 'D4' }]);
  });

  it('that come later make the report that of its source, and undoing gives it back', async () => {
    await using store = await temporaryStore();
    const rows = (grade: string) => [
      HEADER,
      `f1,2024-01-01,Shooting at a market,1,ISKP,Example Radio,${grade},high`,
    ];
    const speakers = () =>
      rowsOf(
        store.file,
        'select source.name from attribution join source on source.id = source_id where attribution.removed_at is null',
      );
    await importTable(store, rows(','));
    const [before, said] = [reports(store), speakers()];
    const { changed, batch } = await importTable(store, rows('B,2'));
    expect(changed).toMatchObject([
      {
        fields: [
          { field: 'source', before: 'table:mine', after: 'Example Radio' },
          { field: 'grade', before: null, after: 'B2' },
          { field: 'report', before: 'Example Radio', after: null },
        ],
      },
    ]);
    expect(reports(store)).toEqual([{ source: 'Example Radio', grade: 'B2', killed: 1 }]);
    expect(speakers()).toEqual([{ name: 'Example Radio' }]);
    expect(incidents(store)).toMatchObject([{ grade: 'B2', killed: 1 }]);
    await store.act({ kind: 'undo-import', who: 'ada', batch: Number(batch?.slice(1)) });
    expect([reports(store), speakers()]).toEqual([before, said]);
  });

  it('that somebody here has changed stay theirs', async () => {
    await using store = await temporaryStore();
    const rows = (grade: string) => [
      HEADER,
      `f1,2024-01-01,Shooting,1,,Example Radio,${grade},high`,
    ];
    await importTable(store, rows('B,2'));
    writeOutside(store.file, "update report set reliability = 'A', credibility = '1'");
    const { changed } = await importTable(store, rows('D,4'));
    expect(changed).toMatchObject([
      { fields: [{ field: 'grade', before: 'B2', after: 'D4', ours: 'A1' }] },
    ]);
    expect(reports(store)).toEqual([{ source: 'Example Radio', grade: 'A1', killed: 1 }]);
  });
});
