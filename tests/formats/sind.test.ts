import { describe, expect, it } from 'vitest';
import { doubtText } from '../../src/domain/model/doubts.ts';
import { sindDate } from '../../src/formats/publishers/sind/dates.ts';
import { SIND } from '../../src/formats/publishers/sind/sind.ts';
import { TIMEMAP } from '../../src/formats/publishers/timemap.ts';
import type { Layout } from '../../src/formats/rows/format.ts';
import { importText } from '../exchange/exporting.ts';
import { temporaryStore } from '../support/store.ts';

const NAMES = [
  'date',
  'event description',
  'country iso',
  'admin 1',
  'geo precision',
  'actor type',
  'actor name',
  'organisation affected',
  'aid workers killed',
  'aid workers kidnapped',
  'sind event id',
];
const layout: Layout = {
  shape: 'table',
  file: 'x',
  header: NAMES,
  names: NAMES,
  tags: null,
  rows: [],
};
const read = (cells: Readonly<Record<string, string>>) =>
  SIND.yields === 'incidents'
    ? SIND.reader(layout)(
        new Map(
          Object.entries({
            date: '2024-02-11',
            'sind event id': '1',
            'country iso': 'CMR',
            ...cells,
          }),
        ),
      )
    : undefined;

describe('the date of a row of SiND', () => {
  const when = (day: string, text: string) => {
    const { when, doubts } = sindDate(day, text);
    return [when.from, when.until, when.precision, ...doubts.map((doubt) => doubt.text)];
  };

  it.each([
    ['2024-02-11', 'February 2024: x', ['2024-02-01', '2024-02-29', 'month']],
    ['2024-02-11', 'Late February 2024. x', ['2024-02-01', '2024-02-29', 'month']],
    ['2024-02-11', '11 February 2024: x', ['2024-02-11', '2024-02-11', 'day']],
    ['2023-11-02', 'Between 01-23 November 2023: x', ['2023-11-01', '2023-11-23', 'days']],
    ['2024-02-11', 'An attack.', ['2024-02-11', '2024-02-11', 'about']],
    ['2024-02-11', '', ['2024-02-11', '2024-02-11', 'about']],
  ])('of %s is known as exactly as the text says: %s', (day, text, expected) => {
    expect(when(day, text)).toEqual(expected);
  });

  it.each([
    ['2022-09-01', 'September 2032: x', 'September 2032 beside 2022-09-01'],
    ['2024-01-03', 'January 2023: x', 'January 2023 beside 2024-01-03'],
    ['2024-01-07', '07 December 2023: x', '07 December 2023 beside 2024-01-07'],
    ['2024-01-30', 'Between 01-23 January 2024: x', '01-23 January 2024 beside 2024-01-30'],
  ])('stays about that of the column where the text differs: %s, %s', (day, text, doubt) => {
    expect(when(day, text)).toEqual([day, day, 'about', doubt]);
  });

  it('is reported as doubtful if the text differs', async () => {
    await using store = await temporaryStore();
    const row = {
      Date: '2022-09-01',
      'Event Description': 'September 2032: A man was kidnapped.',
      'Country ISO': 'CMR',
      'Geo Precision': '(2)',
      'SiND Event ID': 1,
    };
    const { doubts } = await importText(store, JSON.stringify([row]), 'x.json');
    expect(doubts.map(doubtText)).toEqual([
      '1 row whose text names another date than the column, which is kept: September 2032 beside 2022-09-01 (record 1)',
    ]);
  });
});

describe('a row without a description', () => {
  it.each([
    [{}, 'Incident, Cameroon'],
    [
      { 'aid workers kidnapped': '2', 'organisation affected': 'LNGO', 'admin 1': 'North-West' },
      'Kidnapping: LNGO, North-West',
    ],
    [
      { 'aid workers killed': '1', 'actor name': 'Gang', 'event description': 'February 2024:' },
      'Killing, by Gang, Cameroon',
    ],
  ])('goes in with a title of its other columns: %j', (cells, title) => {
    expect(read(cells)?.title).toBe(title);
  });

  it('goes in from TimeMap too', () => {
    const cells = { id: '1', date: '2022-02-24', location: 'Chuhuiv', description: '' };
    const row =
      TIMEMAP.yields === 'incidents' && TIMEMAP.reader(layout)(new Map(Object.entries(cells)));
    expect(row).toMatchObject({ title: 'Incident, Chuhuiv', narrative: null });
  });
});

describe('the actors of a row of SiND', () => {
  it('are several where the cell lists several', () => {
    const { attributions = [] } =
      read({
        'actor name': 'Mali Armed Forces, Wagner Group',
        'organisation affected': 'Red Cross (ICRC, IFRC)',
      }) ?? {};
    expect(attributions.map(({ actor, role }) => [actor, role])).toEqual([
      ['Mali Armed Forces', 'perpetrator'],
      ['Wagner Group', 'perpetrator'],
      ['Red Cross (ICRC, IFRC)', 'target'],
    ]);
  });

  it('are described by their type where the name says nothing', () => {
    const { attributions = [] } =
      read({ 'actor type': 'Police', 'actor name': 'No Information', country: 'Mali' }) ?? {};
    expect(attributions.map(({ actor }) => actor)).toEqual(['Police (Mali)']);
  });
});
