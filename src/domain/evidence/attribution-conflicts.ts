import type { Basis, Role } from '../model/actor.ts';

/** An actor’s part in an incident, and which source says so; `null` is the actor itself. */
export type EvidenceAttribution = {
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
  attributions: readonly EvidenceAttribution[],
  { joint, called }: Given,
): readonly string[] {
  return [
    ...deniedThough(attributions, called),
    ...(joint ? [] : rivalPerpetrators(attributions, called)),
  ];
}

function deniedThough(
  attributions: readonly EvidenceAttribution[],
  called: Given['called'],
): readonly string[] {
  const denied = new Set(
    attributions.filter((attribution) => attribution.basis === 'denied').map(partOf),
  );
  const named = new Set(
    attributions.filter((attribution) => attribution.basis !== 'denied').map(partOf),
  );
  const actors = attributions
    .filter((attribution) => denied.has(partOf(attribution)) && named.has(partOf(attribution)))
    .map((attribution) => attribution.actorId);
  return inOrder(actors).map((actor) => `${called(actor)} is named and denied.`);
}

function partOf({ actorId, role }: EvidenceAttribution): string {
  return `${role} ${actorId}`;
}

// Who says "perhaps" rules nobody else out.
function rivalPerpetrators(
  attributions: readonly EvidenceAttribution[],
  called: Given['called'],
): readonly string[] {
  const bySpeaker = new Map<string, Set<number>>();
  for (const attribution of attributions) {
    if (attribution.role !== 'perpetrator' || attribution.basis === 'denied' || attribution.doubted)
      continue;
    const named = bySpeaker.get(speakerOf(attribution)) ?? new Set();
    bySpeaker.set(speakerOf(attribution), named.add(attribution.actorId));
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
function speakerOf({ actorId, basis, sourceId }: EvidenceAttribution): string {
  return sourceId === null || basis === 'claimed' ? `actor ${actorId}` : `source ${sourceId}`;
}

function inOrder(actors: readonly number[]): readonly number[] {
  return [...new Set(actors)].toSorted((one, other) => one - other);
}
