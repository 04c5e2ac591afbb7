import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'smol-toml';
import * as v from 'valibot';
import { PASSING } from '../../domain/model/dataset.ts';
import { encodingCalled } from '../../exchange/reading/text-encoding.ts';
import { type Mapping, TABLE_FIELDS } from '../../formats/fields/table-fields.ts';
import type { Profile } from '../../formats/tables/profile.ts';
import { WorkError } from '../session/failure.ts';
import { writeNewFile } from '../session/new-file.ts';
import { parseToml } from '../session/toml.ts';

const FIELDS = TABLE_FIELDS.map(({ name }) => name);
const Columns = v.pipe(
  v.record(
    v.picklist(FIELDS, `unknown field; the fields are ${FIELDS.join(', ')}`),
    v.union(
      [v.string(), v.pipe(v.array(v.string()), v.nonEmpty())],
      'must be a column or, for id, a list of columns',
    ),
  ),
  v.check(
    (columns): boolean =>
      Object.entries(columns).every(([field, of]) => field === 'id' || typeof of === 'string'),
    'only id may combine several columns',
  ),
  v.check(
    ({ id, date, year }): boolean => id !== undefined && (date ?? year) !== undefined,
    'id and date (or year) are required',
  ),
);
const ProfileFile = v.strictObject({
  dataset: v.pipe(v.string(), v.nonEmpty()),
  columns: Columns,
  dates: v.optional(v.picklist(['dmy', 'mdy'])),
  encoding: v.optional(
    v.pipe(
      v.string(),
      v.check((name): boolean => encodingCalled(name) !== null, 'unknown encoding'),
    ),
  ),
  licence: v.optional(v.string(), 'according to its publisher'),
  attribution: v.optional(v.string(), 'According to its publisher.'),
  passing: v.optional(v.picklist(PASSING), 'attribution'),
});

/** The profiles in a folder, each a TOML file named after it; none if there is no folder. */
export function loadProfiles(folder: string): readonly Profile[] {
  return namesIn(folder).map((name) => readProfile(join(folder, `${name}.toml`), name));
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.toml'))
      .map((name) => name.slice(0, -'.toml'.length))
      .toSorted();
  } catch {
    return [];
  }
}

function readProfile(file: string, name: string): Profile {
  const parsed = v.safeParse(
    ProfileFile,
    parseToml(readFileSync(file, 'utf8'), `The profile ${file}`),
  );
  if (!parsed.success) {
    const [issue] = parsed.issues;
    throw new WorkError(
      `The profile ${file} is not valid: ${v.getDotPath(issue) ?? ''}: ${issue.message}.`,
    );
  }
  const { columns, dates = null, encoding, ...others } = parsed.output;
  const lower = Object.entries(columns).map(([field, of]) =>
    field === 'id' ? [field, [of].flat().map(inLower)] : [field, inLower(`${of}`)],
  );
  return {
    name,
    ...others,
    ...(encoding && { encoding }),
    dates,
    mapping: withIdAndDate(Object.fromEntries(lower), file, []),
  };
}

function inLower(column: string): string {
  return column.toLowerCase();
}

/** The mapping, after checking that it has columns for the id and the date. Throws a `WorkError` otherwise. */
export function withIdAndDate(
  mapping: Mapping,
  what: string,
  ids: readonly string[],
): Profile['mapping'] {
  const { id, date, year } = mapping;
  if (id !== undefined && (date ?? year) !== undefined) return { ...mapping, id };
  if (id !== undefined)
    throw new WorkError(`${what} has no date or year column. Name one: --map date=COLUMN`);
  const options =
    ids.length === 0 ? '--map id=COLUMN, or --map id=COLUMN+COLUMN' : ids.join(', or ');
  throw new WorkError(
    `${what} has no id column to identify its rows. Name one, or several that are unique together: ${options}`,
  );
}

/** Saves a profile and returns its path. Throws a `WorkError` if one of that name exists. */
export async function saveProfile(folder: string, profile: Profile): Promise<string> {
  const { name, mapping, dates, encoding, ...others } = profile;
  const said = { ...(dates && { dates }), ...(encoding && { encoding }) };
  const file = join(folder, `${name}.toml`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const id = mapping.id.length === 1 ? mapping.id[0] : mapping.id;
  await writeNewFile(file, `${stringify({ ...others, ...said, columns: { ...mapping, id } })}\n`);
  return file;
}
