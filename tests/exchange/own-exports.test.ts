import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvLine } from '../../src/exchange/delimited/csv-line.ts';
import {
  ACTOR_KEYS,
  GROUP_KEYS,
  INCIDENT_KEYS,
  QUOTE_KEYS,
} from '../../src/exchange/export/script-keys.ts';
import { entry } from '../domain/arbitrary.ts';
import { attempt, attempts } from '../support/acting.ts';
import { openDatabase, type TestDatabase } from '../support/database.ts';
import { entryOf } from '../support/entries.ts';
import { exportOf, importText } from './exporting.ts';
import { tableOf, textOf } from './tables.ts';

const TABLES = ['csv', 'hxl', 'geojson'] as const;
const LINES = [
  'attack 2020-03-06 @Kabul,AFG at:34.5281,69.1723 by:ISKP killed:27-32 src:AFP/B2 opens fire',
  'battle 2020-04-01 @Herat,AFG src:Reuters -1 fighters',
] as const;

async function databaseWith(...lines: readonly string[]): Promise<TestDatabase> {
  const database = openDatabase();
  for (const line of lines) await database.add(entryOf(line));
  return database;
}

async function recordsOf(database: TestDatabase): Promise<readonly string[]> {
  const { text } = await exportOf(database, { format: 'ndjson', restricted: true });
  return text.split('\n').slice(1);
}

const counts = async (database: TestDatabase, text: string) =>
  (await importText(database, text, 'export')).tally;

it('whatever incidents there are, no form of them that comes back changes or doubles one', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(entry, { maxLength: 6 }),
      attempts,
      fc.boolean(),
      fc.constantFrom('', 'killed:>0', '@AFG'),
      async (entries, all, redact, filter) => {
        const database = openDatabase();
        for (const one of entries) {
          await database.act({ who: 'anna', kind: 'add', entry: one }).catch(() => undefined);
        }
        for (const tried of all) await attempt(database, 'anna', tried);
        const before = await recordsOf(database);
        for (const format of [...TABLES, 'ndjson', 'md']) {
          const { text, exported } = await exportOf(database, { format, redact, filter });
          await database.rememberExported(exported);
          const tally = await counts(database, text).catch((error: Error) => error.message);
          const isRefused = redact || format === 'md';
          if (typeof tally === 'string')
            expect(tally).toMatch(
              isRefused ? /Watchfloor|this database|readable records/ : /without readable records/,
            );
          else expect(tally).toMatchObject({ added: 0, changed: 0, rejected: 0, conflicts: 0 });
          expect(withoutVersions(await recordsOf(database))).toEqual(withoutVersions(before));
        }
        database.sqlite.close();
      },
    ),
    { numRuns: 8 },
  );
}, 120_000);

/** Which versions others have had is remembered with each file of complete records that goes out. */
function withoutVersions(records: readonly string[]): readonly string[] {
  return records.map((record) => record.replace(/,"version":.*$/, '}'));
}

describe.each(TABLES)('a file of the form %s', (format) => {
  it('that comes back tells that its incidents are here, whatever became of them', async () => {
    const database = await databaseWith(...LINES);
    const { text } = await exportOf(database, { format });
    await database.act({ kind: 'remove', who: 'ada', record: { kind: 'incident', id: 1 } });
    expect(await counts(database, text)).toMatchObject({ unchanged: 2, added: 0, rejected: 0 });
    const left = 'select id from incident where removed_at is null';
    expect(database.sqlite.prepare(left).all()).toEqual([{ id: 2 }]);
  });

  it('is refused as a whole where some of its incidents are of another database', async () => {
    const database = await databaseWith(LINES[0]);
    const other = await databaseWith(...LINES);
    const { text } = await exportOf(database, { format });
    await expect(counts(other, text)).rejects.toThrow(
      'none of its 1 incident is in this database. Such a file does not say which source gave which figure, so no incident is made from it. Ask for complete records (watchfloor export --format ndjson), and import those.',
    );
    await counts(other, (await exportOf(database, { format: 'ndjson' })).text);
    expect(await counts(other, text)).toMatchObject({ unchanged: 1, added: 0 });
    const both = (await exportOf(other, { format })).text;
    await expect(counts(database, both)).rejects.toThrow(
      'only 1 of its 3 incidents is in this database',
    );
    expect(database.sqlite.prepare('select id from incident').all()).toHaveLength(1);
    expect(database.sqlite.prepare('select id from batch').all()).toEqual([]);
  });

  it('tells of what its publisher has published that it is here, wherever it was imported', async () => {
    const [one, other] = [openDatabase(), openDatabase()];
    for (const database of [one, other])
      await importText(database, textOf(tableOf({}, {})), 'ged.csv');
    const { text } = await exportOf(one, { format });
    expect(await counts(other, text)).toMatchObject({ unchanged: 2, added: 0, rejected: 0 });
  });

  it('that was redacted is refused with the reason, also where it comes from', async () => {
    const database = await databaseWith(...LINES);
    const { text } = await exportOf(database, { format, redact: true });
    await expect(counts(database, text)).rejects.toThrow(
      /It is redacted, and so identifies its incidents by other uids .* watchfloor export --format ndjson --redact/,
    );
  });
});

