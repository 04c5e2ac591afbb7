import type { Kysely } from 'kysely';
import { nameKey } from '../../domain/actors/name-key.ts';
import { readMapped } from '../schema/mapped-row.ts';
import { unpackRow } from '../schema/published-row.ts';
import type { Schema } from '../schema/schema.ts';
import { allNames, idsOf } from './names.ts';
import { takenBefore } from './older-folding.ts';

/** Another actor's name in publishers' rows that an older version mistook for this actor's. */
export type United = {
  readonly actor: number;
  readonly spelling: string;
  /** The attributions to the actor that belong to the other name. */
  readonly attributions: readonly number[];
  readonly incidents: ReadonlySet<number>;
};

/** Names in these scripts alone were never mistaken: the older folding removed no letters in them. */
const UNCHANGED =
  /^[[\p{Script=Latin}\p{Script=Greek}\p{Script=Hebrew}\p{Script=Han}\p{Script=Hangul}]\P{L}]*$/v;

/**
 * The names that an older version united with those of other actors, for these actors or for all. The publisher's row tells
 * which attribution is whose if each of its names has one; otherwise the attribution stays with the actor.
 */
export async function unitedActors(
  db: Kysely<Schema>,
  actors?: readonly number[],
): Promise<readonly United[]> {
  const names = await allNames(db);
  const before = await takenBefore(db);
  const asked = names.actors
    .filter(({ spellings }) => spellings.some((name) => !UNCHANGED.test(name)))
    .map(({ id }) => id)
    .filter((id) => actors?.includes(id) ?? true);
  const united = new Map<string, United & { attributions: number[]; incidents: Set<number> }>();
  for (const actor of new Set(asked)) {
    for (const { incident, attribution, spelling } of await spellingsOf(db, actor, before)) {
      if (idsOf(names.actor(spelling)).includes(actor)) continue;
      const key = `${actor} ${nameKey(spelling)}`;
      const one = united.get(key) ?? { actor, spelling, attributions: [], incidents: new Set() };
      one.attributions.push(attribution);
      one.incidents.add(incident);
      united.set(key, one);
    }
  }
  return [...united.values()];
}

type Spelt = { readonly incident: number; readonly attribution: number; readonly spelling: string };

/** How publishers spell the actor of each of their attributions. */
async function spellingsOf(
  db: Kysely<Schema>,
  actor: number,
  before: (name: string) => ReadonlySet<number>,
): Promise<readonly Spelt[]> {
  const rows = await db
    .selectFrom('attribution')
    .innerJoin('publisher_row', 'publisher_row.incident_id', 'attribution.incident_id')
    .leftJoin('row_header', 'row_header.id', 'publisher_row.header_id')
    .where('actor_id', '=', actor)
    .where('removed_at', 'is', null)
    .where('batch_id', 'is not', null)
    .orderBy('attribution.id')
    .select([
      'attribution.id as attribution',
      'attribution.incident_id as incident',
      'role',
      'basis',
      'row_header.columns',
      'packed',
    ])
    .execute();
  const alike = Map.groupBy(rows, ({ incident, role, basis }) => `${incident} ${role} ${basis}`);
  return [...alike.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { role, basis } = first;
    const called = readMapped(unpackRow(first).mapped).attributions.filter(
      (attribution) =>
        attribution.role === role &&
        attribution.basis === basis &&
        before(attribution.actor).has(actor),
    );
    // Attributions were imported in the order of the row.
    if (called.length !== group.length) return [];
    return group.flatMap(({ attribution, incident }, at) => {
      const spelling = called[at]?.actor;
      return spelling === undefined ? [] : [{ attribution, incident, spelling }];
    });
  });
}
