import { describe, expect, it } from 'vitest';
import { CREDIBILITIES, RELIABILITIES } from '../../src/domain/model/grade.ts';
import {
  readCredibility,
  readReliability,
  readWrittenGrade,
} from '../../src/domain/model/grade-words.ts';

describe('a grade in a table', () => {
  it.each([
    ['B2', 'B2'],
    ['b2', 'B2'],
    ['B-2', 'B2'],
    ['[B/2]', 'B2'],
    ['usually reliable, probably true', 'B2'],
    ['Unreliable / Improbable', 'E5'],
  ])('may be both of its parts: %s', (text, grade) => {
    const [reliability, credibility] = grade;
    expect(readWrittenGrade(text)).toEqual({ reliability, credibility });
  });

  it.each([
    ['B', 'B'],
    ['Usually  Reliable', 'B'],
    ['B - usually reliable', 'B'],
    ['E (Unreliable)', 'E'],
    ['admiralty-scale:source-reliability="f"', 'F'],
    ['cannot be judged', 'F'],
  ])('may be the letter or its words: %s', (text, letter) => {
    expect(readReliability(text)).toBe(letter);
  });

  it.each([
    ['2', '2'],
    ['probably true', '2'],
    ['1: Confirmed', '1'],
    ['information-credibility="4"', '4'],
    ['cannot be judged', '6'],
  ])('may be the digit or its words: %s', (text, digit) => {
    expect(readCredibility(text)).toBe(digit);
  });

  it.each([
    'high',
    'G',
    '7',
    '0',
    'A bit',
    'B - unreliable',
    'B22',
    '',
    'very reliable',
    'BB',
    '3.5',
  ])('is not made of what is none, or says two things: %s', (text) => {
    expect([readReliability(text), readCredibility(text), readWrittenGrade(text)]).toEqual([
      null,
      null,
      null,
    ]);
  });

  it('of each letter with each digit is read as it is written', () => {
    for (const reliability of RELIABILITIES) {
      for (const credibility of CREDIBILITIES) {
        expect(readWrittenGrade(`${reliability}${credibility}`)).toEqual({
          reliability,
          credibility,
        });
      }
    }
  });
});
