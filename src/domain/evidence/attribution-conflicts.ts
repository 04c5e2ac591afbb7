import type { Basis, Role } from '../model/actor.ts';

/** How an actor is tied to an incident, and which source says so; `null` is the actor itself. */
export type EvidenceTie = {
  readonly actorId: number;
  readonly role: Role;
  readonly basis: Basis;
  readonly doubted: boolean;
  readonly sourceId: number | null;
};

/** Whether the perpetrators that are named acted together, and what an actor is called. */
type Given = { readonly joint: boolean; readonly called: (actorId: number) => string };

/** What in the attributions cannot all be right, one sentence each. */
export function attributionConflicts(
  ties: readonly EvidenceTie[],
  { joint, called }: Given,
): readonly string[] {
  return [...deniedThough(ties, called), ...(joint ? [] : rivalPerpetrators(ties, called))];
}

function deniedThough(ties: readonly EvidenceTie[], called: Given['called']): readonly string[] {
  const denied = new Set(ties.filter((tie) => tie.basis === 'denied').map(partOf));
  const tied = new Set(ties.filter((tie) => tie.basis !== 'denied').map(partOf));
  const actors = ties
    .filter((tie) => denied.has(partOf(tie)) && tied.has(partOf(tie)))
    .map((tie) => tie.actorId);
  return inOrder(actors).map((actor) => `${called(actor)} is named and denied.`);
}

function partOf({ actorId, role }: EvidenceTie): string {
  return `${role} ${actorId}`;
}

// Who says "perhaps" rules nobody else out.
function rivalPerpetrators(
  ties: readonly EvidenceTie[],
  called: Given['called'],
): readonly string[] {
  const bySpeaker = new Map<string, Set<number>>();
  for (const tie of ties) {
    if (tie.role !== 'perpetrator' || tie.basis === 'denied' || tie.doubted) continue;
    const named = bySpeaker.get(speakerOf(tie)) ?? new Set();
    bySpeaker.set(speakerOf(tie), named.add(tie.actorId));
  }
  const perpetrators = [...bySpeaker.values()];
  const isRival = perpetrators.some((one) =>
    perpetrators.some((other) => ![...one].some((actor) => other.has(actor))),
  );
  if (!isRival) return [];
  const names = inOrder(perpetrators.flatMap((named) => [...named])).map(called);
  return [`Different perpetrators are named: ${names.join(', ')}.`];
}

// Whoever carries a claim, it is the actor that speaks.
function speakerOf({ actorId, basis, sourceId }: EvidenceTie): string {
  return sourceId === null || basis === 'claimed' ? `actor ${actorId}` : `source ${sourceId}`;
}

function inOrder(actors: readonly number[]): readonly number[] {
  return [...new Set(actors)].toSorted((one, other) => one - other);
}
