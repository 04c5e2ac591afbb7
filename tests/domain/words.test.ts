import { describe, expect, it } from 'vitest';
import { ENTRY_KEYS } from '../../src/domain/grammar/entry-keys.ts';
import {
  EVENT_SLUGS,
  EVENT_TYPES,
  eventTypeLabel,
  readEventType,
} from '../../src/domain/model/event-types.ts';
import { printGrade, readGrade } from '../../src/domain/model/grade.ts';
import { nearest } from '../../src/domain/names/names.ts';
import { countryByName, countryName, nearestCountry } from '../../src/domain/places/countries.ts';
import { showPlace } from '../../src/domain/places/place.ts';
import { showDay, showMoment } from '../../src/domain/time/moment.ts';
import { problemsOf } from './reading.ts';

describe('types of events', () => {
  it('are the seven of the vocabulary with their sub-types, each slug once', () => {
    expect(EVENT_TYPES.map(({ type }) => type)).toEqual(
      'battle explosion violence protest riot development unknown'.split(' '),
    );
    expect(new Set(EVENT_SLUGS).size).toBe(EVENT_SLUGS.length);
    expect(EVENT_SLUGS).toHaveLength(32);
  });

  it('are known by the slug of a sub-type alone', () => {
    expect(readEventType('IED')).toEqual({ type: 'explosion', subtype: 'ied' });
    expect(readEventType('protest')).toEqual({ type: 'protest', subtype: null });
    expect(readEventType('party')).toBeUndefined();
    expect(eventTypeLabel('violence')).toBe('Violence against civilians');
    expect(eventTypeLabel('else')).toBe('else');
  });
});

describe('countries', () => {
  it('are known by any of their names, in any case, and by the code in upper case', () => {
    for (const [name, code] of [
      ['Afghanistan', 'AFG'],
      ['aFGHANISTAN', 'AFG'],
      ['AFG', 'AFG'],
      ['Ivory Coast', 'CIV'],
      ["Côte d'Ivoire", 'CIV'],
      ['cote d’ivoire', 'CIV'],
      ['Burma', 'MMR'],
      ['Myanmar', 'MMR'],
      ['DR Congo', 'COD'],
      ['Democratic Republic of the Congo', 'COD'],
      ['Congo', 'COG'],
      ['South Korea', 'KOR'],
      ['North Korea', 'PRK'],
      ['Syria', 'SYR'],
      ['Iran', 'IRN'],
      ['Russia', 'RUS'],
      ['Palestine', 'PSE'],
      ['Kosovo', 'XKX'],
      ['USA', 'USA'],
      ['UK', 'GBR'],
      ['United Kingdom', 'GBR'],
      ['Turkey', 'TUR'],
      ['Türkiye', 'TUR'],
      ['Vietnam', 'VNM'],
      ['Laos', 'LAO'],
      ['Eswatini', 'SWZ'],
      ['Cape Verde', 'CPV'],
      ['Micronesia', 'FSM'],
      ['Tanzania', 'TZA'],
      ['Bolivia', 'BOL'],
      ['Venezuela', 'VEN'],
      ['Taiwan', 'TWN'],
    ] as const) {
      expect(countryByName(name), name).toBe(code);
    }
    for (const none of ['afg', 'Afg', 'Kabul', 'ZZZ', '']) {
      expect(countryByName(none), none).toBeUndefined();
    }
  });

  it('have one name that reads back as themselves', () => {
    for (const code of ['AFG', 'CIV', 'COD', 'COG', 'KOR', 'PRK', 'XKX', 'GBR', 'USA', 'MMR']) {
      const name = countryName(code) ?? '';
      expect(countryByName(name), name).toBe(code);
      expect(name.length, name).toBeLessThan(25);
    }
    expect(countryName('ZZZ')).toBeUndefined();
  });

  it('have the nearest for a slip of the finger', () => {
    expect(nearestCountry('Afganistan')).toBe('Afghanistan');
    expect(nearestCountry('Syira')).toBe('Syria');
    expect(nearestCountry('qqqqqqqq')).toBeUndefined();
  });
});

