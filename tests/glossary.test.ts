import { describe, expect, it } from 'vitest';
import { pageText } from './support/doc-pages.ts';
import { sourceFiles } from './support/source-files.ts';

/** The rows of the table in docs/glossary.md. */
const ROWS = [...pageText('docs/glossary.md').matchAll(/^\| (.+?) \|$/gm)]
  .map(([, row = '']) => row.split('|').map((cell) => cell.trim()))
  .slice(2)
  .map(([word = '', , code = '', retired = '']) => ({
    word,
    kind: code.split(' ')[0],
    name: code.split('`')[1] ?? '',
    retired: retired.split(', ').filter((one) => one !== ''),
  }));
const SOURCES = sourceFiles('src');
const TYPES = new Set(
  SOURCES.flatMap(({ text }) =>
    [...text.matchAll(/^export type (\w+)/gm)].map(([, name = '']) => name),
  ),
);
const SCHEMA = SOURCES.find(({ path }) => path.endsWith('store/schema/schema.ts'))?.text ?? '';
const TABLES = new Set(
  [...SCHEMA.matchAll(/^ {2}(\w+): \w+Table;$/gm)].map(([, name = '']) => name),
);

/** Exported functions and constants, and the columns of the tables. */
const VALUES = SOURCES.flatMap(({ path, text }) => [
  ...[...text.matchAll(/^export (?:async )?(?:function\*?|const) (\w+)/gm)],
  ...(/store\/schema\/schema[\w-]*\.ts$/.test(path) ? [...text.matchAll(/^ {2,4}(\w+): /gm)] : []),
]).map(([, name = '']) => name);

describe('the glossary', () => {
  it.each(ROWS)('knows "$word" from a table or a type: $name', ({ kind, name }) => {
    expect(kind === 'table' ? TABLES : TYPES).toContain(name);
  });

  it('names no word twice', () => {
    expect(new Set(ROWS.map(({ word }) => word)).size).toBe(ROWS.length);
  });

  it.each([...new Set(ROWS.flatMap(({ retired }) => retired))])(
    'has no table, column, type, function or file that is called "%s"',
    (retired) => {
      const names = [...TABLES, ...TYPES, ...VALUES, ...SOURCES.map(({ path }) => path)];
      expect(names.filter((name) => wordsOf(name).some((word) => isForm(word, retired)))).toEqual(
        [],
      );
    },
  );
});

/** The words of a name in any case: `EvidenceTie`, `read-ties.ts` and `day_tally`. */
function wordsOf(name: string): readonly string[] {
  return name
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/);
}

/** Whether a word is the other one or its plural. */
function isForm(word: string, of: string): boolean {
  return [of, `${of}s`, of.replace(/y$/, 'ies')].includes(word);
}
