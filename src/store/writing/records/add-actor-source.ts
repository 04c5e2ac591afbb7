import type { Kysely } from 'kysely';
import { nameKey } from '../../../domain/actors/name-key.ts';
import type { ActorEntry, SourceEntry } from '../../../domain/entry/entry.ts';
import { nameToken } from '../../../domain/grammar/quoting.ts';
import { parseRecordName, recordName } from '../../../domain/model/record.ts';
import { findByName } from '../../names/find-by-name.ts';
import { idsOf, namesIn } from '../../names/names.ts';
import { StoreError } from '../../port/store.ts';
import type { Schema } from '../../schema/schema.ts';
import type { FindOrCreate } from './find-or-create.ts';

/** Adds an actor with its names; returns its number. Throws `refused` if one of the names is taken. */
export async function addActor(db: Kysely<Schema>, entry: ActorEntry): Promise<number> {
  await expectFreeNames(db, [entry.name, entry.shortName, ...entry.aliases], undefined);
  const { id } = await db
    .insertInto('actor')
    .values({ name: entry.name, short_name: entry.shortName, kind: entry.actorKind })
    .returning('id')
    .executeTakeFirstOrThrow();
  for (const name of entry.aliases) {
    await db.insertInto('alias').values({ actor_id: id, name }).execute();
  }
  return id;
}

/** Adds a source; returns its number. Throws `refused` if its name is taken. */
export async function addSource(
  db: Kysely<Schema>,
  findOrCreate: FindOrCreate,
  entry: SourceEntry,
): Promise<number> {
  await expectFreeSource(db, entry.name, undefined);
  if (entry.origin !== null && nameKey(entry.origin) === nameKey(entry.name)) throw ownOrigin();
  const origin =
    entry.origin === null
      ? null
      : await originOf(db, findOrCreate, { id: undefined, origin: entry.origin });
  const { id } = await db
    .insertInto('source')
    .values({ name: entry.name, reliability: entry.reliability, origin_id: origin })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Throws `refused` if another source has this name. */
export async function expectFreeSource(
  db: Kysely<Schema>,
  name: string,
  own: number | undefined,
): Promise<void> {
  expectNoRecordName(name);
  const meaning = (await namesIn(db, { sources: [name] })).source(name);
  const [taken] = idsOf(meaning).filter((id) => id !== own);
  if (taken === undefined) return;
  throw new StoreError(
    'refused',
    `${name} already exists, as ${recordName({ kind: 'source', id: taken })}. e on its page edits it; grade changes its letter.`,
  );
}

/**
 * The source whose material another one passes on (`id`, unless it is new), created if it does not exist. Throws `refused`
 * for the source itself, and for a chain: every source that passes on some material names the first one as its origin.
 */
export async function originOf(
  db: Kysely<Schema>,
  findOrCreate: FindOrCreate,
  { id, origin }: { readonly id: number | undefined; readonly origin: string },
): Promise<number> {
  const isNumber = parseRecordName(origin)?.kind === 'source';
  const found = isNumber
    ? (await findByName(db, 'source', origin)).id
    : await findOrCreate.source(origin, null);
  if (found === id) throw ownOrigin();
  const first = await db
    .selectFrom('source')
    .innerJoin('source as its', 'its.id', 'source.origin_id')
    .where('source.id', '=', found)
    .select('its.name')
    .executeTakeFirst();
  if (first !== undefined) {
    throw new StoreError(
      'refused',
      `${origin} passes on the material of ${first.name} itself. Name that one: origin:${nameToken(first.name)}.`,
    );
  }
  if (id === undefined) return found;
  const copies = await db
    .selectFrom('source')
    .where('origin_id', '=', id)
    .where('removed_at', 'is', null)
    .orderBy('name')
    .select('name')
    .execute();
  if (copies.length === 0) return found;
  throw new StoreError(
    'refused',
    `Its own material is passed on by ${copies.map(({ name }) => name).join(', ')}. Let that name ${origin} as its origin first.`,
  );
}

function ownOrigin(): StoreError {
  return new StoreError('refused', 'A source cannot be its own origin.');
}

/** Throws `refused` for a name that would be read as a record name, such as `A12`. */
function expectNoRecordName(name: string): void {
  if (parseRecordName(name) === undefined) return;
  throw new StoreError('refused', `${name} is how a record is named. Give it another name.`);
}

/** Throws `refused` if one of the names means another actor. */
export async function expectFreeNames(
  db: Kysely<Schema>,
  wanted: readonly (string | null)[],
  own: number | undefined,
): Promise<void> {
  const given = wanted.filter((name) => name !== null);
  const names = await namesIn(db, { actors: given });
  for (const name of given) {
    expectNoRecordName(name);
    const meaning = names.actor(name);
    const [id] = idsOf(meaning).filter((one) => one !== own);
    if (id === undefined) continue;
    const taken = recordName({ kind: 'actor', id });
    const isOther = meaning.is === 'known' && meaning.name !== name;
    const called = isOther ? `, ${meaning.name}` : '';
    throw new StoreError(
      'refused',
      `${name} means an actor already: ${taken}${called}. e on its page edits it; merge joins two.`,
    );
  }
}
