import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { nameKey } from '../../src/domain/actors/name-key.ts';
import { foldName } from '../../src/domain/names/names.ts';
import { sourceNames } from '../../src/store/queries/upkeep/doctor-names.ts';
import { filterOf, openDatabase, type TestDatabase, TODAY } from '../support/database.ts';
import { entryOf } from '../support/entries.ts';
import { importedIncident, importHeader } from '../support/imported.ts';

let database: TestDatabase;

const act = (line: string) => database.act({ kind: 'add', who: 'anna', entry: entryOf(line) });
const writtenWith = () =>
  database.sqlite
    .prepare(
      'select actor.name from attribution join actor on actor.id = actor_id order by attribution.id',
    )
    .pluck()
    .all();
const actors = () => database.sqlite.prepare('select name from actor order by id').pluck().all();

async function found(filter: string): Promise<number> {
  return (await database.ask('matches', { filter: filterOf(filter), today: TODAY })).incidents;
}

async function imported(...names: readonly string[]): Promise<void> {
  const session = await database.beginImport(importHeader('a set'));
  const attribution = {
    kind: 'rebel',
    role: 'perpetrator',
    basis: 'reported',
    doubted: false,
  } as const;
  const rows = names.map((actor, at) => ({
    ...importedIncident(`${at}`),
    attributions: [{ ...attribution, actor }],
  }));
  await session.put({ kind: 'incidents', rows });
  await session.finish({ sha256: 'x', snapshot: null, doubts: [] });
}

beforeEach(() => {
  database = openDatabase();
});

describe('what people put as they like', () => {
  it.each([
    ['ISK-P', 'ISKP'],
    ['al-Sham', 'al Sham'],
    ['al‐Sham', 'alSham'],
    ['Tahrir al-Sham', 'Tahrir al- Sham'],
    ['Al–Shabaab', 'al shabaab'],
    ['APT34', 'APT 34'],
    ['M23', 'M-23'],
    ['U.S. Army', 'US Army'],
    ['Al_Jazeera', 'Al-Jazeera'],
    ["Ansar Sa'ada", 'Ansar Saʿada'],
    ['Ansar Sa’ada', 'Ansar Saada'],
    ['“Wagner” group', 'Wagner Group'],
    ['צה״ל', 'צהל'],
  ])('do not part the actors or sources %s and %s', async (one, other) => {
    await act(`attack 2020-05-01 by:"${one}" src:"${one}" One`);
    await act(`attack 2020-05-02 by:"${other}" src:"${other}" Two`);
    await imported(other);
    expect(actors()).toEqual([one]);
    expect(await found(`by:"${other}"`)).toBe(3);
    expect(await found(`src:"${other}"`)).toBe(2);
    const rows = await database.ask('suggestions', {
      field: 'actor',
      text: other.slice(0, -1),
      limit: 5,
      forEntry: false,
    });
    expect(rows.map(({ text }) => text)).toEqual([one]);
  });

  it('part places and tags', async () => {
    await act('attack 2020-05-01 @Al-Bab,SYR #car-bomb src:A One');
    expect(await found('@"Al Bab",SYR')).toBe(0);
    expect(await found('#carbomb')).toBe(0);
  });

  it('between numbers part actors too', () => {
    expect(nameKey('Unit 1-12')).not.toBe(nameKey('Unit 11-2'));
    expect(nameKey('Unit 1-12')).toBe(nameKey('unit1 12'));
    for (const between of [' ', '-', ' - ', '.', ' / ', ', ']) {
      expect(nameKey(`Group 1${between}2`)).not.toBe(nameKey('Group 12'));
    }
  });

  it('are never letters or numbers: names with other ones are others', () => {
    const letters = (text: string) => foldName(text).replaceAll(/[^\p{L}\p{N}]/gu, '');
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.string({ unit: 'grapheme' }),
        (one, other) => {
          if (nameKey(one) === nameKey(other)) expect(letters(one)).toBe(letters(other));
          expect(nameKey(nameKey(one))).toBe(nameKey(one));
        },
      ),
    );
  });

  it('are all that is ignored, and a name of nothing else stays', () => {
    const part = fc
      .string({ unit: 'grapheme', minLength: 1 })
      .filter((text) => /^[\p{L}\p{M}]+$/u.test(text));
    fc.assert(
      fc.property(part, part, (one, other) => {
        for (const between of [' ', '-', '- ', '\u00a0', '–', '_', "'", '. ', '’']) {
          expect(nameKey(one + between + other)).toBe(nameKey(`${one} ${other}`));
        }
      }),
    );
    expect(nameKey('-')).not.toBe('');
  });
});

it('two sources that an older program kept apart are named by the doctor, until they are one origin', async () => {
  await act('attack 2020-05-01 by:A src:Al-Jazeera One');
  database.sqlite.exec("insert into source (name) values ('Al Jazeera')");
  const [line] = await sourceNames(database.db);
  expect(line).toMatchObject({
    found:
      'Al-Jazeera (S1) and Al Jazeera (S2) have names that count as the same, and corroborate each other',
    advice: 'If they are the same, edit S2 (e on its page) and add origin:Al-Jazeera',
  });
  database.sqlite.exec('update source set origin_id = 1 where id = 2');
  expect(await sourceNames(database.db)).toEqual([]);
});

describe('where two actors differ by a hyphen alone', () => {
  beforeEach(async () => {
    await act('attack 2020-05-01 by:ISKP src:A One');
    // As an older program kept them apart.
    database.sqlite.exec("insert into actor (name) values ('ISK-P')");
  });

  it('the one that is written so is meant, in entries, imports and filters', async () => {
    await act('attack 2020-05-02 by:ISK-P src:A Two');
    await imported('ISK-P', 'ISKP');
    expect(writtenWith()).toEqual(['ISKP', 'ISK-P', 'ISK-P', 'ISKP']);
    expect(actors()).toEqual(['ISKP', 'ISK-P']);
    expect([await found('by:isk-p'), await found('by:iskp')]).toEqual([2, 2]);
  });

  it('a name that is written like neither is an error that lists them', async () => {
    await expect(act('attack 2020-05-02 by:"IS KP" src:A Two')).rejects.toThrow(
      'The actor "IS KP" could be ISKP (A1) or ISK-P (A2)',
    );
  });
});
