import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { idOptions, profileOf, proposalLines } from '../../src/cli/import/plain-table.ts';
import { loadProfiles, saveProfile } from '../../src/cli/import/profiles.ts';
import { importFile } from '../../src/exchange/import/import-file.ts';
import { PlainTableError } from '../../src/exchange/recognising/recognise.ts';
import { formatOfProfile } from '../../src/formats/tables/profile.ts';
import { rowsOf, temporaryFolder, temporaryStore } from '../support/store.ts';
import { TODAY } from './database.ts';
import { importText } from './exporting.ts';

const TABLE =
  'Ref;Day;What happened;Killed;Where;Nation\n7;2020-01-02;A thing;3;Kabul;Afghanistan\n';
const NOTHING_SAID = { map: [], profileName: undefined, dataset: undefined, dates: undefined };

async function proposalOf(content: string): Promise<PlainTableError> {
  await using store = await temporaryStore();
  const error: unknown = await importText(store, content).catch((thrown: unknown) => thrown);
  if (error instanceof PlainTableError) return error;
  throw error;
}

describe('a plain table', () => {
  it('is refused with the nearest guess and a proposal of how to read it', async () => {
    const error = await proposalOf(TABLE);
    expect(error.message).toBe('Its format is not recognised.');
    expect(error.proposal).toEqual({
      id: ['ref'],
      date: 'day',
      killed: 'killed',
      country: 'nation',
    });
  });

  it('that almost has a known format is described as such, with what it lacks', async () => {
    const error = await proposalOf(
      'event_id_cnty,event_date,event_type,actor1,inter1,country,location,geo_precision,fatalities,notes\n1,2,3,4,5,6,7,8,9,10\n',
    );
    expect(error.message).toBe('It looks like ACLED, but has no column time_precision.');
  });

  it('is not said to be nearly of a format that is never a table', async () => {
    const error = await proposalOf(
      'id,date,latitude,longitude,description\n1,2024-03-01,34.5,69.2,A bomb\n',
    );
    expect(error.message).toBe('Its format is not recognised.');
  });

  it('in another encoding is refused with the encoding that it seems to be in', async () => {
    const table = '№;Дата;Страна\n1;01.02.2024;Украина\n';
    const bytes = Buffer.from([...table].map((letter) => windows1251(letter)));
    await using folder = await temporaryFolder();
    await using store = await temporaryStore();
    const file = join(folder.path, 'x.csv');
    await writeFile(file, bytes);
    await expect(importFile({ store, file, who: 'ada', today: TODAY })).rejects.toThrow(
      'Its format is not recognised. Its text looks as if it was read in the wrong encoding (Äàòà, which is Дата in windows-1251); use --encoding windows-1251.',
    );
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
    expect(() => profileOf(error, NOTHING_SAID)).toThrow(
      /no id column .* Name one, or several that are unique together: --map id=/,
    );
  });

  it('has no column that it has not', async () => {
    const error = await proposalOf(TABLE);
    expect(() => profileOf(error, { ...NOTHING_SAID, map: [['title', 'Headline']] })).toThrow(
      'There is no column Headline; the columns are Ref, Day, What happened, Killed, Where, Nation.',
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

  it('may be known by several columns, also once that is saved', async () => {
    const error = await proposalOf(
      'Date,Town,Killed\n2020-01-01,A,1\n2020-01-01,B,2\n2020-01-02,A,3\n',
    );
    expect(error.ids?.together).toEqual(['date', 'town']);
    const [option] = idOptions(error);
    expect(option).toBe('--map id=Date+Town');
    await using folder = await temporaryFolder();
    const said = { ...NOTHING_SAID, profileName: 'towns', map: [['id', 'Date+Town']] } as const;
    await saveProfile(folder.path, profileOf(error, said));
    const own = loadProfiles(folder.path).map(formatOfProfile);
    await using store = await temporaryStore();
    const file = join(folder.path, 'rows.csv');
    await writeFile(file, 'Town,Date,Killed\nA|B,2020-01-01,1\n,2020-01-02,2\n');
    const { tally } = await importFile({ store, file, who: 'ada', own, today: '2026-11-29' });
    expect(tally).toMatchObject({ added: 2, rejected: 0 });
    expect(rowsOf(store.file, 'select external_id as id from incident order by id')).toEqual([
      { id: '2020-01-01 | A\\|B' },
      { id: '2020-01-02 | ' },
    ]);
  });

  it('has columns without a name and of one name by their numbers, and loses none of them', async () => {
    const error = await proposalOf(',date,killed,killed\n1,2020-01-04,1,7\n2,2020-01-05,2,8\n');
    expect(idOptions(error)).toEqual(["--map 'id=#1'"]);
    const said = {
      ...NOTHING_SAID,
      map: [
        ['id', ''],
        ['killed', '#4'],
      ],
    } as const;
    const { mapping } = profileOf(error, said);
    expect(mapping).toEqual({ id: ['#1'], date: 'date', killed: 'killed (#4)' });
    const { names, rows } = error.layout;
    expect(names.map((name) => [name, rows[1]?.get(name)])).toEqual([
      ['#1', '2'],
      ['date', '2020-01-05'],
      ['killed', '2'],
      ['killed (#4)', '8'],
    ]);
    const unclear = {
      ...NOTHING_SAID,
      map: [
        ['id', '#1'],
        ['killed', 'killed'],
      ],
    } as const;
    expect(() => profileOf(error, unclear)).toThrow(
      'Several columns are called killed; choose one by its number: #3 or #4.',
    );
  });

  it('shows which line is its header, and what it does not read above it', async () => {
    const error = await proposalOf('Attacks, 2020\n\nRef;Day;Town\n7;2020-01-02;Kabul\n');
    expect(proposalLines(error.proposal, error).slice(0, 3)).toEqual([
      'Its header is line 3. The lines above it are skipped: Attacks, 2020',
      'Read as a plain table:',
      expect.stringContaining('Ref'),
    ]);
  });

  it('shows that its geometry is the point', async () => {
    const error = await proposalOf('ref,day,wkt,colour\n7,2020-01-02,POINT (69 34),x\n');
    expect(proposalLines(error.proposal, error).slice(-2)).toEqual([
      '  point        wkt   (the geometry of the row)',
      '  kept as published: colour',
    ]);
  });
});

/** The byte of a letter that is ASCII or Cyrillic. */
function windows1251(letter: string): number {
  const code = letter.charCodeAt(0);
  if (letter === '№') return 0xb9;
  return code < 0x80 ? code : code - 0x410 + 0xc0;
}
