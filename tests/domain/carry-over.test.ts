import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { carriedOver, withCarriedOver } from '../../src/domain/editing/carry-over.ts';
import { anyLine } from './any-line.ts';

const BEFORE = [
  'attack 2020-03-06 @Herat,IRN src:AFP/C3 Shots',
  'attack 2020-03-06 @Kabul,AFG src:"The magazine"/B2 Gunmen open fire',
];

function carried(line: string, before: readonly string[] = BEFORE): string | undefined {
  const found = carriedOver(line, before);
  return found && withCarriedOver(line, found);
}

describe('what a line carries over from the lines before', () => {
  it.each([
    ['attack 2020-03-07 @Kunduz', 'attack 2020-03-07 @Kunduz,AFG src:"The magazine"/B2 '],
    ['attack @"Spin Boldak" Blast', 'attack @"Spin Boldak",AFG Blast src:"The magazine"/B2 '],
    ['attack @Kunduz src:AFP Blast', 'attack @Kunduz,AFG src:AFP Blast'],
    ['attack @Iran Blast ', 'attack @Iran Blast src:"The magazine"/B2 '],
    ['quote speaker:Ruttig', 'quote speaker:Ruttig src:"The magazine"/B2 '],
  ])('is the source and the country that it lacks: %s', (line, wanted) => {
    expect(carried(line)).toBe(wanted);
  });

  it.each([
    ['attack @Kunduz,AFG src:AFP Blast', 'it has both'],
    ['milestone 2020-02-29 Agreement', 'it takes neither'],
    ['quote "We will', 'a quote is still open'],
    ['', 'it is empty'],
  ])('is nothing if %s: %s', (line) => {
    expect(carried(line)).toBeUndefined();
  });

  it('is nothing if no line before has a source or a country', () => {
    expect(carried('attack @Kunduz', ['attack Shots', 'milestone 2020 Peace'])).toBeUndefined();
  });

  it('comes from the last line that has one, each for itself', () => {
    const before = [...BEFORE, 'quote src:BBC/B2 "No"', 'milestone 2020 Peace'];
    expect(carried('attack @Kunduz', before)).toBe('attack @Kunduz,AFG src:BBC/B2 ');
  });

  it('is carried over once, whatever the lines are', () => {
    fc.assert(
      fc.property(anyLine, fc.array(anyLine), (line, before) => {
        const once = carried(line, before);
        if (once !== undefined) expect(carried(once, before)).toBeUndefined();
      }),
    );
  });
});
