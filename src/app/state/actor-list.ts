import { ROLES, type Role } from '../../domain/model/actor.ts';
import type { ActorRow } from '../../store/port/rows.ts';
import type { ActorsBy } from './view.ts';

/** The actors in one role, those with the most incidents in it first; or all actors, whatever their roles. */
export type ActorPart = { readonly role: Role | undefined; readonly rows: readonly ActorRow[] };

/** In how many incidents an actor has a role. */
export const COUNT_IN_ROLE: Readonly<Record<Role, (row: ActorRow) => number>> = {
  perpetrator: (row) => row.asPerpetrator,
  target: (row) => row.asTarget,
  participant: (row) => row.asParticipant,
};

const parted = new WeakMap<readonly ActorRow[], readonly ActorPart[]>();

/** The parts of the counts by actor, from the top: by side, one for each role that some actor has, else one. */
export function actorParts(rows: readonly ActorRow[], by: ActorsBy): readonly ActorPart[] {
  if (by !== 'side') return [{ role: undefined, rows }];
  const known = parted.get(rows);
  if (known !== undefined) return known;
  const parts = ROLES.map((role) => ({ role, rows: inRole(rows, COUNT_IN_ROLE[role]) }));
  const some = parts.filter((part) => part.rows.length > 0);
  parted.set(rows, some);
  return some;
}

/** The key of an actor in a part of the list, where it may stand in several. */
export function actorKey({ role }: ActorPart, { id }: ActorRow): string {
  return `${role ?? 'all'} ${id}`;
}

/** The actor of a key, and its role if the list is by side. */
export function actorOfKey(
  parts: readonly ActorPart[],
  key: string | number | undefined,
): { readonly role: Role | undefined; readonly row: ActorRow } | undefined {
  for (const part of parts) {
    const row = part.rows.find((one) => actorKey(part, one) === key);
    if (row !== undefined) return { role: part.role, row };
  }
  return undefined;
}

function inRole(rows: readonly ActorRow[], countOf: (row: ActorRow) => number) {
  return rows.filter((row) => countOf(row) > 0).toSorted((a, b) => countOf(b) - countOf(a));
}
