import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { RECORD_SCHEMAS } from '../../src/exchange/records/record-schemas.ts';
import { keyOf, NATIVE_TABLES, type NativeTable } from '../../src/store/schema/records/native.ts';
import { openDatabase } from '../support/database.ts';
import {
  ACTOR,
  attribution,
  expectSound,
  INCIDENT,
  importRecords,
  QUOTE,
  rejectedOf,
  report,
  SOURCE,
} from './record-files.ts';

/** The one row is rejected, for this column or one within it. */
const expectRejected = async (record: object, column: string, reason: RegExp) =>
  expect(await rejectedOf(record)).toEqual([
    [4, expect.stringContaining(column.split('_')[0] ?? ''), expect.stringMatching(reason)],
  ]);

describe('a row of complete records that cannot be true is rejected with the reason, and all others go in', () => {
  it.each([
    ['occurred_from', '2020-02-30', /not a valid date/],
    ['occurred_from', '0000-05-12', /not a valid date/],
    ['occurred_from', '2020-05-12T99:99Z', /not a valid date or time/],
    ['occurred_from', 'yesterday', /neither a day/],
    ['occurred_from', '2020-05-12T14:30Z', /does not fit/],
    ['occurred_until', '2020-05-11', /before the first day/],
    ['date_precision', 'exactly', /is not one of time, day/],
    ['type', 'party', /is not one of/],
    ['subtype', 'attack', /not a sub-type/],
    ['place_precision', 'room', /is not one of/],
    ['country', 'ZZZ', /ISO 3166-1/],
    ['lat', 34, /is given without lon/],
    ['lon', 181, /degrees/],
    ['verdict', 'confirmed', /is empty/],
    ['verdict', 'sure', /is not one of/],
    ['title', ' ', /is empty/],
    ['title', undefined, /is missing/],
    ['narrative', 'a\uD800b', /half a character/],
    ['place', 7, /is not a text/],
    ['mood', 'bad', /not a field/],
    ['uid', '', /not a uid/],
    ['tags', [{ tag: 'a' }, { tag: 'a' }], /same tag/],
    ['tags', [{ tag: 'A' }], /lower case/],
    ['relations', [{ kind: 'related', other: 'i1' }], /to itself/],
    ['relations', [{ kind: 'near', other: 'i2' }], /is not one of/],
    ['pins', [{ measure: 'killed', best: 4e15 }], /more than 1000000000/],
    ['publisher_rows', [{ line: 1, raw: '{', mapped: '{}' }], /not a row/],
  ])('an incident with the %s %j', (column, value, reason) =>
    expectRejected({ ...INCIDENT, [column]: value }, column, reason),
  );

  it.each([
    ['source', 'a1', /names no source/],
    ['source', 'none', /names no source/],
    ['derives_from', 'r1', /record itself/],
    ['published_on', '2020-13-01', /not a valid date/],
    ['credibility', '9', /is not one of/],
    ['figures', [{ measure: 'killed', best: 2 ** 60 }], /whole number/],
    ['figures', [{ measure: 'killed', best: 4e15 }], /more than 1000000000/],
    ['figures', [{ measure: 'killed' }, { measure: 'killed' }], /same measure/],
  ])('a report with the %s %j', (column, value, reason) =>
    expectRejected({ ...INCIDENT, reports: [report({ [column]: value })] }, column, reason),
  );

  it.each([
    ['actor', 's1', /names no actor/],
    ['role', 'friend', /is not one of/],
    ['basis', 'guessed', /is not one of/],
    ['source', null, /is missing, which is only allowed for a claim/],
  ])('an attribution with the %s %j', (column, value, reason) =>
    expectRejected(
      { ...INCIDENT, attributions: [attribution({ [column]: value })] },
      column,
      reason,
    ),
  );

  it.each([
    ['kind', 'gang', /is not one of/],
    ['aliases', [{ name: 'x' }, { name: 'x' }], /two parts/],
    ['merged_into', 'a2', /record itself/],
    ['created_at', 'today', /not an instant/],
  ])('an actor with the %s %j', (column, value, reason) =>
    expectRejected({ ...ACTOR, uid: 'a2', name: 'B', [column]: value }, column, reason),
  );

  it('texts with U+0000 in them, however deep they stand', async () => {
    const reason = [4, null, expect.stringContaining('U+0000')];
    expect(await rejectedOf({ ...INCIDENT, title: 'a\0b' })).toEqual([reason]);
    expect(await rejectedOf({ ...INCIDENT, reports: [report({ note: '\0' })] })).toEqual([reason]);
  });

  it('a kind of record that there is none of, and an empty record', async () => {
    await expectRejected({ record: 'rumour', uid: 'x' }, 'record', /is not one of dataset/);
    await expectRejected({ record: 'actor' }, 'uid', /is missing/);
  });

  it('reports that are taken from each other', async () => {
    const reports = [
      report({ derives_from: 'r2' }),
      report({ uid: 'r2', derives_from: 'r3' }),
      report({ uid: 'r3', derives_from: 'r1' }),
    ];
    await expectRejected({ ...INCIDENT, reports }, 'reports', /derives from itself/);
  });
});

