import { hash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { cellsByColumn, type RowCells } from '../../domain/entry/imported.ts';
import type { StoredMapped } from './mapped-row.ts';

/** A publisher's row as JSON: as it came, cells by column, and in our terms (`StoredMapped`). */
export type PublishedRow = { readonly raw: string; readonly mapped: string };

/**
 * A publisher's row as it is stored. `columns`: the names of its columns as a JSON array, which rows share, or `null` if the
 * row holds them itself. `packed`: a JSON array of the row's values and of the row in our terms, compressed by DEFLATE
 * (RFC 1951) as one text, so that what both say takes its room once.
 */
export type PackedRow = { readonly columns: string | null; readonly packed: Uint8Array };

/**
 * A row to be stored. `hash`: the first 8 bytes of the SHA-256 of its shared columns and of the text that was compressed, so that
 * the same row is recognised without unpacking the stored one; behind them its fingerprint, so that it is recognised even before
 * it is read, unless it came from elsewhere than a file.
 */
export type NewRow = { readonly packed: Buffer; readonly hash: Buffer };

const HASH_BYTES = 8;

/** The fingerprint in the hash of a stored row; empty if it has none. */
export function fingerprintIn(stored: Buffer | null): string {
  return stored?.toString('hex', HASH_BYTES) ?? '';
}

/** Whether two rows say the same by their hashes, even if they were read by different versions of a format. */
export function isSameRow(one: Buffer, stored: Buffer | null): boolean {
  const own = one.subarray(0, HASH_BYTES);
  return stored?.subarray(0, HASH_BYTES).equals(own) === true;
}

/** The names of the keys of a value, each with those of what it holds, or the one shape of every value of a list. */
type Shape = null | readonly [Shape] | { readonly [key: string]: Shape };

const FIGURE = { low: null, best: null, high: null };
const GRADE = { reliability: null, credibility: null };

/** A row in our terms is stored without these keys. Their order is that of stored rows: a new key goes to the end. */
const MAPPED = {
  when: { from: null, until: null, precision: null },
  type: null,
  subtype: null,
  title: null,
  narrative: null,
  tags: null,
  ties: [{ actor: null, kind: null, role: null, basis: null, doubted: null }],
  accounts: [
    {
      source: null,
      published: null,
      url: null,
      headline: null,
      grade: GRADE,
      figures: { killed: FIGURE, civilians: FIGURE, wounded: FIGURE },
    },
  ],
  place: {
    place: null,
    admin1: null,
    admin2: null,
    country: null,
    point: { lat: null, lon: null },
    precision: null,
  },
} as const satisfies Readonly<Record<keyof StoredMapped, Shape>>;

/** What two rows must have in common to share their columns. */
export function columnsOf({ columns }: RowCells): string {
  return JSON.stringify(columns);
}

/** The columns of a row that is JSON; `null` if it is not an object. */
export function columnsOfText(raw: string): string | null {
  const value = parsed(raw);
  return isObject(value) ? JSON.stringify(Object.keys(value)) : null;
}

/** Packs a row that was just read. `columns`: the names that it shares, or `null` if it holds its own. */
export function packRow(
  raw: RowCells,
  mapped: Readonly<Record<string, unknown>>,
  columns: string | null,
): NewRow {
  return packed(columns, rowText(raw, mapped, columns === null));
}

function packed(columns: string | null, text: string): NewRow {
  return { packed: deflated(text), hash: hashOf(columns, text) };
}

function hashOf(columns: string | null, text: string): Buffer {
  return hash('sha256', `${columns ?? ''}${text}`, 'buffer').subarray(0, HASH_BYTES);
}

function rowText(
  raw: RowCells,
  mapped: Readonly<Record<string, unknown>>,
  holdsColumns: boolean,
): string {
  return JSON.stringify([holdsColumns ? cellsByColumn(raw) : raw.cells, encoded(mapped, MAPPED)]);
}

/** Packs a row of an older database or of complete records, which unpacks to exactly these texts. */
export function packTexts({ raw, mapped }: PublishedRow, columns: string | null): NewRow {
  const row = parsed(raw);
  const ours = encoded(parsed(mapped), MAPPED);
  const isPlain = isObject(row) && JSON.stringify(row) === raw;
  const both = [
    isPlain ? (columns === null ? row : Object.values(row)) : raw,
    textOf(decoded(ours, MAPPED)) === mapped ? ours : mapped,
  ];
  return packed(columns, JSON.stringify(both));
}

/** Unpacks a row. If its header was lost with a damaged page, its columns are numbered. */
export function unpackRow({ columns, packed }: PackedRow): PublishedRow {
  const [row, mapped]: readonly unknown[] = JSON.parse(inflated(packed));
  return {
    raw: textOf(Array.isArray(row) ? named(row, columnNames(columns, row.length)) : row),
    mapped: textOf(decoded(mapped, MAPPED)),
  };
}

/** The same row, holding its columns itself. */
export function withOwnColumns(row: PackedRow): NewRow {
  return packTexts(unpackRow(row), null);
}

/** The hash of a row that was stored without one. */
export function hashOfPacked({ columns, packed }: PackedRow): Buffer {
  return hashOf(columns, inflated(packed));
}

function columnNames(columns: string | null, count: number): readonly string[] {
  if (columns !== null) return JSON.parse(columns);
  return Array.from({ length: count }, (_, at) => `(column ${at + 1})`);
}

// A row of 2 KB is packed in half the time with a window and tables that are no larger than it needs, and with small buffers: the
// usual ones are for streams.
function deflated(text: string): Buffer {
  const sizes = { windowBits: 12, memLevel: 4, chunkSize: 1024 };
  return deflateRawSync(text, { level: 6, ...sizes });
}

function inflated(packed: Uint8Array): string {
  return inflateRawSync(packed, { chunkSize: 4096 }).toString();
}

/** A value without the keys of a shape: an object with exactly these keys becomes the list of its values. */
function encoded(value: unknown, shape: Shape | undefined): unknown {
  if (shape === null || shape === undefined) return value;
  if (isList(shape))
    return Array.isArray(value) ? value.map((one) => encoded(one, shape[0])) : value;
  if (!isObject(value)) return value;
  const keys = Object.keys(value);
  const known = keysOf(shape);
  const isWhole = keys.length === known.length && keys.every((key, at) => key === known[at]);
  if (isWhole) return known.map((key) => encoded(value[key], shape[key]));
  return Object.fromEntries(keys.map((key) => [key, encoded(value[key], shape[key])]));
}

const KEYS = new Map<Shape, readonly string[]>();

function keysOf(shape: { readonly [key: string]: Shape }): readonly string[] {
  const keys = KEYS.get(shape) ?? Object.keys(shape);
  KEYS.set(shape, keys);
  return keys;
}

function decoded(value: unknown, shape: Shape | undefined): unknown {
  if (shape === null || shape === undefined) return value;
  if (isList(shape))
    return Array.isArray(value) ? value.map((one) => decoded(one, shape[0])) : value;
  if (!isObject(value) && !Array.isArray(value)) return value;
  const row = Array.isArray(value) ? named(value, Object.keys(shape)) : value;
  return Object.fromEntries(
    Object.entries(row).map(([key, one]) => [key, decoded(one, shape[key])]),
  );
}

function named(
  values: readonly unknown[],
  keys: readonly string[],
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(values.map((one, at) => [keys[at] ?? '', one]));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** A text that is no JSON of ours is stored as it is. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function isList(shape: NonNullable<Shape>): shape is readonly [Shape] {
  return Array.isArray(shape);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
