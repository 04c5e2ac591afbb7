import { JSONParser } from '@streamparser/json';
import type { FileRow } from '../formats/format.ts';

/** One record of a JSON file: its members by name as text, and by name in lower case. */
export type JsonRow = {
  readonly raw: Readonly<Record<string, string>>;
  readonly byName: FileRow;
  readonly json: unknown;
};

/** Where records stand: in an array that is the whole, or under one of these names (GeoJSON, the APIs of UCDP and ACLED). */
const PATHS = ['features', 'Result', 'data', 'events', 'results', 'records', 'incidents'];

/**
 * A reader of JSON pieces that hands over each record as it ends, and holds no more than one; it throws where the text
 * is no JSON.
 */
export function createJsonReader(onRecord: (record: unknown) => void): (text: string) => void {
  let parser: JSONParser | undefined;
  let failure: Error | undefined;
  return (text) => {
    if (parser === undefined && text.trim() === '') return;
    parser ??= createParser(text.trimStart().startsWith('['), onRecord, (error) => {
      failure = error;
    });
    parser.write(text);
    if (failure !== undefined) throw failure;
  };
}

/** What stands outside the wanted paths is passed over as it comes. */
function createParser(
  isArray: boolean,
  onRecord: (record: unknown) => void,
  onError: (error: Error) => void,
): JSONParser {
  const paths = isArray ? ['$.*'] : PATHS.map((name) => `$.${name}.*`);
  const parser = new JSONParser({ paths, keepStack: false });
  parser.onValue = ({ value, parent }) => {
    if (Array.isArray(parent)) onRecord(value);
  };
  parser.onError = onError;
  return parser;
}

/** The first records of a file, and whether they stand one a line. */
export function recordsIn(
  text: string,
  most: number,
): { readonly as: 'json' | 'json-lines'; readonly records: readonly unknown[] } {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const first = parsed(lines[0] ?? '');
  const isLines =
    isObject(first) &&
    (lines.length === 1
      ? !PATHS.some((name) => Array.isArray(first[name]))
      : lines[1]?.trimStart().startsWith('{') === true);
  if (isLines) {
    const records = lines.slice(0, most).map(parsed).filter(isObject).filter(isReadable);
    return { as: 'json-lines', records };
  }
  const records: unknown[] = [];
  const read = createJsonReader((record) => records.push(record));
  try {
    read(text);
  } catch {
    // What is broken is found where the file is read; here its beginning is enough.
  }
  return { as: 'json', records: records.slice(0, most).filter(isReadable) };
}

/** Lists and objects within one another; a GeoJSON feature has eight, and what recurses over deeper ones ends the program. */
export const MOST_NESTED = 100;

/** Whether a value that was read from JSON nests deeper than any record does. */
export function isTooNested(value: unknown): boolean {
  let level: readonly unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MOST_NESTED) return true;
    level = level.flatMap(valuesIn).filter((inner) => typeof inner === 'object');
  }
  return false;
}

/** Whether U+0000 stands in a text of a value; it ends a text for spreadsheets and shells, which lose what is behind it. */
export function hasEndOfText(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\0');
  return valuesIn(value).some(hasEndOfText);
}

function valuesIn(value: unknown): readonly unknown[] {
  return typeof value === 'object' && value !== null ? Object.values(value) : [];
}

function isReadable(value: unknown): boolean {
  return !isTooNested(value);
}

/** A record as a row: what is nested stays JSON; the properties of a GeoJSON feature stand beside its geometry. */
export function rowOf(record: unknown): JsonRow {
  const raw: Record<string, string> = {};
  if (isObject(record)) {
    const { properties, geometry, id, ...others } = record;
    const isFeature = record.type === 'Feature' && isObject(properties);
    const members = isFeature
      ? { ...(id === undefined ? {} : { id }), ...properties, geometry: geometry ?? null }
      : {
          ...others,
          ...(id === undefined ? {} : { id }),
          ...(geometry === undefined ? {} : { geometry }),
          ...(properties === undefined ? {} : { properties }),
        };
    for (const [name, value] of Object.entries(members)) raw[name] = textOf(value);
  }
  const byName = new Map(
    Object.entries(raw).map(([name, value]) => [name.trim().toLowerCase(), value]),
  );
  return { raw, byName, json: record };
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
