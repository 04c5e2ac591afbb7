import type { Kysely } from 'kysely';
import { nameKey } from '../../../domain/actors/name-key.ts';
import type { ActorKind } from '../../../domain/model/actor.ts';
import type { Reliability } from '../../../domain/model/grade.ts';
import { followMerges } from '../../names/merged-actors.ts';
import { allNames, type Meaning } from '../../names/names.ts';
import { takenBefore } from '../../names/older-folding.ts';
import type { Schema } from '../../schema/schema.ts';
import type { Importing } from './importing.ts';
import type { Places } from './statements.ts';

/** Finds or makes the actors and sources that a publisher names. */
export type ImportNames = {
  /** An actor of unknown kind takes the publisher's kind; a known kind stays. */
  readonly actor: (name: string, kind: ActorKind) => Promise<number>;
  /** Finds an actor, and makes none. */
  readonly knownActor: (name: string) => number | undefined;
  /** The actors that an older program took a name for. */
  readonly takenBefore: (name: string) => ReadonlySet<number>;
  /** A new source keeps the letter of its first grade as its usual reliability. */
  readonly source: (name: string, reliability?: Reliability | null) => Promise<number>;
  /** The actor that this one was merged into, or itself. */
  readonly current: (actor: number) => number;
};

export async function openImportNames({
  db,
  prepare,
  batch,
  asChange,
}: Importing): Promise<ImportNames> {
  const names = await allNames(db);
  const before = await takenBefore(db);
  const { kinds, imported: importedActors } = await actorsNow(db, batch);
  const current = await followMerges(db);
  const newActor = prepare(({ name, kind }: Places<{ name: string; kind: ActorKind }>) =>
    db.insertInto('actor').values({ name, kind, batch_id: batch }).returning('id').compile(),
  );
  const newSource = prepare(
    ({ name, reliability }: Places<{ name: string; reliability: Reliability }>) =>
      db
        .insertInto('source')
        .values({ name, reliability, batch_id: batch })
        .returning('id')
        .compile(),
  );
  const setKind = prepare(({ id, kind }: Places<{ id: number; kind: ActorKind }>) =>
    db.updateTable('actor').set({ kind }).where('id', '=', id).compile(),
  );

  const findActor = remember((name) => idOf(names.actor(name)));
  const findSource = remember((name) => idOf(names.source(name)));
  const makeActor = async (name: string, kind: ActorKind): Promise<number> => {
    const { id } = await newActor.one({ name, kind });
    importedActors.add(id);
    kinds.set(id, kind);
    findActor.keep(name, id);
    return id;
  };
  const makeSource = async (name: string, reliability: Reliability | null): Promise<number> => {
    const { id } = await newSource.one({ name, reliability: reliability ?? 'F' });
    findSource.keep(name, id);
    return id;
  };

  return {
    actor: async (name, kind) => {
      const id = findActor.find(name) ?? (await makeActor(name, kind));
      if (kind !== 'unknown' && kinds.get(id) === 'unknown') {
        kinds.set(id, kind);
        const write = async () => {
          await setKind.run({ id, kind });
        };
        await (importedActors.has(id) ? write() : asChange(write));
      }
      return id;
    },
    knownActor: findActor.find,
    takenBefore: before,
    source: async (name, reliability = null) =>
      findSource.find(name) ?? (await makeSource(name, reliability)),
    current,
  };
}

/** Looks a name up once, however often it comes; a record made since is found under its folded name. */
function remember(lookUp: (name: string) => number | undefined) {
  const byName = new Map<string, number>();
  const made = new Map<string, number>();
  return {
    find: (name: string): number | undefined => {
      const id = byName.get(name) ?? lookUp(name) ?? made.get(nameKey(name));
      if (id !== undefined) byName.set(name, id);
      return id;
    },
    keep: (name: string, id: number): void => {
      byName.set(name, id);
      made.set(nameKey(name), id);
    },
  };
}

/** A name that fits several actors is none of them for sure, so the publisher's gets a record of its own. */
function idOf(meaning: Meaning): number | undefined {
  return meaning.is === 'known' ? meaning.id : undefined;
}

/** The kind of each actor, and those that the import has made in earlier transactions. */
async function actorsNow(db: Kysely<Schema>, batch: number) {
  const rows = await db.selectFrom('actor').select(['id', 'kind', 'batch_id']).execute();
  return {
    kinds: new Map(rows.map(({ id, kind }) => [id, kind])),
    imported: new Set(rows.filter(({ batch_id }) => batch_id === batch).map(({ id }) => id)),
  };
}
