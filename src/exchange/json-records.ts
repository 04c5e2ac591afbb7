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

/** A reader of JSON pieces that hands over each record as it ends; it throws where the text is no JSON. */
export function createJsonReader(onRecord: (record: unknown) => void): (text: string) => void {
  const parser = new JSONParser({
    paths: ['$.*', ...PATHS.map((name) => `$.${name}.*`)],
    keepStack: false,
    emitPartialTokens: false,
    emitPartialValues: false,
  });
  parser.onValue = ({ value, parent, stack }) => {
    const isElement = Array.isArray(parent);
    // Members of the whole document are none of its records, but for those of an array.
    if (isElement && (stack.length === 1 || stack.length === 2)) onRecord(value);
  };
  let failure: Error | undefined;
  parser.onError = (error) => {
    failure = error;
  };
  return (text) => {
    parser.write(text);
    if (failure !== undefined) throw failure;
  };
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
    const records = lines.slice(0, most).map(parsed).filter(isObject);
    return { as: 'json-lines', records };
  }
  const records: unknown[] = [];
  const read = createJsonReader((record) => records.push(record));
  try {
    read(text);
  } catch {
    // What is broken is found where the file is read; here its beginning is enough.
  }
  return { as: 'json', records: records.slice(0, most) };
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
