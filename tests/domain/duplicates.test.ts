import { describe, expect, it } from 'vitest';
import { type Comparable, likenessOf } from '../../src/domain/entry/duplicates.ts';

const KABUL = { lat: 34.53, lon: 69.17 };

/** An attack by actor 5 in Kabul on 6 March 2020. */
function incident(over: Partial<Comparable> = {}, where: Partial<Comparable['where']> = {}) {
  return {
    when: { from: '2020-03-06', until: '2020-03-06' },
    where: {
      place: 'Kabul',
      admin1: 'Kabul',
      country: 'AFG',
      point: null,
      precision: 'exact',
      ...where,
    },
    type: 'violence',
    parts: [{ actor: 5, role: 'perpetrator' }],
    ...over,
  } as const;
}

describe('two incidents', () => {
  it('look like one on the same day, at the same place, with the same actor', () => {
    expect(likenessOf(incident(), incident({ type: 'battle' }))).toBe(
      'same day, same place, same actor',
    );
  });

  it('look like one also with other actors, if their type is the same', () => {
    expect(likenessOf(incident(), incident({ parts: [{ actor: 6, role: 'perpetrator' }] }))).toBe(
      'same day, same place, same type',
    );
    expect(
      likenessOf(
        incident(),
        incident({ parts: [{ actor: 6, role: 'perpetrator' }], type: 'protest' }),
      ),
    ).toBeUndefined();
    const unknown = { type: 'unknown', parts: [] };
    expect(likenessOf(incident(unknown), incident(unknown))).toBeUndefined();
  });

  it('do not look like one because an actor did the one and was struck by the other', () => {
    const struck = { parts: [{ actor: 5, role: 'target' }], type: 'explosion' } as const;
    expect(likenessOf(incident(), incident(struck))).toBeUndefined();
    const tookPart = { parts: [{ actor: 5, role: 'participant' }], type: 'explosion' } as const;
    expect(likenessOf(incident(), incident(tookPart))).toMatch(/same actor/);
  });

  it('do not look like one where the one is an arrest and the other an attack', () => {
    expect(likenessOf(incident(), incident({ type: 'development' }))).toBeUndefined();
    expect(likenessOf(incident({ type: 'unknown' }), incident({ type: 'development' }))).toMatch(
      /same actor/,
    );
  });

  it('may be a day apart or overlap, not more', () => {
    const on = (from: string, until = from) => incident({ when: { from, until } });
    expect(likenessOf(incident(), on('2020-03-07'))).toMatch(/^a day apart/);
    expect(likenessOf(on('2020-03-07T01:30Z'), incident())).toMatch(/^a day apart/);
    expect(likenessOf(incident(), on('2020-03-01', '2020-03-31'))).toMatch(/^overlapping days/);
    expect(likenessOf(incident(), on('2020-03-06T14:30Z'))).toMatch(/^same day/);
    expect(likenessOf(incident(), on('2020-03-08'))).toBeUndefined();
  });

  it('have no day in common to speak of where only their months are known', () => {
    const march = { from: '2020-03-01', until: '2020-03-31' };
    const april = { from: '2020-04-01', until: '2020-04-30' };
    const inMarch = incident({ when: march });
    expect(likenessOf(inMarch, inMarch)).toMatch(/^same days, /);
    expect(likenessOf(inMarch, incident({ when: april }))).toMatch(/^adjoining days, /);
  });

  it('may be told by clocks of two zones, whose days are not the same', () => {
    const at = (from: string) => incident({ when: { from, until: from } });
    const night = at('2020-03-07T00:30+04:30');
    expect(likenessOf(night, at('2020-03-06T20:00Z'))).toMatch(/^less than an hour apart/);
    expect(likenessOf(night, at('2020-03-06T10:05-10:00'))).toMatch(/^less than an hour apart/);
    expect(likenessOf(night, at('2020-03-06T18:00Z'))).toMatch(/^a day apart/);
    expect(likenessOf(night, at('2020-03-07T09:00+04:30'))).toMatch(/^same day/);
  });

  it('may spell the place differently, or be up to 25 km apart', () => {
    expect(likenessOf(incident({}, { place: 'Kābul' }), incident())).toMatch(/same place/);
    const at = (lat: number, place: string) => incident({}, { place, point: { ...KABUL, lat } });
    expect(likenessOf(at(34.53, 'Kabul'), at(34.63, 'Dasht-e Barchi'))).toMatch(/11 km apart/);
    expect(likenessOf(at(34.53, 'Kabul'), at(34.53, 'PD 13'))).toMatch(/less than 1 km apart/);
    expect(likenessOf(at(34.53, 'Kabul'), at(34.83, 'Bagram'))).toBeUndefined();
  });

  it('are not near because both points only stand for the same country', () => {
    const somewhere = (place: string) =>
      incident({}, { place, admin1: null, point: KABUL, precision: 'country' });
    expect(likenessOf(somewhere('Mosul'), somewhere('Basra'))).toBeUndefined();
  });

  it('may be in the same area where one of them names no place', () => {
    expect(likenessOf(incident({}, { place: null }), incident())).toMatch(/same area/);
    const nowhere = incident({}, { place: null, admin1: null });
    expect(likenessOf(nowhere, nowhere)).toBeUndefined();
    expect(likenessOf(incident({}, { country: 'PAK' }), incident())).toBeUndefined();
  });

  it('look alike from either side', () => {
    const [one, other] = [
      incident(),
      incident({ when: { from: '2020-03-07', until: '2020-03-09' } }),
    ];
    expect(likenessOf(one, other)).toBe(likenessOf(other, one));
  });
});