describe('a file of ours is known', () => {
  it('as a spreadsheet saves it, with columns left out', async () => {
    const database = await databaseWith(...LINES);
    const { text } = await exportOf(database, { format: 'csv' });
    const table = `\uFEFF${text.replaceAll(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/gm, ';')}`;
    expect(await counts(database, table)).toMatchObject({ unchanged: 2 });
    const uids = database.sqlite.prepare('select uid from incident').pluck().all();
    const few = 'uid,occurred_on,occurred_until,killed_best,civilians_best,wounded_best\n';
    expect(await counts(database, few + uids.map((uid) => `${uid},,,,,\n`).join(''))).toMatchObject(
      { unchanged: 2 },
    );
  });

  it('as a list of this program’s, in CSV and JSON', async () => {
    const database = await databaseWith(...LINES);
    const { text } = await exportOf(database, { format: 'csv' });
    const uids = database.sqlite.prepare('select uid from incident').pluck().all();
    const names = INCIDENT_KEYS.map(([name]) => name);
    const cells = (uid: unknown) => names.map((name) => (name === 'uid' ? String(uid) : ''));
    expect(text).toContain(names.join(','));
    const csv = [names, ...uids.map(cells)].map((line) => csvLine(line)).join('');
    expect(await counts(database, csv)).toMatchObject({ unchanged: 2 });
    const json = uids.map((uid) =>
      Object.fromEntries(names.map((name) => [name, name === 'uid' ? uid : null])),
    );
    expect(await counts(database, JSON.stringify(json))).toMatchObject({ unchanged: 2 });
  });

  it('and is not read as a stranger’s, whatever is said of its format', async () => {
    const database = await databaseWith(...LINES);
    const { text } = await exportOf(database, { format: 'hxl' });
    const { recognise } = await import('../../src/exchange/recognising/recognise.ts');
    const { layoutOf } = await import('../../src/exchange/reading/layout.ts');
    const layout = layoutOf({ beginning: text, name: 'a.hxl' });
    expect(() => recognise(text, layout, { format: 'hxl', own: [] })).toThrow(
      /it would duplicate each of its incidents; import it without --format and --map/,
    );
  });

  it('also where a map tool has left out what its incidents are known by, and is then refused', async () => {
    const database = await databaseWith(...LINES);
    const { text } = await exportOf(database, { format: 'geojson' });
    await expect(counts(database, text.replaceAll(/"id":"[0-9a-f-]{36}",/g, ''))).rejects.toThrow(
      'none of its 2 incidents is in this database',
    );
  });

  it.each([
    ['actors', ACTOR_KEYS.map(([name]) => name)],
    ['counts', GROUP_KEYS.map(([name]) => name)],
    ['quotes', QUOTE_KEYS.map(([name]) => name)],
  ])('as a list of %s, which has no incidents', async (what, names) => {
    await expect(counts(openDatabase(), csvLine(names) + csvLine(names))).rejects.toThrow(
      `It is a list of ${what} of Watchfloor. It has no incidents`,
    );
  });
});

describe('complete records that were redacted', () => {
  it('are refused where they come from, and go in elsewhere, once', async () => {
    const database = await databaseWith(...LINES);
    const { text, exported } = await exportOf(database, { format: 'ndjson', redact: true });
    await database.rememberExported(exported);
    await expect(counts(database, text)).rejects.toThrow(/is a redacted export of this database/);
    expect(database.sqlite.prepare('select id from incident').all()).toHaveLength(2);
    const other = openDatabase();
    await counts(other, text);
    expect(await counts(other, text)).toMatchObject({ added: 0, changed: 0, rejected: 0 });
    for (const format of TABLES) {
      const again = await exportOf(other, { format });
      expect(await counts(other, again.text)).toMatchObject({ unchanged: 2, rejected: 0 });
    }
  });
});

it.each(['[]', '{"type":"FeatureCollection","features":[]}'])(
  'JSON without a record says so: %s',
  async (text) => {
    await expect(counts(openDatabase(), text)).rejects.toThrow(
      /It is JSON without readable records/,
    );
  },
);
