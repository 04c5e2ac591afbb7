import { describe, expect, it } from 'vitest';
import { EXPORT_FORMATS } from '../../src/exchange/export/export-file.ts';
import type { Store } from '../../src/store/port/store.ts';
import { entryOf } from '../support/entries.ts';
import { rowsOf, temporaryStore, writeOutside } from '../support/store.ts';
import { importInto } from './database.ts';
import { exportOf, importText } from './exporting.ts';
import { fixture } from './tables.ts';

/** All that a redacted export may not tell. */
const LINES = [
  'attack 2020-03-06 @"Dasht-e Barchi",Kabul,AFG at:34.5281,69.1723 by:ISKP on:"Hazara worshippers" killed:27-32 wounded:81 src:"Secret Wire"/B2 url:https://example.org/leak claimed:ISKP #tagged note:"named witness" =SUM(A1) opens fire',
  'quote 2020-05-20 speaker:"Named Speaker" org:"Their Office" about:ISKP,I1 src:"Secret Wire"/B2 "what was said"',
  'estimate ISKP strength 200-1000 asof:2020-05-11 since:2019-07-23 src:"Secret Wire"/C3 note:"by word of mouth"',
  'estimate ISKP strength 2000+ asof:2020-05-12 since:2019-07-23 src:"Other Wire"/B2',
  'quote 2020-05-21 speaker:"Second Speaker" about:ISKP re:Q1 src:"Secret Wire"/B2 "what was answered"',
  'attack 2020-03-07 @Kabul,Kabul,AFG by:ISKP src:"Secret Wire"/B2 rel:I1 claimed:ISKP<"Secret Wire" A second one',
  'milestone 2020-02-29 Signed',
];

/** A filter that names what a redacted export may not. */
const NAMING =
  'speaker:"Named Speaker" @"Dasht-e Barchi",Kabul,AFG src:"Secret Wire" since:2020-03-06 by:ISKP "named witness"';

async function withLines(store: Store): Promise<void> {
  for (const line of LINES) await store.act({ kind: 'add', who: 'ada', entry: entryOf(line) });
}

describe('a redacted export', () => {
  it.each(
    EXPORT_FORMATS.flatMap(({ id: format }) => ['', NAMING].map((filter) => ({ format, filter }))),
  )('as $format of "$filter" tells nothing that leads to people', async (of) => {
    await using store = await temporaryStore();
    await withLines(store);
    writeOutside(
      store.file,
      `update incident set admin2 = 'Secret District', verdict = 'confirmed', verdict_note = 'named witness'`,
    );
    if (of.filter === '') await importInto(store, fixture('ged191-myanmar.csv'));
    const { text } = await exportOf(store, { ...of, redact: true });
    const secret = [
      'Secret',
      'Other Wire',
      'Named Speaker',
      'Second Speaker',
      'Their Office',
      'Dasht-e Barchi',
      'example.org',
      '2019-07-23',
      '23 Jul 2019',
      '20 May 2020',
      '11 May 2020',
      '"exact"',
      'in its own words',
      'tagged',
      'named witness',
      'by word of mouth',
      '34.5281',
      '69.1723',
      '2020-03-06',
      '6 Mar 2020',
      '2020-05-20',
      '2020-05-11',
    ];
    expect(secret.filter((word) => text.includes(word))).toEqual([]);
    expect(text.match(/\b[ISRQEM]\d+\b/g)).toBeNull();
    const ids = rowsOf(
      store.file,
      'select external_id as id from incident where external_id is not null',
    );
    expect(ids.filter((row) => text.includes(`"${(row as { id: string }).id}"`))).toEqual([]);
    const uids = rowsOf(
      store.file,
      'select uid from incident union select uid from actor union select uid from quote',
    );
    expect(uids.filter((row) => text.includes((row as { uid: string }).uid))).toEqual([]);
    expect(text).toContain('opens fire');
  });

  it('does not say how many days a report is about', async () => {
    await using store = await temporaryStore();
    await withLines(store);
    const days = { format: 'md', filter: 'since:2020-03-05 until:2020-03-07' };
    expect((await exportOf(store, days)).text).toContain('"Before" is the 3 days up to then');
    const { text } = await exportOf(store, { ...days, redact: true });
    expect(text).toContain('"Before" is as many days up to then');
  });

  it('gives complete records that can be imported, as records of their own', async () => {
    await using store = await temporaryStore();
    await withLines(store);
    const { text } = await exportOf(store, { format: 'ndjson', redact: true });
    await using other = await temporaryStore();
    const { rejected } = await importText(other, text, 'redacted.ndjson');
    expect(rejected).toEqual([]);
    expect(
      rowsOf(
        other.file,
        'select occurred_from, occurred_until, date_precision, lat, lon, killed_low from incident where lat is not null',
      ),
    ).toEqual([
      {
        occurred_from: '2020-03-01',
        occurred_until: '2020-03-31',
        date_precision: 'month',
        lat: 34.5,
        lon: 69.2,
        killed_low: 27,
      },
    ]);
    expect(rowsOf(other.file, 'select name from source')).toEqual([{ name: 'source withheld' }]);
  });
});
