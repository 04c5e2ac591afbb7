import type { Kysely } from 'kysely';
import { KNOWN_GROUPS } from '../../domain/actors/actor-kinds.ts';
import { nearName, spelt } from '../../domain/actors/near-name.ts';
import { cacheUntilWrite } from '../schema/cache-until-write.ts';
import type { Schema } from '../schema/schema.ts';

/** Finds the known name that an unknown one may be a misspelling of. */
export type NearNames = Readonly<Record<'actor' | 'source', (name: string) => string | undefined>>;

/** Finds near names among those in use and those of well-known groups; cached until somebody writes. */
export const nearNamesIn: (db: Kysely<Schema>) => Promise<NearNames> = cacheUntilWrite(
  async (db) => {
    const actors = await db
      .selectFrom('actor')
      .where('removed_at', 'is', null)
      .select(['name', 'short_name'])
      .execute();
    const aliases = await db.selectFrom('alias').select('name').execute();
    const sources = await db
      .selectFrom('source')
      .where('removed_at', 'is', null)
      .select('name')
      .execute();
    const called = {
      actor: [
        ...KNOWN_GROUPS,
        ...actors.flatMap(({ name, short_name }) =>
          short_name === null ? [name] : [name, short_name],
        ),
        ...aliases.map(({ name }) => name),
      ],
      source: sources.map(({ name }) => name),
    };
    const [actorNames, sourceNames] = [called.actor.map(spelt), called.source.map(spelt)];
    return {
      actor: (name) => nearName(name, actorNames),
      source: (name) => nearName(name, sourceNames),
    };
  },
);
