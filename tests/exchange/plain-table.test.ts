import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { profileOf } from '../../src/cli/plain-table.ts';
import { loadProfiles, saveProfile } from '../../src/cli/profiles.ts';
import { importFile } from '../../src/exchange/import-file.ts';
import { PlainTableError } from '../../src/exchange/recognise.ts';
import { formatOfProfile } from '../../src/formats/profile.ts';
import { rowsOf, temporaryFolder, temporaryStore } from '../support/store.ts';
import { TODAY } from './database.ts';
import { bringText } from './exporting.ts';

const TABLE =
  'Ref;Day;What happened;Killed;Where;Nation\n7;2020-01-02;A thing;3;Kabul;Afghanistan\n';
const NOTHING_SAID = { map: [], profileName: undefined, dataset: undefined, dates: undefined };

async function proposalOf(content: string): Promise<PlainTableError> {
  await using store = await temporaryStore();
  const error: unknown = await bringText(store, content).catch((thrown: unknown) => thrown);
  if (error instanceof PlainTableError) return error;
  throw error;
}

describe('a plain table', () => {
  it('is refused with the nearest guess and a proposal of how to read it', async () => {
    const error = await proposalOf(TABLE);
    expect(error.message).toBe('It is of none of the formats that are recognised.');
    expect(error.proposal).toEqual({ id: 'ref', date: 'day', killed: 'killed', country: 'nation' });
  });

  it('that is nearly of a format is said to be so, with what it lacks', async () => {
    const error = await proposalOf(
      'event_id_cnty,event_date,event_type,actor1,inter1,country,location,geo_precision,fatalities,notes\n1,2,3,4,5,6,7,8,9,10\n',
    );
    expect(error.message).toBe('It looks like ACLED, but has no column time_precision.');
  });

  it('is read as somebody said, and its like are recognised once that is saved', async () => {
    const error = await proposalOf(TABLE);
    const profile = profileOf(error, {
      ...NOTHING_SAID,
      profileName: 'office',
      map: [
        ['title', 'What happened'],
        ['place', 'Where'],
        ['country', '-'],
      ],
    });
    await using folder = await temporaryFolder();
    await saveProfile(folder.path, profile);
    const own = loadProfiles(folder.path).map(formatOfProfile);
    await using store = await temporaryStore();
    const file = join(folder.path, 'next.csv');
    await writeFile(file, TABLE.replace('7;', '8;'));
    const { tally, dataset } = await importFile({ store, file, who: 'ada', today: TODAY, own });
    expect({ tally: tally.added, dataset }).toEqual({ tally: 1, dataset: 'table:office' });
    expect(
      rowsOf(
        store.file,
        'select external_id as id, title, place, country, killed_best as killed from incident',
      ),
    ).toEqual([{ id: '8', title: 'A thing', place: 'Kabul', country: null, killed: 3 }]);
  });

  it('without a column of ids is never read by ids that are made up', async () => {
    const error = await proposalOf('Day,What\n2020-01-01,x\n');
    expect(() => profileOf(error, NOTHING_SAID)).toThrow(/no column for id .* --map id=COLUMN/);
  });

  it('has no column that it has not', async () => {
    const error = await proposalOf(TABLE);
    expect(() => profileOf(error, { ...NOTHING_SAID, map: [['title', 'Headline']] })).toThrow(
      'There is no column Headline; the columns are ref, day, what happened, killed, where, nation.',
    );
  });

  it('keeps with its profile how it is encoded, and its like are recognised by that', async () => {
    await using folder = await temporaryFolder();
    await using store = await temporaryStore();
    const file = join(folder.path, 'rows.csv');
    // In windows-1251, as spreadsheets of the region save it.
    const cyrillic = (text: string) =>
      Buffer.from(
        Array.from(text, (letter) => {
          const code = letter.codePointAt(0) ?? 0;
          return code < 0x80 ? code : code - 0x350;
        }),
      );
    await writeFile(file, cyrillic('Номер;Дата;Что\n7;2020-01-02;Обстрел\n'));
    const encoding = 'windows-1251';
    const given = { store, file, who: 'ada', today: TODAY };
    const error: unknown = await importFile({ ...given, encoding }).catch((thrown) => thrown);
    if (!(error instanceof PlainTableError)) throw error;
    const map = [['id', 'Номер'] as const, ['date', 'Дата'] as const, ['title', 'Что'] as const];
    const profile = profileOf(error, { ...NOTHING_SAID, map, profileName: 'office', encoding });
    await saveProfile(folder.path, profile);
    const own = loadProfiles(folder.path).map(formatOfProfile);
    const { tally, doubts } = await importFile({ ...given, own });
    expect([tally.added, doubts]).toEqual([1, []]);
    expect(rowsOf(store.file, 'select title from incident')).toEqual([{ title: 'Обстрел' }]);
  });
});
