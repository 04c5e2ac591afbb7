import type { RowCells } from '../../domain/entry/imported.ts';
import { otherSystem } from '../../formats/rows/coordinate-systems.ts';
import type { FirstRow } from '../../formats/rows/format.ts';
import { UnknownFormatError } from '../containers/content.ts';
import { createExactReader, parseExactly } from './exact-json.ts';

/** One record of a JSON file: its members as text, by name and by name in lower case. */
export type JsonRow = {
  readonly raw: RowCells;
  readonly byName: FirstRow;
  readonly json: unknown;
};

/**
 * Where records are: in a top-level array, or under one of these names (GeoJSON, ESRI, the APIs of UCDP and ACLED).
 */
const LISTS = ['features', 'Result', 'data', 'events', 'results', 'records', 'incidents'];
/** Members that declare the coordinate system of all records, before or after them. */
const SYSTEMS = ['crs', 'spatialReference', 'coordRefSys'];
/** The members of a feature that is a whole file. */
const PARTS = ['type', 'id', 'properties', 'geometry'];

/**
 * A streaming JSON reader that returns each record as it ends, and holds no more than one; throws if the text is not
 * JSON, and `UnknownFormatError` if its coordinates are in another system than ours.
 */
export function createJsonReader(onRecord: (record: unknown) => void): (text: string) => void {
  let read: ((text: string) => void) | undefined;
  let failure: Error | undefined;
  return (text) => {
    if (read === undefined && text.trim() === '') return;
    read ??= createRecordReader(text.trimStart().startsWith('['), onRecord, (error) => {
      // Errors that follow from the first one are ignored.
      failure ??= error;
    });
    read(text);
    if (failure !== undefined) throw failure;
  };
}

/** What is outside the wanted paths is skipped as it comes. */
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

/** Throws `UnknownFormatError` if this declares coordinates other than our degrees. */
function expectOurSystem(declared: unknown): void {
  const system = otherSystem(declared);
  if (system === null) return;
  throw new UnknownFormatError(
    `It declares its coordinates to be in ${system}, not degrees in WGS 84. Convert it first, for example with ogr2ogr -t_srs EPSG:4326 NEW.geojson FILE, and import the new file.`,
  );
}

/**
 * The first records of a file, and whether it has one per line. Throws what `createJsonReader` throws about
 * coordinates.
 */
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
    // Malformed parts are reported when the file is read; here its beginning is enough.
  }
  return { as: 'json', records: records.slice(0, most).filter(isReadable) };
}

/** A line of a sequence without the separator that begins each record (RFC 8142). */
export function withoutMark(line: string): string {
  return line.replace(/^\u001E/, '');
}

/**
 * Nesting of lists and objects; a GeoJSON feature has eight levels, and recursion into deeper values would overflow the
 * stack.
 */
export const MOST_NESTED = 100;

/** Whether a value from JSON is nested deeper than any record. */
export function isTooNested(value: unknown): boolean {
  let level: readonly unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MOST_NESTED) return true;
    level = level.flatMap(valuesIn).filter((inner) => typeof inner === 'object');
  }
  return false;
}

/** Whether a text in a value contains U+0000; it ends a text for spreadsheets and shells, which lose the rest. */
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
 * A record as a row: nested values stay JSON; the properties of a GeoJSON feature and the attributes of an ESRI one are
 * placed beside its geometry. Throws `UnknownFormatError` if its coordinates are in another system than ours.
 */
export function rowOf(record: unknown): JsonRow {
  const members = isObject(record) ? Object.entries(membersOf(record)) : [];
  const columns = members.map(([name]) => name);
  const cells = members.map(([, value]) => textOf(value));
  const byName = new Map(
    columns.map((name, index) => [name.trim().toLowerCase(), cells[index] ?? '']),
  );
  return { raw: { columns, cells }, byName, json: record };
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
    // A feature's id may differ from the one in its properties.
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

/**
 * The attributes of a feature beside its geometry, in GeoJSON or ESRI's JSON; `null` for a record that is not a
 * feature.
 */
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
