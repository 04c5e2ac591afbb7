import { describe, expect, it } from 'vitest';
import type { Place } from '../../src/domain/places/place.ts';
import { readEntry } from '../../src/domain/reading/read-entry.ts';
import { CLOCK, incidentOf, problemsOf } from './reading.ts';

const placeOf = (token: string): Partial<Place> => {
  const { place, admin1, country, precision } = incidentOf(`attack ${token} x`).place;
  return { place, admin1, country, precision };
};

describe('a place', () => {
  it('is a name, a first-level area and a country, split at commas outside quotes', () => {
    expect(placeOf('@Kabul,AFG')).toEqual({
      place: 'Kabul',
      admin1: null,
      country: 'AFG',
      precision: 'exact',
    });
    expect(placeOf('@"Spin Boldak",Kandahar,AFG')).toEqual({
      place: 'Spin Boldak',
      admin1: 'Kandahar',
      country: 'AFG',
      precision: 'exact',
    });
    expect(placeOf('@"Washington, east",Afghanistan')).toMatchObject({
      place: 'Washington, east',
      country: 'AFG',
    });
    expect(placeOf('@"",Helmand,AFG')).toEqual({
      place: null,
      admin1: 'Helmand',
      country: 'AFG',
      precision: 'admin1',
    });
  });

  it('of one part is a country by its name or its upper-case code', () => {
    const country = { place: null, admin1: null, country: 'AFG', precision: 'country' };
    expect(placeOf('@AFG')).toEqual(country);
    expect(placeOf('@afghanistan')).toEqual(country);
    expect(placeOf('@"South Sudan"')).toMatchObject({ place: null, country: 'SSD' });
    expect(placeOf('@Afg')).toMatchObject({ place: 'Afg', country: null });
  });

  it('of one part is otherwise a place without a country, and the reading says so', () => {
    expect(placeOf('@Kabul')).toMatchObject({ place: 'Kabul', country: null });
    expect(readEntry('attack @Kabul x', CLOCK).notes).toContain(
      'no country given for Kabul; write it after a comma, as in @Kabul,AFG',
    );
    expect(readEntry('attack @AFG x', CLOCK).notes).toContain(
      'the place is the country alone: Afghanistan',
    );
  });

  it('with a comma in its quotes is a name, and the reading says how its parts are written', () => {
    const { warnings, notes } = readEntry(
      'attack 2020-03-06 @"Dasht-e Barchi, Kabul,AFG" x',
      CLOCK,
    );
    expect(warnings).toEqual([
      'the comma in quotes is part of the place name; without quotes it is @"Dasht-e Barchi",Kabul,AFG',
    ]);
    expect(notes.join()).not.toContain('no country given');
    expect(readEntry('attack @"Washington, D.C." x', CLOCK).warnings).toEqual([]);
  });

  it('of several parts ends in a country that exists', () => {
    expect(problemsOf('attack @Kabul,Afganitsan x')).toEqual([
      'Afganitsan → `Afganitsan` is not a country; did you mean Afghanistan?',
    ]);
    expect(problemsOf('attack @Kabul,AFX x')[0]).toMatch(/^AFX → `AFX` is not a country; did you/);
    expect(problemsOf('attack @Kabul,Kabul x')[0]).toMatch(/^Kabul → `Kabul` is not a country/);
  });

  it('of several parts may end in a country in another language, but is no country by itself there', () => {
    expect(placeOf('@Kabul,Afganistán')).toMatchObject({ place: 'Kabul', country: 'AFG' });
    expect(placeOf('@Алеппо,Сирия')).toMatchObject({ place: 'Алеппо', country: 'SYR' });
    expect(placeOf('@Tunis')).toMatchObject({ place: 'Tunis', country: null });
  });

  it('has neither empty parts nor more than three', () => {
    expect(problemsOf('attack @Kabul, x')[0]).toContain('is empty');
    expect(problemsOf('attack @"" x')[0]).toContain('the name of the place is missing');
    expect(problemsOf('attack @a,b,c,AFG x')[0]).toContain('at most three parts');
  });

  it('begins a token: an e-mail address is a word', () => {
    expect(incidentOf('attack Mail to bob@Kabul,AFG')).toMatchObject({
      title: 'Mail to bob@Kabul,AFG',
      place: { place: null, country: null },
    });
  });
});

describe('coordinates', () => {
  it('are latitude and longitude in degrees, beside a place or alone', () => {
    expect(incidentOf('attack @Kabul,AFG at:34.53,69.17 x').place).toMatchObject({
      place: 'Kabul',
      point: { lat: 34.53, lon: 69.17 },
    });
    expect(incidentOf('attack at:-1.5,-179 x').place.point).toEqual({ lat: -1.5, lon: -179 });
  });

  it('that lie nowhere on Earth are an error', () => {
    for (const wrong of ['91,0', '0,181', '34.53', 'north,south', '1,2,3']) {
      expect(problemsOf(`attack at:${wrong} x`)[0], wrong).toContain('are not valid coordinates');
    }
  });
});
