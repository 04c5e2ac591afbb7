import { expect, it } from 'vitest';
import { says } from '../../src/cli/dashboard/typed-texts.ts';

it.each([
  ['attack 2020-05-12 @Kabul,AFG Gunmen storm a ward', 'Gunmen storm a ward'],
  ['attack Gunmen @Kabul,AFG storm killed:3  a #hospital ward', 'Gunmen storm a ward'],
  ['attack note:"the \\"nurse\\" saw it" Something', 'the "nurse" saw it'],
  ['note:"the \\"nurse', 'the "nurse'],
  ['quote speaker:A "They have grown"', 'They have grown'],
])('finds in %j the text %j', (typed, text) => {
  expect(says(typed, ['other words', text])).toBe(true);
});

it.each([
  ['attack 2020-05-12 Gunmen storm a school', 'Gunmen storm a ward'],
  ['attack 2020-05-12 Gunmen storm a ward', ''],
])('does not find in %j the text %j', (typed, text) => {
  expect(says(typed, [text])).toBe(false);
});
