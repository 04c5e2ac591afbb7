import type { Kysely } from 'kysely';
import { foldName } from '../../domain/names.ts';
import type { ActorEntry, SourceEntry } from '../../domain/party-entries.ts';
import { recordName } from '../../domain/record.ts';
import { namesIn } from '../names.ts';
import type { Schema } from '../schema.ts';
import { StoreError } from '../store.ts';
import type { Registry } from './registry.ts';

/** Adds an actor with its names; answers with its number. Throws `refused` where a name means one already. */
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

/** Adds a source; answers with its number. Throws `refused` where there is one of that name. */
export async function addSource(
  db: Kysely<Schema>,
  registry: Registry,
  entry: SourceEntry,
): Promise<number> {
  const meaning = (await namesIn(db)).source(entry.name);
  if (meaning.is === 'known') {
    const name = recordName({ kind: 'source', id: meaning.id });
    throw new StoreError(
      'refused',
      `${entry.name} is there already, as ${name}. e on its page edits it; grade ${entry.name} changes its letter.`,
    );
  }
  const origin = entry.origin === null ? null : await registry.source(entry.origin, null);
  const { id } = await db
    .insertInto('source')
    .values({ name: entry.name, reliability: entry.reliability, origin_id: origin })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Throws `refused` where one of the names means another actor than this one. */
export async function expectFreeNames(
  db: Kysely<Schema>,
  wanted: readonly (string | null)[],
  own: number | undefined,
): Promise<void> {
  const names = await namesIn(db);
  const given = wanted.filter((name) => name !== null);
  for (const name of given) {
    const meaning = names.actor(name);
    if (meaning.is !== 'known' || meaning.id === own) continue;
    const taken = recordName({ kind: 'actor', id: meaning.id });
    const called = foldName(meaning.name) === foldName(name) ? '' : `, ${meaning.name}`;
    throw new StoreError(
      'refused',
      `${name} means an actor already: ${taken}${called}. e on its page edits it; merge joins two.`,
    );
  }
}
