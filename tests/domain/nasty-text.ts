import fc from 'fast-check';

/** Names that a person could get into a field, and that fight with the grammar. */
const NASTY = [
  'Islamic State, Khorasan',
  'Zabihullah "Zabi" Mujahid',
  'a\\b',
  'C:\\path\\',
  'ends in \\"',
  '“quoted”',
  '„deutsch“',
  'by:ISKP',
  'I1204',
  'ISKP?',
  'a<b',
  'AFP/B2',
  '#drill',
  '@Kabul',
  '-3d',
  'today',
  '2020-03-06',
  'May 12',
  '12 May 2020',
  '14:30',
  'الطالبان',
  'کابُل',
  '阿富汗塔利班',
  "N'Djamena’s",
  'a\tb\u00a0c',
  'line\nbreak',
  '👩‍🚒 \ud800',
  'http://x.y/?a=b,c',
  '?',
  ',',
  ':',
];

/** A text that is more than white space, has none at its ends, and holds no U+0000, which a line refuses. */
export const someText: fc.Arbitrary<string> = fc
  .oneof(fc.constantFrom(...NASTY), fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }))
  .map((text) => text.replaceAll('\0', '').trim())
  .filter((text) => text !== '');
