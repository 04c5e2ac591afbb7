import type { Kysely } from 'kysely';
import type { ActorEntry, SourceEntry } from '../../../domain/entry/entry.ts';
import { StoreError } from '../../port/store.ts';
import type { Schema } from '../../schema/schema.ts';
import { expectFreeNames, expectFreeSource, originOf } from './add-actor-source.ts';
import { diff, type Edited, listDiff } from './diff.ts';
import type { FindOrCreate } from './find-or-create.ts';

/** Applies an edited line to an actor and its names. */
export async function editActor(
  db: Kysely<Schema>,
  { id, before, after }: Edited<ActorEntry>,
): Promise<void> {
  const had = namesOf(before);
  await expectFreeNames(
    db,
    namesOf(after).filter((name) => !had.includes(name)),
    id,
  );
  const columns = diff(actorColumns(before), actorColumns(after));
  if (columns !== undefined)
    await db.updateTable('actor').where('id', '=', id).set(columns).execute();
  const moves = listDiff(before.aliases, after.aliases, (name) => name);
  for (const name of moves.gone) {
    await db.deleteFrom('alias').where('actor_id', '=', id).where('name', '=', name).execute();
  }
  for (const name of moves.come) {
    await db.insertInto('alias').values({ actor_id: id, name }).execute();
  }
}

/** Applies an edited line to a source; a new reliability needs its reason in the line. */
export async function editSource(
  db: Kysely<Schema>,
  findOrCreate: FindOrCreate,
  { id, before, after }: Edited<SourceEntry>,
): Promise<void> {
  if (after.reliability !== before.reliability && after.reason === null) {
    throw new StoreError('refused', 'Another letter for a source needs its reason: note:"…".');
  }
  if (after.name !== before.name) await expectFreeSource(db, after.name, id);
  const origin =
    after.origin === before.origin
      ? {}
      : {
          origin_id:
            after.origin === null
              ? null
              : await originOf(db, findOrCreate, { id, origin: after.origin }),
        };
  const columns = {
    ...diff(sourceColumns(before), sourceColumns(after)),
    ...origin,
  };
  if (Object.keys(columns).length === 0) return;
  await db.updateTable('source').where('id', '=', id).set(columns).execute();
}

/** All names of an actor. Only new ones have to be free, since old data may have a name twice. */
function namesOf({ name, shortName, aliases }: ActorEntry): readonly string[] {
  return [name, ...(shortName === null ? [] : [shortName]), ...aliases];
}

function actorColumns({ name, shortName, actorKind }: ActorEntry) {
  return { name, short_name: shortName, kind: actorKind };
}

function sourceColumns({ name, reliability }: SourceEntry) {
  return { name, reliability };
}
