import { createJsonReader, rowOf } from './json-records.ts';
import type { RowRead, RowReader } from './row-read.ts';

/** Reads JSON objects, one a line; a line that is none is rejected and those behind it are read. */
export function readJsonLines(): RowReader {
  let rest = '';
  let line = 0;
  return async (text) => {
    const lines = (rest + (text ?? '\n')).replace(/^\uFEFF/, '').split('\n');
    rest = lines.pop() ?? '';
    const rows = lines.flatMap((each): readonly RowRead[] => {
      line += 1;
      return each.trim() === '' ? [] : [readLine(each, line)];
    });
    return { rows, isOver: false };
  };
}

function readLine(text: string, line: number): RowRead {
  try {
    const record: unknown = JSON.parse(text);
    if (typeof record === 'object' && record !== null && !Array.isArray(record)) {
      return { row: { line, ...rowOf(record) } };
    }
  } catch {
    // Said below, in words for a person.
  }
  const reason = 'is no JSON object; the line may be cut off';
  return {
    rejected: { line, column: null, value: text.slice(0, 200), reason, raw: { line: text } },
  };
}

/** Reads the records of a JSON array; they are counted, since JSON has no lines. */
export function readJsonRecords(): RowReader {
  let found: RowRead[] = [];
  let count = 0;
  let isOver = false;
  const read = createJsonReader((record) => {
    count += 1;
    found.push({ row: { line: count, ...rowOf(record) } });
  });
  let isWhole = false;
  return async (text) => {
    if (text !== null && !isOver) {
      try {
        read(text.replace(/^\uFEFF/, ''));
        isWhole = /[\]}]\s*$/.test(text) || (isWhole && text.trim() === '');
      } catch (error) {
        isOver = true;
        found.push(broken(count + 1, error instanceof Error ? error.message : String(error)));
      }
    } else if (text === null && !isWhole && !isOver)
      found.push(broken(count + 1, 'it ends too early'));
    const rows = found;
    found = [];
    return { rows, isOver };
  };
}

function broken(line: number, why: string): RowRead {
  const reason = `is no JSON (${why.replaceAll(/\s+/g, ' ').slice(0, 120)}); nothing from here on could be read`;
  return { rejected: { line, column: null, value: null, reason, raw: null } };
}
