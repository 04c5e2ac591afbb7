import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { likelyTwins } from '../../src/domain/actors/likely-twins.ts';

const called = (...names: readonly string[]) => names.map((name, id) => ({ id, names: [name] }));
const why = (one: string, other: string) => likelyTwins(called(one, other))[0]?.why;

describe('two names that are likely to be one actor’s', () => {
  it.each([
    ['Al-Shabaab', 'al-Shabāb', 'the same sound'],
    ['Al-Qaeda', 'al Qaida', 'the same sound'],
    ['Shabaab', 'Al-Shabaab', 'the same sound'],
    ['Houthi movement', 'Huthi Movement', 'the same sound'],
    ['Mojahedin', 'Mujahideen', 'the same sound'],
    ['Janjaweed militias', 'Janjaweed Militia', 'the same sound'],
    ['Army of Syria', 'Syria Army', 'the same sound'],
    ['Taliban (Afghanistan)', 'Taliban', 'the same except for brackets'],
    ['Islamic State Khorasan Province (ISKP)', 'ISKP', 'its initials'],
    ['Islamic State Khorasan Province', 'ISKP', 'its initials'],
    ['Fuerzas Armadas Revolucionarias de Colombia (FARC-EP)', 'FARC', 'its initials'],
    ['Lord’s Resistance Army', 'LRA', 'its initials'],
    ['Hizballah', 'Hizbullah', 'one letter apart'],
    ['Tuareg rebels of Azawad', 'Tuareg rebels of Azawat', 'one letter apart'],
  ])('%s and %s: %s', (one, other, likeness) => {
    expect(why(one, other)).toBe(likeness);
    expect(why(other, one)).toBe(likeness);
  });

  it.each([
    ['Group 1 2', 'Group 12'],
    ['Brigade 11', 'Brigade 12'],
    ['APT34', 'APT35'],
    ['Brigade 1', 'Brigade 11'],
    ['Army of Iran', 'Army of Iraq'],
    ['Military Forces of Gambia', 'Military Forces of Zambia'],
    ['Military Forces of Mali (2012-2020)', 'Military Forces of Mali (2020-)'],
    ['Civilians (Mali)', 'Civilians'],
    ['Civilians (Mali)', 'Civilians (Niger)'],
    ['Police Forces of Niger', 'Police Forces of Nigeria'],
    ['Government of Sudan', 'Government of South Sudan'],
    ['Afghanistan', 'Taliban (Afghanistan)'],
    ['AP', 'AFP'],
    ['M23', 'M24'],
  ])('not %s and %s', (one, other) => {
    expect(why(one, other)).toBeUndefined();
  });

  it('are each told once, whatever the names are, and never an actor with itself', () => {
    const words = fc.constantFrom(
      'al',
      'Shabab',
      'Shabaab',
      'Army',
      'of',
      'Mali',
      '(Mali)',
      'SSM',
      '12',
      'ü',
    );
    const name = fc.oneof(
      fc.array(words, { minLength: 1, maxLength: 4 }).map((some) => some.join(' ')),
      fc.string({ unit: 'grapheme', minLength: 1 }),
    );
    fc.assert(
      fc.property(
        fc.array(fc.array(name, { minLength: 1, maxLength: 3 }), { maxLength: 8 }),
        (all) => {
          const twins = likelyTwins(all.map((names, id) => ({ id, names })));
          expect(new Set(twins.map(({ one, other }) => `${one} ${other}`)).size).toBe(twins.length);
          expect(twins.every(({ one, other }) => one < other)).toBe(true);
        },
      ),
    );
  });
});
