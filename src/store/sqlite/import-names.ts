import type { Kysely } from 'kysely';
import type { ActorKind } from '../../domain/actor.ts';
import { foldName } from '../../domain/names.ts';
import { type Meaning, namesIn } from '../names.ts';
import type { Schema } from '../schema.ts';
import type { Connection } from './kysely.ts';

/** Finds or makes the actors and sources that a publisher names. */
export type ImportNames = {
  /** An actor whose kind nobody knew takes the publisher's; a known kind stays. */
  readonly actor: (name: string, kind: ActorKind) => number;
  readonly source: (name: string) => number;
};

/** `asChange` runs a write that the change log has to tell of, since it touches what was there before. */
export async function openImportNames(
  { sqlite, db }: Connection,
  batch: number,
  asChange: (write: () => void) => void,
): Promise<ImportNames> {
  const names = await namesIn(db);
  const kinds = await kindsOf(db);
  const actors = new Map<string, number>();
  const sources = new Map<string, number>();
  const newActor = sqlite.prepare<[string, ActorKind, number]>(
    'insert into actor (name, kind, batch_id) values (?, ?, ?)',
  );
  const newSource = sqlite.prepare<[string, number]>(
    'insert into source (name, batch_id) values (?, ?)',
  );
  const setKind = sqlite.prepare<[ActorKind, number]>('update actor set kind = ? where id = ?');

  const find = (name: string, kind: ActorKind): number => {
    const known = idOf(names.actor(name)) ?? actors.get(foldName(name));
    if (known !== undefined) return known;
    const id = Number(newActor.run(name, kind, batch).lastInsertRowid);
    kinds.set(id, kind);
    return id;
  };
  const actorsByName = new Map<string, number>();

  return {
    actor: (name, kind) => {
      const id = actorsByName.get(name) ?? find(name, kind);
      actorsByName.set(name, id);
      actors.set(foldName(name), id);
      if (kind !== 'unknown' && kinds.get(id) === 'unknown') {
        kinds.set(id, kind);
        asChange(() => setKind.run(kind, id));
      }
      return id;
    },
    source: (name) => {
      const known = sources.get(name);
      if (known !== undefined) return known;
      const key = foldName(name);
      const id =
        idOf(names.source(name)) ??
        sources.get(key) ??
        Number(newSource.run(name, batch).lastInsertRowid);
      sources.set(name, id);
      sources.set(key, id);
      return id;
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