describe('a row of complete records that occurs twice is rejected with the reason', () => {
  it('a second record of one uid, and a second one of one publisher’s id', async () => {
    const published = { dataset: 'ged', external_id: '7' };
    expect(await rejectedOf(INCIDENT, INCIDENT)).toEqual([
      [5, 'uid', expect.stringMatching(/a second time/)],
    ]);
    expect(
      await rejectedOf({ ...INCIDENT, ...published }, { ...INCIDENT, ...published, uid: 'i2' }),
    ).toEqual([[5, 'uid', expect.stringMatching(/a second time/)]]);
  });

  it('a report that is another incident’s already', async () => {
    expect(
      await rejectedOf(
        { ...INCIDENT, reports: [report()] },
        { ...INCIDENT, uid: 'i2', reports: [report()] },
      ),
    ).toEqual([[5, 'uid', expect.stringMatching(/another report/)]]);
  });
});

describe('what leads back to itself is left out of records that otherwise go in', () => {
  it.each([
    [
      'merges',
      'merged_into',
      { ...ACTOR, uid: 'b1', name: 'B', merged_into: 'b2' },
      { ...ACTOR, uid: 'b2', name: 'C', merged_into: 'b1' },
    ],
    [
      'origins',
      'origin',
      { ...SOURCE, uid: 'b1', name: 'B', origin: 'b2' },
      { ...SOURCE, uid: 'b2', name: 'C', origin: 'b1' },
    ],
    [
      'answers',
      'answers',
      { ...QUOTE, uid: 'b1', answers: 'b2' },
      { ...QUOTE, uid: 'b2', answers: 'b1' },
    ],
  ])('%s', async (_, column, one, other) => {
    expect(await rejectedOf(one, other)).toEqual([
      [5, column, expect.stringMatching(/leads back to the record itself/)],
    ]);
  });
});

it('a record number near the largest possible one is replaced, so that the next incident still gets a name', async () => {
  const store = openDatabase();
  await importRecords(store, { ...INCIDENT, id: 'I999999999999999' });
  expect(store.sqlite.prepare('select id from incident').all()).toEqual([{ id: 1 }]);
  await expectSound(store);
});

it('rows that did not go in can be written out as they came', async () => {
  const store = openDatabase();
  const { batch } = await importRecords(store, SOURCE, {
    ...INCIDENT,
    reports: [report({ source: 'none' })],
  });
  const rejected = await store.ask('rejectedRows', { batch: Number(batch?.slice(1)) });
  expect(rejected?.rows[0]?.raw).toMatchObject([INCIDENT]);
});

it('every column of a complete record has its rule', () => {
  for (const [kind, table] of Object.entries(NATIVE_TABLES)) {
    const schema = RECORD_SCHEMAS[kind as keyof typeof NATIVE_TABLES];
    const issues = v.safeParse(schema, { id: [], ...withEveryColumn(table) }).issues ?? [];
    expect(issues.filter(({ message }) => /not a field/.test(message))).toEqual([]);
  }
});

/** A record of which no column holds what it should. */
function withEveryColumn(table: NativeTable): Readonly<Record<string, unknown>> {
  const columns = [
    ...(table.hasUid ? ['uid', 'created_at', 'updated_at'] : []),
    ...table.columns,
    ...Object.keys(table.names).map(keyOf),
  ];
  return {
    ...Object.fromEntries(columns.map((column) => [column, {}])),
    ...Object.fromEntries(
      Object.entries(table.parts).map(([name, part]) => [name, [withEveryColumn(part)]]),
    ),
  };
}
