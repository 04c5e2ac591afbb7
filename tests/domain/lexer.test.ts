import { describe, expect, it } from 'vitest';
import { lex, type Token } from '../../src/domain/grammar/lexer.ts';
import { textOf } from '../../src/domain/grammar/values.ts';

/** Tokens in short: kind, for keys the key, and what they say. */
function tokens(line: string, negation = false): readonly string[] {
  return lex(line, { negation }).tokens.map(
    (token) => `${token.negated ? 'not ' : ''}${inShort(token)}`,
  );
}

function inShort(token: Token): string {
  switch (token.kind) {
    case 'key':
      return `key ${token.key} ${textOf(token.value)}`;
    case 'place':
      return `place ${textOf(token.value)}`;
    case 'tag':
      return `tag ${token.tag}`;
    case 'link':
      return `link ${token.url}`;
    case 'word':
      return `${token.quoted ? 'text' : 'word'} ${token.text}`;
  }
}

describe('tokens', () => {
  it('are separated by white space of any kind', () => {
    expect(tokens('  attack\t@Kabul \u00a0 x\u2003y\n')).toEqual([
      'word attack',
      'place Kabul',
      'word x',
      'word y',
    ]);
  });

  it('are words, keys with values, places, tags, links and quoted texts', () => {
    expect(tokens('a by:ISKP @Kabul,AFG #drill https://a.b/c?d=e "two words"')).toEqual([
      'word a',
      'key by ISKP',
      'place Kabul,AFG',
      'tag drill',
      'link https://a.b/c?d=e',
      'text two words',
    ]);
  });

  it('say where they stand in UTF-16 units', () => {
    const line = '👩‍🚒 by:"a b" x';
    const [, key] = lex(line, { negation: false }).tokens;
    expect(line.slice(key?.span.from, key?.span.until)).toBe('by:"a b"');
  });
});

describe('a quote', () => {
  it('holds white space, commas and colons together', () => {
    expect(tokens('by:"Islamic State, Khorasan: east"')).toEqual([
      'key by Islamic State, Khorasan: east',
    ]);
  });

  it('opens at the start of a token and after : , @ <', () => {
    expect(tokens('"a b" by:"c d",x,"e f"<"g h" @"i j"')).toEqual([
      'text a b',
      'key by c d,x,e f<g h',
      'place i j',
    ]);
  });

  it('is an ordinary character elsewhere, as every apostrophe is', () => {
    expect(tokens(`5'10" it's N'Djamena 'tis x"y z"`)).toEqual([
      `word 5'10"`,
      "word it's",
      "word N'Djamena",
      "word 'tis",
      'word x"y',
      'word z"',
    ]);
  });

  it('knows two escapes and keeps every other backslash', () => {
    expect(tokens(String.raw`"a \"b\" \\ \n \x"`)).toEqual([String.raw`text a "b" \ \n \x`]);
  });

  it('that is not closed is a problem at its start', () => {
    for (const [line, at] of [
      ['attack "two words', 7],
      ['attack note:"two words by:x', 12],
      ['attack by:a,"b', 12],
      [String.raw`attack "closed \"`, 7],
      ['attack note:“two words', 12],
    ] as const) {
      const { problems } = lex(line, { negation: false });
      expect(
        problems.map(({ span }) => span),
        line,
      ).toEqual([{ from: at, until: at + 1 }]);
      expect(problems[0]?.message).toContain('not closed');
    }
  });

  it('may be typographic after a key, and stays in the text among words', () => {
    expect(tokens('speaker:“Jane Doe” role:„die Chefin“ org:«ONU Paris»')).toEqual([
      'key speaker Jane Doe',
      'key role die Chefin',
      'key org ONU Paris',
    ]);
    expect(tokens('He said “never again” twice')).toEqual([
      'word He',
      'word said',
      'word “never',
      'word again”',
      'word twice',
    ]);
  });
});

describe('a key', () => {
  it('is ASCII letters and hyphens directly before a colon, in any case', () => {
    expect(tokens('KILLED:3 civilians-wounded:2')).toEqual([
      'key killed 3',
      'key civilians-wounded 2',
    ]);
    expect(tokens('ключ:3 k1:3 by :x')).toEqual(['word ключ:3', 'word k1:3', 'word by', 'word :x']);
  });

  it('needs something directly after its colon', () => {
    expect(tokens('Breaking: 14:30 by: x')).toEqual([
      'word Breaking:',
      'word 14:30',
      'word by:',
      'word x',
    ]);
  });

  it('is not a link', () => {
    expect(tokens('http://a.b HTTPS://c.d url:http://e.f')).toEqual([
      'link http://a.b',
      'link HTTPS://c.d',
      'key url http://e.f',
    ]);
  });
});

describe('U+0000', () => {
  it.each(['attack a\0b', 'attack note:"a\0b" x', 'attack @Ka\0bul x', 'attack #a\0'])(
    'is refused wherever it stands, as in %j',
    (line) => {
      const at = line.indexOf('\0');
      expect(lex(line, { negation: false }).problems).toMatchObject([
        { span: { from: at, until: at + 1 }, message: expect.stringContaining('U+0000') },
      ]);
    },
  );
});

describe('signs', () => {
  it('count at the start of a token only', () => {
    expect(tokens('bob@example.org a#b @ #')).toEqual([
      'word bob@example.org',
      'word a#b',
      'word @',
      'word #',
    ]);
  });

  it('make a tag where a letter of any script follows', () => {
    expect(tokens('#1 #a1 #Ied-Cell #نزاع')).toEqual([
      'word #1',
      'tag a1',
      'tag ied-cell',
      'tag نزاع',
    ]);
  });
});

describe('a minus before a token', () => {
  it('turns it round in a filter', () => {
    expect(tokens('-#drill -by:ISKP -"a b" -x -@Kabul "-x" - y', true)).toEqual([
      'not tag drill',
      'not key by ISKP',
      'not text a b',
      'not word x',
      'not place Kabul',
      'text -x',
      'word -',
      'word y',
    ]);
  });

  it('belongs to the word in an entry', () => {
    expect(tokens('-3d')).toEqual(['word -3d']);
  });
});
