import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPlaceholder, isPlaceholderName } from '../../src/domain/names/placeholders.ts';
import { importText } from '../exchange/exporting.ts';
import { rowsOf, temporaryStore } from '../support/store.ts';

const WORDS = [
  'Not applicable',
  'No Direct Victim Reported',
  'Unidentified, no further information available',
  'No information',
  'NoInformation',
  'No Information on the Weapon Used',
  'N/A',
  'n.a.',
  'Unknown / Unspecified',
  'Unknown (not reported)',
  'unspecified or unknown',
  '?',
  'Inconnu',
  'Non identifié',
  'Desconocido',
  'Sin información',
  'Não identificado',
  'Неизвестные',
  'не установлено',
  'غير معروف',
  'مجهول',
  'To be determined',
  'none reported',
  'Aucune victime',
  'No se sabe',
  'Sin víctimas',
  'Não se aplica',
  'Keine Opfer',
  'k. A.',
  'Non applicabile',
  'не применимо',
  'немає інформації',
];

describe('words that name no actor', () => {
  it.each(WORDS)('are known: %s', (words) => {
    expect(isPlaceholder(words)).toBe(true);
    expect(isPlaceholder(` ${words.toUpperCase()} `)).toBe(true);
  });

  it.each([
    'Unidentified armed group (Mali)',
    'Unknown gunmen',
    'Taliban',
    'Taliban, unknown others',
    'None of the Above Brigade',
    'No Name Gang',
    'Nobel Committee',
    'Нет войне',
    'Keine Gewalt e. V.',
    'Missing Persons Unit',
  ])('are not seen in the name of somebody: %s', (name) => {
    expect(isPlaceholder(name)).toBe(false);
  });

  it('are none together either, however they are joined', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 4 }),
        fc.constantFrom(', ', '; ', ' / ', ' or '),
        (words, between) => isPlaceholder(words.join(between)),
      ),
    );
  });

  it.each([
    [
      'AWSD',
      'Incident ID,Year,Month,Day,Country,Total killed,Total wounded,Total kidnapped,Means of attack,Actor name\n1,2024,1,14,Mali,1,0,0,Shooting,Not applicable\n',
      ['Aid workers'],
    ],
    [
      'ACLED',
      'event_id_cnty,event_date,time_precision,event_type,actor1,inter1,actor2,assoc_actor_1,country,location,geo_precision,fatalities,notes\nA1,2024-01-02,1,Battles,Rebels,1,Unknown,No information; Militia,Mali,Kidal,1,0,x\n',
      ['Militia', 'Rebels'],
    ],
    [
      'a plain table',
      'Nr,Day,By,On\n#event+id,#date,#group+perp,#group+target\n1,2024-01-02,Desconocido; Gang,No Direct Victim Reported\n',
      ['Gang'],
    ],
    [
      'UCDP',
      'id,type_of_violence,side_a,gwnoa,side_b,gwnob,number_of_sources,source_article,where_prec,where_coordinates,country,date_prec,date_start,date_end,deaths_civilians,best,high,low\n1,2,Unknown,,Gang,,-1,,1,Kidal,Mali,1,2024-01-01,2024-01-01,0,1,1,1\n',
      ['Gang'],
    ],
  ])('are no actors in %s', async (_, text, actors) => {
    await using store = await temporaryStore();
    const { rejected } = await importText(store, text);
    expect(rejected).toEqual([]);
    expect(rowsOf(store.file, 'select name from actor order by name')).toEqual(
      actors.map((name) => ({ name })),
    );
  });

  it('are nobody in leads', async () => {
    await using store = await temporaryStore();
    const header =
      'Event ID\tEvent Date\tSource Name\tEvent Text\tCAMEO Code\tTarget Name\tCountry\tStory ID\n';
    await importText(store, `${header}1\t2018-01-02\tUnspecified\tFight\t190\tPolice\tMali\t7\n`);
    expect(rowsOf(store.file, 'select actor, target from lead')).toEqual([
      { actor: null, target: 'Police' },
    ]);
  });

  it('names no actor as a count, a no, or that nobody came to harm; names that hold such words do', () => {
    for (const text of ['0', '12', 'No', 'No fatalities', 'no casualties', 'No injured', 'Unknown'])
      expect(isPlaceholderName(text)).toBe(true);
    for (const text of ['313 Brigade', 'M23', 'No More Deaths', 'Norte'])
      expect(isPlaceholderName(text)).toBe(false);
  });
});
