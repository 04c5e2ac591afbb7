import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printEntry } from '../../src/domain/editing/print-entry.ts';
import { rebaseEntry } from '../../src/domain/editing/rebase-entry.ts';
import type { Entry } from '../../src/domain/entry/entry.ts';
import { entryOf } from '../support/entries.ts';
import { entry } from './arbitrary.ts';

const BASE =
  'attack 2020-05-12 @Kabul,AFG by:ISKP src:Reuters/B2 killed:27 wounded:9 #a rel:I7 Shots';

/** The line that is offered, and the parts that both changed. */
function onTop(base: string, mine: string, theirs: string) {
  const rebased = rebaseEntry(entryOf(base), entryOf(mine), entryOf(theirs));
  return { line: printEntry(rebased.entry), contested: rebased.contested };
}

const change = (from: string, to: string, base = BASE) => base.replace(from, to);
const inOrder = (line: string) => printEntry(entryOf(line));

describe('one’s own edit on top of somebody else’s', () => {
  it.each([
    ['a title and a figure', ['Shots', 'Shots heard'], ['27', '30']],
    ['a figure that they removed', ['Shots', 'Shots heard'], ['wounded:9 ', '']],
    ['a figure that I removed', ['wounded:9 ', ''], ['27', '30']],
    ['a figure that each added', ['wounded:9', 'wounded:9 arrested:1'], ['27', '27 civilians:2']],
    ['tags', ['#a', '#a #mine'], ['#a ', '']],
    ['the letter and the number of a grade', ['/B', '/A'], ['2 killed', '1 killed']],
    ['how a relation is meant', ['rel:I7', 'rel:I7/led-to'], ['27', '30']],
    ['a point and the place’s name', ['AFG', 'AFG at:34.5,69.1'], ['@Kabul', '@Herat']],
  ])('keeps %s', (_what, [mine = '', mineTo = ''], [theirs = '', theirsTo = '']) => {
    const both = change(theirs, theirsTo, change(mine, mineTo));
    expect(onTop(BASE, change(mine, mineTo), change(theirs, theirsTo))).toEqual({
      line: inOrder(both),
      contested: [],
    });
  });

  it.each([
    ['27', '28', '30', 'killed of Reuters'],
    ['wounded:9 ', 'wounded:10 ', '', 'wounded of Reuters'],
    ['wounded:9 ', '', 'wounded:10 ', 'wounded of Reuters'],
    ['Shots', 'Blast', 'Fire', 'the title'],
    ['attack', 'ied', 'protest', 'the type'],
    ['2020-05-12', '2020-05-13', '2020-05', 'the date'],
    ['@Kabul,AFG', '@Herat,AFG', '@Kabul,Kabul,AFG', 'the place'],
    ['rel:I7', 'rel:I7/led-to', 'rel:I7/same', 'the relation to I7'],
    ['rel:I7', 'rel:I7/led-to', '', 'the relation to I7'],
    ['src:Reuters/B2', 'src:Reuters/A2', 'src:Reuters/C2', 'the reliability of Reuters'],
    ['by:ISKP ', 'by:ISKP? ', '', 'ISKP as perpetrator'],
  ])('says so where both changed %j, and has one’s own', (part, mine, theirs, contested) => {
    expect(onTop(BASE, change(part, mine), change(part, theirs))).toEqual({
      line: inOrder(change(part, mine)),
      contested: [contested],
    });
  });

  it('keeps a doubt of mine and who they say said it', () => {
    const offered = onTop(BASE, change('ISKP', 'ISKP?'), change('ISKP', 'ISKP<AFP'));
    expect(offered).toEqual({ line: inOrder(change('ISKP', 'ISKP?<AFP')), contested: [] });
  });

  it('keeps a report that I changed and they removed, and says so; also the other way round', () => {
    const two = change('#a', 'src:AFP killed:9 #a');
    const without = BASE;
    const changed = change('killed:9', 'killed:8', two);
    expect(onTop(two, changed, without)).toEqual({
      line: inOrder(changed),
      contested: ['the report of AFP'],
    });
    expect(onTop(two, change('Shots', 'Blast', without), changed)).toEqual({
      line: inOrder(change('Shots', 'Blast', without)),
      contested: ['the report of AFP'],
    });
  });

  it('tells two reports of one source apart', () => {
    const two = change('#a', 'src:Reuters/B2 url:https://x.y/2 killed:9 #a');
    const theirs = change('killed:9', 'killed:8', two);
    expect(onTop(two, change('killed:27', 'killed:28', two), theirs)).toEqual({
      line: inOrder(change('killed:27', 'killed:28', theirs)),
      contested: [],
    });
  });

  it('knows a report of one source by where it was read, where I took the other one away', () => {
    const first = 'src:Reuters/B2 url:https://x.y/1 killed:27 ';
    const second = 'src:Reuters/B2 url:https://x.y/2 killed:9 ';
    const of = (reports: string) => `attack 2020-05-12 ${reports}Shots`;
    const theirs = of(first + second.replace('killed:9', 'killed:9 wounded:1'));
    expect(onTop(of(first + second), of(second.replace('9', '8')), theirs)).toEqual({
      line: inOrder(of(second.replace('killed:9', 'killed:8 wounded:1'))),
      contested: [],
    });
  });

  it('has a new report of one source once where both added it, and twice where they differ', () => {
    const mine = change('#a', 'src:AFP killed:9 #a');
    const theirs = change('#a', 'src:AFP wounded:3 #a');
    expect(onTop(BASE, mine, change('Shots', 'Blast', theirs)).line).toBe(
      inOrder(change('#a', 'src:AFP killed:9 wounded:3 #a', change('Shots', 'Blast'))),
    );
    const graded = change('#a', 'src:AFP/C3 killed:9 #a');
    expect(onTop(BASE, mine, graded).contested).toEqual(['the report of AFP']);
    const other = change('#a', 'src:AFP killed:8 #a');
    expect(onTop(BASE, mine, other)).toEqual({
      line: inOrder(change('#a', 'src:AFP killed:8 src:AFP killed:9 #a')),
      contested: ['the report of AFP'],
    });
  });

  it('keeps the source that they named where another report came beside it', () => {
    const base = 'attack 2020-05-12 killed:3 Shots';
    const named = 'attack 2020-05-12 src:AFP killed:3 src:Dawn killed:2 Shots';
    const offered = onTop(base, base.replace('killed:3', 'killed:4'), named);
    expect(offered.line).toContain('src:AFP');
    expect(entryOf(offered.line)).toMatchObject({ reports: [{ source: 'AFP' }, {}] });
  });

  it('is one line or the other where it has no parts: a grade of a source', () => {
    const graded = (letter: string) => `grade Reuters ${letter} note:"was right"`;
    const base = graded('A');
    const mine = graded('B');
    const theirs = graded('C');
    expect(onTop(base, base, theirs)).toEqual({ line: inOrder(theirs), contested: [] });
    expect(onTop(base, mine, theirs)).toEqual({ line: inOrder(mine), contested: ['the line'] });
  });

  const three = fc
    .tuple(entry, entry, entry)
    .filter(([base, mine, theirs]) => base.kind === mine.kind && base.kind === theirs.kind);
  const rebased = (base: Entry, mine: Entry, theirs: Entry) => {
    const { entry, contested } = rebaseEntry(base, mine, theirs);
    return { line: printEntry(entry), contested };
  };

  it('is theirs where one changed nothing, one’s own where they did not, and both where both did the same', () => {
    fc.assert(
      fc.property(three, ([base, mine, theirs]) => {
        expect(rebased(base, base, theirs)).toEqual({ line: printEntry(theirs), contested: [] });
        expect(rebased(base, mine, base)).toEqual({ line: printEntry(mine), contested: [] });
        expect(rebased(base, mine, mine)).toEqual({ line: printEntry(mine), contested: [] });
      }),
    );
  });

  it('loses nothing of either without saying so, and has nothing that neither wrote, in any entry', () => {
    fc.assert(
      fc.property(three, ([base, mine, theirs]) => {
        const { entry, contested } = rebaseEntry(base, mine, theirs);
        const all = partsOf(entry);
        const [ours, others, before] = [partsOf(mine), partsOf(theirs), partsOf(base)];
        expect([...ours, ...others]).toEqual(expect.arrayContaining([...all]));
        if (contested.length > 0) return;
        expect(all).toEqual(expect.arrayContaining(ours.filter((part) => others.includes(part))));
        const gone = before.filter((part) => !ours.includes(part) && !others.includes(part));
        expect(all.filter((part) => gone.includes(part))).toEqual([]);
      }),
    );
  });
});

/** The small parts of an entry, each as one text: its fields, the members of its lists, figures of its reports. */
function partsOf(entry: Entry): readonly string[] {
  return Object.entries(entry).flatMap(([field, value]) => {
    if (field === 'reports' || field === 'report') {
      return [value]
        .flat()
        .flatMap((report) =>
          Object.entries(report.figures).map((pair) => `figure ${JSON.stringify(pair)}`),
        );
    }
    if (field === 'attributions') {
      return value.map(
        (attribution: { actor: string; role: string }) =>
          `attribution ${attribution.actor} ${attribution.role}`,
      );
    }
    if (Array.isArray(value)) return value.map((one) => `${field} ${JSON.stringify(one)}`);
    return field === 'place' ? [] : [`${field} ${JSON.stringify(value)}`];
  });
}
