import { type Kysely, sql } from 'kysely';
import { foldName } from '../../domain/names/names.ts';
import {
  type GazetteerPlace,
  isToBeLocated,
  type Located,
  locate,
} from '../../domain/places/gazetteer.ts';
import type { Place } from '../../domain/places/place.ts';
import type { Schema } from '../schema/schema.ts';
import { inWords } from '../schema/sql-words.ts';

/** Sorts after every name that begins with a text, in the order of the index. */
const LAST = '\u{10FFFF}';

/** A place looked up in the gazetteer; unknown if there is no gazetteer. */
export async function locatedIn(db: Kysely<Schema>, place: Place): Promise<Located> {
  if (!isToBeLocated(place) || !(await hasGazetteer(db))) return { is: 'unknown' };
  const { rows } =
    await sql<GazetteerPlace>`select * from ${inWords((words) => words.placesNamed(foldName(place.place)))} as place`.execute(
      db,
    );
  return locate(place, rows);
}

/** Places of the gazetteer whose names begin with a text, shortest first. */
export async function placesBeginning(
  db: Kysely<Schema>,
  text: string,
  limit: number,
): Promise<readonly GazetteerPlace[]> {
  const folded = foldName(text);
  if (folded.length < 2 || !(await hasGazetteer(db))) return [];
  const { rows } =
    await sql<GazetteerPlace>`select * from ${inWords((words) => words.placesBetween(folded, folded + LAST, limit))} as place`.execute(
      db,
    );
  return rows;
}

const withGazetteer = new WeakMap<Kysely<Schema>, boolean>();

/** Asked once for each connection, which gets its gazetteer when it is opened. */
async function hasGazetteer(db: Kysely<Schema>): Promise<boolean> {
  const known = withGazetteer.get(db);
  if (known !== undefined) return known;
  const { rows } =
    await sql`select 1 as one where ${inWords((words) => words.hasGazetteer)}`.execute(db);
  withGazetteer.set(db, rows.length > 0);
  return rows.length > 0;
}
