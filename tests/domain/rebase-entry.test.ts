import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printEntry } from '../../src/domain/print-entry.ts';
import { rebaseEntry } from '../../src/domain/rebase-entry.ts';
import { entryOf } from '../support/entries.ts';
import { entry } from './arbitrary.ts';

const BASE = 'attack 2020-05-12 @Kabul,AFG by:ISKP src:Reuters/B2 killed:27 #a Shots';

/** The kinds of records that are fields alone. */
const WITHOUT_LISTS: readonly string[] = ['estimate', 'milestone', 'source'];

function onTop(mine: string, theirs: string): string {
  return printEntry(rebaseEntry(entryOf(BASE), entryOf(mine), entryOf(theirs)));
}

describe('one’s own edit on top of somebody else’s', () => {
  it('keeps what either changed', () => {
    expect(onTop(BASE.replace('Shots', 'Shots heard'), BASE.replace('27', '30'))).toBe(
      printEntry(entryOf(BASE.replace('27', '30').replace('Shots', 'Shots heard'))),
    );
    expect(onTop(BASE.replace('#a', '#a #mine'), BASE.replace('#a', '#theirs'))).toBe(
      printEntry(entryOf(BASE.replace('#a', '#theirs #mine'))),
    );
    expect(
      onTop(BASE.replace('by:ISKP', 'by:Taliban'), BASE.replace('#a', 'src:AFP killed:9 #a')),
    ).toBe(
      printEntry(
        entryOf(BASE.replace('by:ISKP', 'by:Taliban').replace('#a', 'src:AFP killed:9 #a')),
      ),
    );
  });

  it('is one’s own where both changed the same', () => {
    expect(onTop(BASE.replace('27', '28'), BASE.replace('27', '30'))).toBe(
      printEntry(entryOf(BASE.replace('27', '28'))),
    );
  });

  it('is theirs where one changed nothing, and one’s own where they did not', () => {
    fc.assert(
      fc.property(entry, entry, (base, other) => {
        fc.pre(base.kind === other.kind && WITHOUT_LISTS.includes(base.kind));
        expect(printEntry(rebaseEntry(base, base, other))).toBe(printEntry(other));
        expect(printEntry(rebaseEntry(base, other, base))).toBe(printEntry(other));
      }),
    );
  });
});
