import type { Kysely } from 'kysely';
import { nameKey } from '../../../domain/actors/name-key.ts';
import type { ActorKind } from '../../../domain/model/actor.ts';
import type { Reliability } from '../../../domain/model/grade.ts';
import { followMerges } from '../../names/merged-actors.ts';
import { type Meaning, namesIn } from '../../names/names.ts';
import { takenBefore } from '../../names/older-folding.ts';
import type { Schema } from '../../schema/schema.ts';
import type { Connection } from '../../sqlite/connection/kysely.ts';

/** Finds or makes the actors and sources that a publisher names. */
export type ImportNames = {
  /** An actor whose kind nobody knew takes the publisher's; a known kind stays. */
  readonly actor: (name: string, kind: ActorKind) => number;
  /** Finds an actor, and makes none. */
  readonly knownActor: (name: string) => number | undefined;
  /** The actors that an older program took a name for. */
  readonly takenBefore: (name: string) => ReadonlySet<number>;
  /** A new source keeps the letter of its first grade as its usual reliability. */
  readonly source: (name: string, reliability?: Reliability | null) => number;
  /** The actor that this one is now, where it was merged. */
  readonly current: (actor: number) => number;
};

/** `asChange` runs a write that the change log has to tell of, since it touches what was there before. */
export async function openImportNames(
  { sqlite, db }: Connection,
  batch: number,
  asChange: (write: () => void) => void,
): Promise<ImportNames> {
  const names = await namesIn(db);
  const before = await takenBefore(db);
  const kinds = await kindsOf(db);
  const current = await followMerges(db);
  const newActor = sqlite.prepare<[string, ActorKind, number]>(
    'insert into actor (name, kind, batch_id) values (?, ?, ?)',
  );
  const newSource = sqlite.prepare<[string, Reliability | null, number]>(
    "insert into source (name, reliability, batch_id) values (?, coalesce(?, 'F'), ?)",
  );
  const setKind = sqlite.prepare<[ActorKind, number]>('update actor set kind = ? where id = ?');
  const broughtActors = new Set<number>();

  const findActor = remember((name) => idOf(names.actor(name)));
  const findSource = remember((name) => idOf(names.source(name)));
  const makeActor = (name: string, kind: ActorKind): number => {
    const id = Number(newActor.run(name, kind, batch).lastInsertRowid);
    broughtActors.add(id);
    kinds.set(id, kind);
    findActor.keep(name, id);
    return id;
  };
  const makeSource = (name: string, reliability: Reliability | null): number => {
    const id = Number(newSource.run(name, reliability, batch).lastInsertRowid);
    findSource.keep(name, id);
    return id;
  };

  return {
    actor: (name, kind) => {
      const id = findActor.find(name) ?? makeActor(name, kind);
      if (kind !== 'unknown' && kinds.get(id) === 'unknown') {
        kinds.set(id, kind);
        if (broughtActors.has(id)) setKind.run(kind, id);
        else asChange(() => setKind.run(kind, id));
      }
      return id;
    },
    knownActor: findActor.find,
    takenBefore: before,
    source: (name, reliability = null) => findSource.find(name) ?? makeSource(name, reliability),
    current,
  };
}

/** Looks a name up once, however often it comes; one that was made since is found under its folded form. */
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

/** A name that fits several means none of them for sure, so a publisher's own is made beside them. */
function idOf(meaning: Meaning): number | undefined {
  return meaning.is === 'known' ? meaning.id : undefined;
}

async function kindsOf(db: Kysely<Schema>): Promise<Map<number, ActorKind>> {
  const rows = await db.selectFrom('actor').select(['id', 'kind']).execute();
  return new Map(rows.map(({ id, kind }) => [id, kind]));
}
