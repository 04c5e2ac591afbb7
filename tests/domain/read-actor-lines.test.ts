import { describe, expect, it } from 'vitest';
import { completionAt } from '../../src/domain/completion/completion.ts';
import { entryOf, problemsOf } from './reading.ts';

describe('a line that merges actors', () => {
  it('takes names apart by commas or white space, each once', () => {
    for (const line of [
      'merge IS-K,"Islamic State, Khorasan",A7 into:ISKP',
      'merge IS-K, "Islamic State, Khorasan", A7 into:ISKP',
      'merge into:ISKP IS-K "Islamic State, Khorasan" A7 IS-K',
    ]) {
      expect(entryOf(line), line).toEqual({
        kind: 'merge',
        from: ['IS-K', 'Islamic State, Khorasan', 'A7'],
        into: 'ISKP',
        reason: null,
      });
    }
  });

  it('says which of both sides is missing', () => {
    expect(problemsOf('merge , into:ISKP')).toEqual([
      'P → the actor or incident to merge is missing',
    ]);
    expect(problemsOf('merge IS-K')).toEqual([
      'K → what to merge into is missing: into:NAME or into:I1204',
    ]);
  });

  it('completes each of its names', () => {
    const at = (line: string) => completionAt(line, line.length, 'entry');
    expect(at('merge IS-K,Dae')).toMatchObject({ field: 'actor', text: 'Dae', span: { from: 11 } });
    expect(at('merge IS-K Dae')).toMatchObject({ field: 'actor', text: 'Dae', span: { from: 11 } });
    expect(at('merge "Islamic Sta')).toMatchObject({
      field: 'actor',
      text: 'Islamic Sta',
      span: { from: 6 },
    });
  });
});

describe('a line that merges or splits incidents', () => {
  it('names incidents alone, in either case of the letter', () => {
    expect(entryOf('merge i2,I3 into:I1 note:same')).toEqual({
      kind: 'merge incidents',
      from: [2, 3],
      into: 1,
      reason: 'same',
    });
    const split = { kind: 'split incident', incident: 2, reason: null };
    expect(entryOf('split I2')).toEqual({ ...split, from: null });
    expect(entryOf('split I2 from:I1')).toEqual({ ...split, from: 1 });
  });

  it('is refused where it also names an actor, or aliases', () => {
    for (const line of [
      'merge I2 into:ISKP',
      'merge ISKP into:I2',
      'merge I2,ISKP into:I1',
      'split I2 from:ISKP',
      'split ISKP from:I2',
    ])
      expect(problemsOf(line), line).toEqual([
        expect.stringContaining('names an incident and an actor'),
      ]);
    expect(problemsOf('split I2 alias:ISKP')).toEqual([
      expect.stringContaining('an incident has no aliases'),
    ]);
  });
});

describe('a line that pins figures', () => {
  it('takes one number for each of several measures', () => {
    expect(entryOf('pin I1204 killed:32 wounded:81 note:"at the morgue"')).toEqual({
      kind: 'pin',
      incident: 1204,
      best: { killed: 32, wounded: 81 },
      reason: 'at the morgue',
    });
  });

  it('refuses a range, and points at it', () => {
    expect(problemsOf('pin I1204 killed:27-32')).toEqual([
      '27-32 → a pinned killed: is one number, such as 32, or ? to remove the pin; the range still comes from the reports',
    ]);
    expect(problemsOf('pin I1204 killed:~30')).toHaveLength(1);
    expect(problemsOf('pin I1204')).toEqual(['4 → a figure is missing, such as killed:32']);
    expect(problemsOf('pin R7 killed:3')).toEqual(['R7 → `R7` is not an incident such as I1204']);
  });

  it('takes pins away by the names of their measures', () => {
    const entry = { kind: 'pin', incident: 1204, best: { killed: null, wounded: null } };
    expect(entryOf('unpin I1204 killed wounded')).toMatchObject(entry);
    expect(entryOf('pin I1204 killed:? wounded:?')).toMatchObject(entry);
    expect(problemsOf('unpin I1204 kiled')).toEqual([
      'kiled → unknown measure `kiled`; did you mean `killed`?',
    ]);
    expect(problemsOf('unpin I1204')).toEqual([
      '4 → the measure to unpin is missing, such as killed',
    ]);
    expect(problemsOf('unpin I1204 killed:3')).toEqual([
      '3 → unpin takes no figures: unpin I1204 killed',
    ]);
  });
});

describe('a line that makes or grades a source', () => {
  it('says what is missing of it, and that old reports keep their letter', () => {
    expect(problemsOf('grade Reuters B')).toEqual(['B → the reason is missing: note:"…"']);
    expect(problemsOf('grade Reuters note:x')[0]).toContain('`Reuters` is not a letter A to F');
    expect(problemsOf('source Reuters reliability:G')[0]).toContain('unknown reliability `G`');
    expect(problemsOf('source origin:AFP')).toEqual(['P → the name of the source is missing']);
  });
});
