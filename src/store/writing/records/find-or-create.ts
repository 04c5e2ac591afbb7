import type { Kysely } from 'kysely';
import { kindByName } from '../../../domain/actors/actor-kinds.ts';
import { nameKey } from '../../../domain/actors/name-key.ts';
import type { EntryReferences } from '../../../domain/entry/entry-references.ts';
import type { Reliability } from '../../../domain/model/grade.ts';
import { recordName } from '../../../domain/model/record.ts';
import { actorsCalled } from '../../names/actor-names.ts';
import { type Meaning, namesIn } from '../../names/names.ts';
import { StoreError } from '../../port/store.ts';
import { UNNAMED_SOURCE } from '../../schema/records/source.ts';
import type { Schema } from '../../schema/schema.ts';

/** A source as a line names it; a new one gets this reliability, that of an existing one does not change. */
export type NamedSource = { readonly name: string; readonly reliability: Reliability | null };

/** The number of a record by the name under which it was found or created. */
export type NumberOf = (name: string) => number;

/** Finds the actors and sources that a line names, and creates those that do not exist. */
export type FindOrCreate = {
  /** Finds or creates all of these with one statement. Throws `ambiguous` if a name fits several. */
  readonly actors: (names: readonly string[]) => Promise<NumberOf>;
  readonly sources: (sources: readonly NamedSource[]) => Promise<NumberOf>;
  readonly actor: (name: string) => Promise<number>;
  readonly source: (name: string, reliability: Reliability | null) => Promise<number>;
  /** The actors that the name may mean, and those merged into them; begins with 0, so that it is never empty. */
  readonly writtenAs: (name: string) => Promise<readonly number[]>;
  /** The names of the created records, such as `A5`. */
  readonly made: () => readonly string[];
  /** The created records in words. */
  readonly notes: () => readonly string[];
};

/** `line` is what the line refers to: no other name can be looked up. */
export async function openFindOrCreate(
  db: Kysely<Schema>,
  line: Pick<EntryReferences, 'actors' | 'sources'>,
): Promise<FindOrCreate> {
  const names = await namesIn(db, {
    actors: line.actors,
    sources: [...line.sources, UNNAMED_SOURCE],
  });
  const made: string[] = [];
  const notes: string[] = [];

  const openKind = <T extends { readonly name: string }>(
    kind: 'actor' | 'source',
    create: (missing: readonly T[]) => Promise<readonly { readonly id: number }[]>,
  ) => {
    const created = new Map<string, number>();
    const find = (name: string) =>
      knownId(kind, name, names[kind](name)) ?? created.get(nameKey(name));
    return async (wanted: readonly T[]): Promise<NumberOf> => {
      const unknown = wanted.filter(({ name }) => find(name) === undefined);
      const groups = Map.groupBy(unknown, ({ name }) => nameKey(name)).values();
      const missing = [...groups].flatMap((alike) => alike.slice(0, 1));
      const rows = missing.length === 0 ? [] : await create(missing);
      // The numbers rise with the rows, but may be returned in any order.
      const ids = rows.map(({ id }) => id).toSorted((one, other) => one - other);
      for (const [at, { name }] of missing.entries()) {
        const id = ids[at];
        if (id === undefined) throw new StoreError('internal', `No ${kind} "${name}" was created.`);
        created.set(nameKey(name), id);
        made.push(recordName({ kind, id }));
        notes.push(`new ${kind} ${recordName({ kind, id })}: ${name}`);
      }
      return (name) => {
        const id = find(name);
        if (id === undefined) throw new StoreError('internal', `No ${kind} "${name}" was found.`);
        return id;
      };
    };
  };
  const actors = openKind('actor', (missing: readonly { readonly name: string }[]) =>
    db
      .insertInto('actor')
      .values(missing.map(({ name }) => ({ name, kind: kindByName(name) ?? 'unknown' })))
      .returning('id')
      .execute(),
  );
  const sources = openKind('source', (missing: readonly NamedSource[]) =>
    db
      .insertInto('source')
      .values(missing.map(({ name, reliability }) => ({ name, reliability: reliability ?? 'F' })))
      .returning('id')
      .execute(),
  );

  return {
    actors: (called) => actors(called.map((name) => ({ name }))),
    sources,
    actor: async (name) => (await actors([{ name }]))(name),
    source: async (name, reliability) => (await sources([{ name, reliability }]))(name),
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
