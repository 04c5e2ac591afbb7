import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { EXPORT_FORMATS, formatOfName } from '../../src/exchange/export/export-file.ts';
import { ACLED } from '../../src/formats/publishers/acled/acled.ts';
import type { Store } from '../../src/store/port/store.ts';
import { entryOf } from '../support/entries.ts';
import { rowsOf, temporaryStore } from '../support/store.ts';
import { importInto } from './database.ts';
import { exportOf, importText } from './exporting.ts';
import { fixture } from './tables.ts';

const LINES = [
  'attack 2020-03-06 @"Dasht-e Barchi",Kabul,AFG at:34.5281,69.1723 by:ISKP on:"Hazara worshippers" killed:27-32 wounded:81 src:"Secret Wire"/B2 url:https://example.org/leak claimed:ISKP #tagged note:"named witness" =SUM(A1) opens fire',
  'quote 2020-05-20 speaker:"Named Speaker" org:"Their Office" about:ISKP,I1 src:"Secret Wire"/B2 "what was said"',
  'estimate ISKP strength 200-1000 asof:2020-05-11 since:2019-07-23 src:"Secret Wire"/C3 note:"by word of mouth"',
];

async function withLines(store: Store): Promise<void> {
  for (const line of LINES) await store.act({ kind: 'add', who: 'ada', entry: entryOf(line) });
}

async function withAcled(store: Store): Promise<void> {
  const [, , sample] = ACLED.samples;
  await importText(store, `${sample?.header}\n${sample?.row}\n`, 'acled.csv');
}

describe('every export', () => {
  it.each(EXPORT_FORMATS.map(({ id }) => id))(
    '%s carries the attribution of its datasets, and no row of one that may not be passed on unless asked for',
    async (format) => {
      await using store = await temporaryStore();
      await importInto(store, fixture('ged191-myanmar.csv'));
      await withAcled(store);
      const { text, leftOut } = await exportOf(store, { format });
      expect(text.replaceAll('\\', '')).toContain(
        'UCDP Georeferenced Event Dataset, Uppsala University',
      );
      expect(text).not.toContain('Spin Boldak');
      expect(leftOut).toEqual({ incidents: 1, datasets: ['acled'] });
      const whole = await exportOf(store, { format, restricted: true });
      expect(whole.text).toContain('Spin Boldak');
      expect(whole.text.replaceAll('\\', '')).toContain('acleddata.com');
      expect(whole.leftOut.incidents).toBe(0);
    },
  );

  it.each(EXPORT_FORMATS.map(({ id }) => id))(
    '%s has no incident into which a row was merged that may not be passed on',
    async (format) => {
      await using store = await temporaryStore();
      const own = 'battle 2021-07-01 @Herat,AFG killed:1 src:AFP Own words';
      await store.act({ kind: 'add', who: 'ada', entry: entryOf(own) });
      await withAcled(store);
      await store.act({ kind: 'add', who: 'ada', entry: entryOf('merge I2 into:I1') });
      const { text, leftOut } = await exportOf(store, { format });
      expect(text).not.toMatch(/Own words|Spin Boldak/);
      expect(leftOut).toEqual({ incidents: 1, datasets: ['acled'] });
      const whole = await exportOf(store, { format, restricted: true });
      expect(whole.text).toContain('Own words');
      expect(whole.text.replaceAll('\\', '')).toContain('acleddata.com');
    },
  );

  it.each(EXPORT_FORMATS.map(({ id }) => id))('%s takes the filter', async (format) => {
    await using store = await temporaryStore();
    await withLines(store);
    await store.act({
      kind: 'add',
      who: 'ada',
      entry: entryOf('battle 2021-01-01 @Herat,AFG src:AFP Elsewhere'),
    });
    const { text } = await exportOf(store, { format, filter: '@Herat,AFG' });
    expect(text).toContain('Elsewhere');
    expect(text).not.toContain('opens fire');
  });

  it('is known by the end of a file’s name', () => {
    expect(
      ['a.csv', 'b.HXL.CSV', 'c.geojson', 'd.ndjson', 'e.md', 'f.txt'].map(
        (name) => formatOfName(name)?.id,
      ),
    ).toEqual(['csv', 'hxl', 'geojson', 'ndjson', 'md', undefined]);
  });
});

describe('CSV', () => {
  it('has a row for each incident, and no cell that a spreadsheet would run', async () => {
    await using store = await temporaryStore();
    await withLines(store);
    const rows: Record<string, string>[] = parse((await exportOf(store, { format: 'csv' })).text, {
      columns: true,
    });
    expect(rows).toMatchObject([
      {
        id: 'I1',
        title: "'=SUM(A1) opens fire",
        killed_low: '27',
        narrative: 'named witness',
        links: 'https://example.org/leak',
      },
    ]);
  });
});

describe('GeoJSON', () => {
  it('is a FeatureCollection of RFC 7946: longitude first, null where there is no place', async () => {
    await using store = await temporaryStore();
    await withLines(store);
    await store.act({
      kind: 'add',
      who: 'ada',
      entry: entryOf('battle 2021-01-01 src:AFP Nowhere'),
    });
    const whole = JSON.parse((await exportOf(store, { format: 'geojson' })).text);
    expect(whole.type).toBe('FeatureCollection');
    expect(
      whole.features.map((feature: { type: string; geometry: unknown }) => [
        feature.type,
        feature.geometry,
      ]),
    ).toEqual([
      ['Feature', null],
      ['Feature', { type: 'Point', coordinates: [69.1723, 34.5281] }],
    ]);
    expect(whole.features[1].properties).toMatchObject({
      title: '=SUM(A1) opens fire',
      killed_best: null,
    });
  });

  it('of nothing is still one', async () => {
    await using store = await temporaryStore();
    expect(JSON.parse((await exportOf(store, { format: 'geojson' })).text).features).toEqual([]);
  });
});

describe('HXL', () => {
  it('has figures, days and points for a reader that knows only the tags', async () => {
    await using store = await temporaryStore();
    await importInto(store, fixture('ged231-countries.csv'));
    const { text } = await exportOf(store, { format: 'hxl' });
    await using other = await temporaryStore();
    // Our own names for the columns would be known again.
    const tagged = text.slice(text.indexOf('\n') + 1);
    const { tally, rejected } = await importText(other, tagged, 'tagged.hxl.csv');
    expect({ rejected, format: tally.added }).toEqual({
      rejected: [],
      format: rowsOf(store.file, 'select id from incident').length,
    });
    const meaning = `select occurred_from, occurred_until, country, lat, lon, killed_best, title from incident
      order by occurred_from, title, lat, killed_best`;
    expect(rowsOf(other.file, meaning)).toEqual(rowsOf(store.file, meaning));
  });
});
