import { describe, expect, it } from 'vitest';
import {
  completionAt,
  quoteForToken,
  staticSuggestions,
} from '../../src/domain/completion/completion.ts';
import { LINE_WORDS } from '../../src/domain/grammar/line-kinds.ts';
import { EVENT_SLUGS } from '../../src/domain/model/event-types.ts';

/** What is expected at the `|` of a line: field, what is typed of it, and the text that it would replace. */
function at(drawing: string, grammar: 'entry' | 'filter' = 'entry'): readonly string[] {
  const cursor = drawing.indexOf('|');
  const line = drawing.replace('|', '');
  const here = completionAt(line, cursor, grammar);
  return here === undefined
    ? []
    : [here.field, here.text, line.slice(here.span.from, here.span.until)];
}

describe('at the cursor of an entry', () => {
  it.each([
    ['|', 'kind', '', ''],
    ['  |', 'kind', '', ''],
    ['air|', 'kind', 'air', 'air'],
    ['air|strike x', 'kind', 'air', 'airstrike'],
    ['attack |', 'incident-key', '', ''],
    ['attack kil|', 'incident-key', 'kil', 'kil'],
    ['report I1 no|', 'report-key', 'no', 'no'],
    ['quote spe|', 'quote-key', 'spe', 'spe'],
    ['milestone 2020 no|', 'milestone-key', 'no', 'no'],
    ['attack by:|', 'actor', '', ''],
    ['attack by:ISKP,Tal|', 'actor', 'Tal', 'Tal'],
    ['attack by:ISKP,|', 'actor', '', ''],
    ['attack by:IS|KP,Taliban on:x', 'actor', 'IS', 'ISKP'],
    ['attack on:"Islamic State, Kho|', 'actor', 'Islamic State, Kho', '"Islamic State, Kho'],
    ['attack by:ISKP?|', 'actor', 'ISKP', 'ISKP'],
    ['attack blamed:Taliban<Af|', 'source', 'Af', 'Af'],
    ['attack blamed:Taliban<"Afghan go|', 'source', 'Afghan go', '"Afghan go'],
    ['attack blamed:Tal|<AFP x', 'actor', 'Tal', 'Tal'],
    ['attack src:Reu|', 'source', 'Reu', 'Reu'],
    ['attack src:Reu|/B2', 'source', 'Reu', 'Reu'],
    ['attack src:Reuters/|', 'none', '', ''],
    ['attack @Ka|', 'place', 'Ka', 'Ka'],
    ['attack @|', 'place', '', ''],
    ['attack @"Spin B|', 'place', 'Spin B', '"Spin B'],
    ['attack @Kabul,A|', 'country', 'A', 'A'],
    ['attack #dr|', 'tag', 'dr', 'dr'],
    ['attack #|', 'tag', '', ''],
    ['attack status:c|', 'verdict', 'c', 'c'],
    ['attack date:t|', 'date', 't', 't'],
    ['attack killed:3|', 'none', '3', '3'],
    ['attack note:x|', 'none', 'x', 'x'],
    ['attack "two wo|', 'none', 'two wo', '"two wo'],
    ['quote speaker:"Jane D|', 'speaker', 'Jane D', '"Jane D'],
    ['quote org:U|', 'organisation', 'U', 'U'],
    ['quote about:I1204,IS|', 'actor', 'IS', 'IS'],
    ['estimate IS|', 'actor', 'IS', 'IS'],
    ['estimate "Haqqani n|', 'actor', 'Haqqani n', '"Haqqani n'],
    ['estimate src:AFP ISKP str|', 'measure', 'str', 'str'],
    ['estimate ISKP strength 3|', 'none', '3', '3'],
    ['estimate ISKP strength 3 as|', 'estimate-key', 'as', 'as'],
    ['report I|', 'none', 'I', 'I'],
  ])('%s', (drawing, field, text, replaced) => {
    expect(at(drawing)).toEqual([field, text, replaced]);
  });

  it('a key that nobody knows is left to its error', () => {
    expect(at('attack killd:3|')).toEqual([]);
  });
});

describe('at the cursor of a filter', () => {
  it.each([
    ['sta|', 'filter-key', 'sta', 'sta'],
    ['-sta|', 'filter-key', 'sta', 'sta'],
    ['type:arm|', 'type', 'arm', 'arm'],
    ['-by:IS|', 'actor', 'IS', 'IS'],
    ['actor:A,"B c|', 'actor', 'B c', '"B c'],
    ['in:Kabul,Ba|', 'place', 'Ba', 'Ba'],
    ['src:Reu|', 'source', 'Reu', 'Reu'],
    ['status:reported,dis|', 'status', 'dis', 'dis'],
    ['dataset:|', 'dataset', '', ''],
    ['speaker:J|', 'speaker', 'J', 'J'],
    ['-#dr|', 'tag', 'dr', 'dr'],
    ['since:|', 'date', '', ''],
    ['killed:>|', 'none', '>', '>'],
    ['has:|', 'has', '', ''],
  ])('%s', (drawing, field, text, replaced) => {
    expect(at(drawing, 'filter')).toEqual([field, text, replaced]);
  });
});

describe('what the grammar itself offers', () => {
  const offered = (...asked: Parameters<typeof staticSuggestions>): readonly string[] =>
    staticSuggestions(...asked).map(({ text }) => text);

  it('is every type and kind of line', () => {
    expect(offered('kind', '')).toEqual([...EVENT_SLUGS, ...LINE_WORDS.map(({ word }) => word)]);
    expect(offered('type', 'Bomb')).toEqual(['suicide-bomb']);
    expect(offered('type', 'a')[0]).toBe('armed-clash');
  });

  it('is the keys of this kind of line, with what they mean', () => {
    expect(offered('incident-key', 'civ')).toEqual(['civilians:', 'civilians-wounded:']);
    expect(offered('quote-key', 'kil')).toEqual([]);
    expect(offered('quote-key', 's')).toEqual(['src:', 'speaker:']);
    expect(offered('filter-key', 'si')).toEqual(['since:']);
    expect(staticSuggestions('filter-key', 'since')[0]?.hint).not.toBe('');
  });

  it('is statuses, measures, countries and days', () => {
    expect(offered('status', 'dis')).toEqual(['disputed', 'discounted']);
    expect(offered('verdict', '')).toEqual(['confirmed', 'discounted']);
    expect(offered('measure', 'str')).toEqual(['strength']);
    expect(offered('country', 'afg')).toEqual(['AFG']);
    expect(offered('country', 'ivory')).toEqual(['CIV']);
    expect(offered('date', 't')[0]).toBe('today');
    expect(offered('none', '')).toEqual([]);
  });
});

describe('a suggestion in the line', () => {
  it('is quoted where the grammar needs it', () => {
    expect(quoteForToken('ISKP')).toBe('ISKP');
    expect(quoteForToken('طالبان')).toBe('طالبان');
    expect(quoteForToken("N'Djamena")).toBe("N'Djamena");
    expect(quoteForToken('Islamic State, Khorasan')).toBe('"Islamic State, Khorasan"');
    expect(quoteForToken('Kabul "Zoo"')).toBe('"Kabul \\"Zoo\\""');
    expect(quoteForToken('Who?')).toBe('"Who?"');
    expect(quoteForToken('AFP/B2')).toBe('"AFP/B2"');
  });

  it('is left as it is where it is a key', () => {
    expect(quoteForToken('civilians-wounded:')).toBe('civilians-wounded:');
  });
});
