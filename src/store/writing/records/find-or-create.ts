import type { Kysely } from 'kysely';
import { kindByName } from '../../../domain/actors/actor-kinds.ts';
import { nameKey } from '../../../domain/actors/name-key.ts';
import type { Reliability } from '../../../domain/model/grade.ts';
import { recordName } from '../../../domain/model/record.ts';
import { actorsCalled } from '../../names/actor-names.ts';
import { type Meaning, namesIn } from '../../names/names.ts';
import { StoreError } from '../../port/store.ts';
import type { Schema } from '../../schema/schema.ts';

/** Finds the actors and sources that a line names, and creates those that do not exist. */
export type FindOrCreate = {
  /** Throws `ambiguous` if the name fits several. */
  readonly actor: (name: string) => Promise<number>;
  /** A new source gets this reliability; that of an existing one does not change. */
  readonly source: (name: string, reliability: Reliability | null) => Promise<number>;
  /** The actors that the name may mean, and those merged into them; begins with 0, so that it is never empty. */
  readonly writtenAs: (name: string) => Promise<readonly number[]>;
  /** The names of the created records, such as `A5`. */
  readonly made: () => readonly string[];
  /** The created records in words. */
  readonly notes: () => readonly string[];
};

export async function openFindOrCreate(db: Kysely<Schema>): Promise<FindOrCreate> {
  const names = await namesIn(db);
  const actors = new Map<string, number>();
  const sources = new Map<string, number>();
  const made: string[] = [];
  const notes: string[] = [];
  const introduce = (kind: 'actor' | 'source', id: number, name: string) => {
    made.push(recordName({ kind, id }));
    notes.push(`new ${kind} ${recordName({ kind, id })}: ${name}`);
  };

  return {
    actor: async (name) => {
      const key = nameKey(name);
      const known = actors.get(key) ?? knownId('actor', name, names.actor(name));
      if (known !== undefined) return known;
      const { id } = await db
        .insertInto('actor')
        .values({ name, kind: kindByName(name) ?? 'unknown' })
        .returning('id')
        .executeTakeFirstOrThrow();
      actors.set(key, id);
      introduce('actor', id, name);
      return id;
    },
    source: async (name, reliability) => {
      const key = nameKey(name);
      const known = sources.get(key) ?? knownId('source', name, names.source(name));
      if (known !== undefined) return known;
      const { id } = await db
        .insertInto('source')
        .values({ name, reliability: reliability ?? 'F' })
        .returning('id')
        .executeTakeFirstOrThrow();
      sources.set(key, id);
      introduce('source', id, name);
      return id;
    },
    writtenAs: async (name) => [0, ...(await actorsCalled(db, [name]))],
    made: () => made,
    notes: () => notes,
  };
}

function knownId(kind: 'actor' | 'source', name: string, meaning: Meaning): number | undefined {
  switch (meaning.is) {
    case 'known':
      return meaning.id;
    case 'new':
      return undefined;
    case 'ambiguous':
      throw new StoreError(
        'ambiguous',
        `The ${kind} "${name}" could be ${meaning.candidates.join(' or ')}. Give its whole name.`,
      );
  }
}
