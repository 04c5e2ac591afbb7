import { UnknownFormatError } from '../containers/content.ts';
import { parseExactly } from './exact-json.ts';
import {
  createJsonReader,
  hasEndOfText,
  isTooNested,
  MOST_NESTED,
  rowOf,
  withoutMark,
} from './json-records.ts';
import type { RowRead, RowReader } from './row-read.ts';

/** UTF-16 units of the longest line that is read: an incident with every report of a long war is far shorter. */
export const LONGEST_LINE = 67_108_864;

/** Reads JSON objects, one per line; an invalid line is rejected, and reading continues. */
export function readJsonLines(): RowReader {
  const gather = createLineGatherer();
  let line = 0;
  return async (text) => {
    const rows = gather(
      line === 0 ? (text ?? '\n').replace(/^\uFEFF/, '') : (text ?? '\n'),
    ).flatMap((each): readonly RowRead[] => {
      line += 1;
      if (each.length > LONGEST_LINE) return [tooLong(each.start, line)];
      const record = withoutMark(each.start);
      return record.trim() === '' ? [] : [readLine(record, line)];
    });
    return { rows, isOver: false };
  };
}

/** A line and its length; for one that is too long, only the start. */
type GatheredLine = { readonly start: string; readonly length: number };

/**
 * Assembles lines from pieces of text. Each piece is scanned once, however long its line is: joining it to the previous
 * text would cost the length of the line for every piece.
 */
function createLineGatherer(): (text: string) => readonly GatheredLine[] {
  let pieces: string[] = [];
  let length = 0;
  const take = (piece: string) => {
    length += piece.length;
    if (length <= LONGEST_LINE) pieces.push(piece);
    else pieces = [pieces.join('').slice(0, SHOWN)];
  };
  return (text) => {
    const [first = '', ...others] = text.split('\n');
    const lines: GatheredLine[] = [];
    take(first);
    for (const next of others) {
      lines.push({ start: pieces.join(''), length });
      pieces = [];
      length = 0;
      take(next);
    }
    return lines;
  };
}

/** How much of an unreadable line is shown. */
const SHOWN = 200;

function tooLong(start: string, line: number): RowRead {
  const value = start.slice(0, SHOWN);
  const reason = `has more than ${LONGEST_LINE / 1_048_576} million characters, which is over the limit, and was not read`;
  return { rejected: { line, column: null, value, reason, raw: [value] } };
}

function readLine(text: string, line: number): RowRead {
  try {
    const record = parseExactly(text);
    if (typeof record === 'object' && record !== null && !Array.isArray(record)) {
      return rowRead(record, line);
    }
  } catch (error) {
    if (error instanceof UnknownFormatError) throw error;
    // Reported below, in words for a person.
  }
  const reason = 'is not a JSON object; the line may be cut off';
  return {
    rejected: { line, column: null, value: text.slice(0, 200), reason, raw: [text] },
  };
}

function rowRead(record: unknown, line: number): RowRead {
  const rejected = { line, column: null, value: null };
  if (isTooNested(record)) {
    const reason = `nests lists and objects more than ${MOST_NESTED} deep, which is over the limit`;
    return { rejected: { ...rejected, reason, raw: null } };
  }
  const row = rowOf(record);
  if (!hasEndOfText(record)) return { row: { line, ...row } };
  const reason = 'contains the character U+0000 in a text, which is not allowed';
  return { rejected: { ...rejected, reason, raw: [record] } };
}

/** Reads the records of a JSON array, numbered by position, since JSON has no lines. */
export function readJsonRecords(): RowReader {
  let found: RowRead[] = [];
  let count = 0;
  let isOver = false;
  const read = createJsonReader((record) => {
    count += 1;
    found.push(rowRead(record, count));
  });
  let isWhole = false;
  return async (text) => {
    if (text !== null && !isOver) {
      try {
        read(text.replace(/^\uFEFF/, ''));
        isWhole = /[\]}]\s*$/.test(text) || (isWhole && text.trim() === '');
      } catch (error) {
        if (error instanceof UnknownFormatError) throw error;
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
  const reason = `is not JSON (${why.replaceAll(/\s+/g, ' ').slice(0, 120)}); nothing from here on could be read`;
  return { rejected: { line, column: null, value: null, reason, raw: null } };
}
