import { otherSystem } from '../../formats/rows/coordinate-systems.ts';
import type { FileRow } from '../../formats/rows/format.ts';
import { UnknownFormatError } from '../containers/unknown-format.ts';
import { createExactReader, parseExactly } from './exact-json.ts';

/** One record of a JSON file: its members by name as text, and by name in lower case. */
export type JsonRow = {
  readonly raw: Readonly<Record<string, string>>;
  readonly byName: FileRow;
  readonly json: unknown;
};

/**
 * Where records stand: in an array that is the whole, or under one of these names (GeoJSON, ESRI, the APIs of UCDP and
 * ACLED).
 */
const LISTS = ['features', 'Result', 'data', 'events', 'results', 'records', 'incidents'];
/** What a file says of the coordinates of all its records, before them or behind them. */
const SYSTEMS = ['crs', 'spatialReference', 'coordRefSys'];
/** What a feature consists of that is the whole file. */
const PARTS = ['type', 'id', 'properties', 'geometry'];

/**
 * A reader of JSON pieces that hands over each record as it ends, and holds no more than one; it throws where the text
 * is no JSON, and `UnknownFormatError` where its coordinates are in a system that is not ours.
 */
export function createJsonReader(onRecord: (record: unknown) => void): (text: string) => void {
  let read: ((text: string) => void) | undefined;
  let failure: Error | undefined;
  return (text) => {
    if (read === undefined && text.trim() === '') return;
    read ??= createRecordReader(text.trimStart().startsWith('['), onRecord, (error) => {
      // What follows from the first one tells nothing.
      failure ??= error;
    });
    read(text);
    if (failure !== undefined) throw failure;
  };
}

/** What stands outside the wanted paths is passed over as it comes. */
function createRecordReader(
  isArray: boolean,
  onRecord: (record: unknown) => void,
  onError: (error: Error) => void,
): (text: string) => void {
  const whole = new Map<string, unknown>();
  const paths = isArray
    ? ['$.*']
    : [...LISTS.map((name) => `$.${name}.*`), ...[...SYSTEMS, ...PARTS].map((name) => `$.${name}`)];
  return createExactReader(paths, {
    onValue: ({ value, isElement, member }) => {
      if (isElement) onRecord(value);
      else if (member !== null && SYSTEMS.includes(member)) expectOurSystem(value);
      else if (member !== null) whole.set(member, value);
    },
    onEnd: () => {
      if (whole.get('type') === 'Feature') onRecord(Object.fromEntries(whole));
    },
    onError,
  });
}

/** Throws `UnknownFormatError` where this declares coordinates that are not degrees of ours. */
function expectOurSystem(declared: unknown): void {
  const system = otherSystem(declared);
  if (system === null) return;
  throw new UnknownFormatError(
    `It says that its coordinates are in ${system}, and not degrees of WGS 84. Convert it first, such as with ogr2ogr -t_srs EPSG:4326 NEW.geojson FILE, and import the new file.`,
  );
}

/** The first records of a file, and whether they stand one a line. Throws what `createJsonReader` throws of coordinates. */
export function recordsIn(
  text: string,
  most: number,
): { readonly as: 'json' | 'json-lines'; readonly records: readonly unknown[] } {
  const lines = text
    .split('\n')
    .map(withoutMark)
    .filter((line) => line.trim() !== '');
  const first = parsed(lines[0] ?? '');
  const isLines =
    isObject(first) &&
    (lines.length === 1
      ? !LISTS.some((name) => Array.isArray(first[name]))
      : lines[1]?.trimStart().startsWith('{') === true);
  if (isLines) {
    const records = lines.slice(0, most).map(parsed).filter(isObject).filter(isReadable);
    return { as: 'json-lines', records };
  }
  const records: unknown[] = [];
  const read = createJsonReader((record) => records.push(record));
  try {
    read(text);
  } catch (error) {
    if (error instanceof UnknownFormatError) throw error;
    // What is broken is found where the file is read; here its beginning is enough.
  }
  return { as: 'json', records: records.slice(0, most).filter(isReadable) };
}

/** A line of a sequence without the mark that begins each of its records (RFC 8142). */
export function withoutMark(line: string): string {
  return line.replace(/^\u001E/, '');
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

/**
 * A record as a row: what is nested stays JSON; the properties of a GeoJSON feature and the attributes of an ESRI one stand
 * beside its geometry. Throws `UnknownFormatError` where its own coordinates are in a system that is not ours.
 */
export function rowOf(record: unknown): JsonRow {
  const raw: Record<string, string> = {};
  if (isObject(record)) {
    for (const [name, value] of Object.entries(membersOf(record))) raw[name] = textOf(value);
  }
  const byName = new Map(
    Object.entries(raw).map(([name, value]) => [name.trim().toLowerCase(), value]),
  );
  return { raw, byName, json: record };
}

type JsonObject = Readonly<Record<string, unknown>>;

function membersOf(record: JsonObject): JsonObject {
  const { properties, geometry, id, ...others } = record;
  const own = id === undefined ? {} : { id };
  const facts = factsOf(record);
  if (facts !== null) {
    for (const name of SYSTEMS) {
      expectOurSystem(record[name]);
      if (isObject(geometry)) expectOurSystem(geometry[name]);
    }
    // A feature may be called otherwise than its properties say.
    const called = id === undefined || facts.id === undefined ? own : { 'feature id': id };
    return { ...called, ...facts, geometry: geometry ?? null };
  }
  return {
    ...others,
    ...own,
    ...(geometry === undefined ? {} : { geometry }),
    ...(properties === undefined ? {} : { properties }),
  };
}

/** What a feature says beside its geometry, in GeoJSON or as ESRI writes it; `null` for a record that is no feature. */
function factsOf({ type, properties, attributes }: JsonObject): JsonObject | null {
  if (type === 'Feature' && isObject(properties)) return properties;
  return type === undefined && isObject(attributes) ? attributes : null;
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function parsed(line: string): unknown {
  try {
    return parseExactly(line);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