describe('names', () => {
  it('have the nearest candidate, or none', () => {
    expect(nearest('killd', ['killed', 'wounded'])).toBe('killed');
    expect(nearest('disput', ['reported', 'disputed'])).toBe('disputed');
    expect(nearest('xyz', ['killed', 'wounded'])).toBeUndefined();
    expect(nearest('', ['killed'])).toBeUndefined();
    expect(nearest('killed', ['kiled', 'killed'])).toBe('killed');
  });

  it('differ from the nearest in at most a third of the letters; swapped neighbours are one slip', () => {
    expect(nearest('lsit', ['log', 'list'])).toBe('list');
    expect(nearest('foo', ['log', 'add', 'import'])).toBeUndefined();
    expect(nearest('lgo', ['log'])).toBe('log');
    expect(nearest('bi', ['by', 'on'])).toBeUndefined();
    expect(nearest('grammer', ['grade', 'tag'])).toBeUndefined();
  });
});

describe('what people read', () => {
  it('is a moment by what is known of it', () => {
    const show = (
      from: string,
      until: string,
      precision: 'day' | 'days' | 'month' | 'year' | 'about' | 'time',
    ) => showMoment({ from, until, precision });
    expect(show('2020-03-06', '2020-03-06', 'day')).toBe('6 Mar 2020');
    expect(show('2020-03-06', '2020-03-08', 'days')).toBe('6–8 Mar 2020');
    expect(show('2020-03-30', '2020-04-02', 'days')).toBe('30 Mar – 2 Apr 2020');
    expect(show('2019-12-30', '2020-01-02', 'days')).toBe('30 Dec 2019 – 2 Jan 2020');
    expect(show('2020-03-01', '2020-03-31', 'month')).toBe('Mar 2020');
    expect(show('2020-01-01', '2020-12-31', 'year')).toBe('2020');
    expect(show('2020-05-10', '2020-05-10', 'about')).toBe('~10 May 2020');
    expect(show('2020-03-06T14:30Z', '2020-03-06T14:30Z', 'time')).toBe('6 Mar 2020 14:30Z');
    expect(showDay('2020-03-06')).toBe('6 Mar 2020');
  });

  it('is a place in a few words', () => {
    expect(showPlace({ place: 'Spin Boldak', admin1: 'Kandahar', country: 'AFG' })).toBe(
      'Spin Boldak, Kandahar, AFG',
    );
    expect(showPlace({ place: null, admin1: null, country: null })).toBe('');
  });

  it('is a grade as far as it was given', () => {
    for (const text of ['B2', 'B', '2']) {
      const grade = readGrade(text.toLowerCase());
      expect(grade && printGrade(grade)).toBe(text);
    }
    for (const wrong of ['', 'G2', 'B7', '2B', 'B22']) expect(readGrade(wrong)).toBeUndefined();
  });
});

describe('the table of entry keys', () => {
  it('has an example for each that is read without a problem where it belongs', () => {
    const lines = {
      incident: (token: string) =>
        `attack x ${token} ${token.startsWith('status') ? 'note:y' : ''}`,
      report: (token: string) => `report I1 ${token}`,
      quote: (token: string) => `quote x ${token}`,
      estimate: (token: string) => `estimate ISKP strength 3 ${token}`,
      milestone: (token: string) => `milestone x ${token}`,
      actor: (token: string) => `actor ISKP ${token}`,
      source: (token: string) => `source Dawn ${token}`,
      grade: (token: string) => `grade Dawn B note:y ${token}`.replace(/note:y (?=note)/, ''),
      merge: (token: string) =>
        `merge IS-K ${token.startsWith('into') ? '' : 'into:ISKP'} ${token}`,
      split: (token: string) => `split IS-K ${token}`,
      tag: (token: string) => `tag I1 ${token} #drill`,
      pin: (token: string) =>
        `pin I1 ${token.startsWith('note') ? 'killed:3' : ''} ${token.replace(/:\d+-\d+$/, ':32')}`,
    };
    for (const { lines: kinds, example } of ENTRY_KEYS) {
      for (const kind of kinds) expect(problemsOf(lines[kind](example)), example).toEqual([]);
    }
  });
});
