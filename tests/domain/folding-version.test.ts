import { describe, expect, it } from 'vitest';
import { FOLDING_VERSION, nameKey } from '../../src/domain/actors/name-key.ts';
import { foldName } from '../../src/domain/names/names.ts';

describe('a change of the rule by which words are folded', () => {
  it('has a version of its own, so that stored forms are worked out again', () => {
    const words = [
      'Ḥamāh',
      'Hamah',
      'HAMAH',
      'حَماة',
      'حماة',
      'ß',
      'ss',
      'İzmir',
      'izmir',
      '',
      ' ',
      'ﬁ',
      'Saʿada',
      'al-Sham',
      'Unit 1-12',
      'U.S.',
      'Ёлка',
      'Йод',
      'ΣΊΣΥΦΟΣ',
      'בּ',
      'ｶﾞ',
    ];
    expect({
      version: FOLDING_VERSION,
      names: words.map(foldName).join('|'),
      keys: words.map(nameKey).join('|'),
    }).toMatchInlineSnapshot(`
      {
        "keys": "hamah|hamah|hamah|حماة|حماة|ss|ss|izmir|izmir|||fi|saada|alsham|unit1 12|us|елка|йод|σισυφοσ|ב|ガ",
        "names": "hamah|hamah|hamah|حماة|حماة|ss|ss|izmir|izmir|||fi|saʿada|al-sham|unit 1-12|u.s.|елка|йод|σισυφοσ|ב|ガ",
        "version": 1,
      }
    `);
  });
});
