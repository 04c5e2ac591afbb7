import type { Basis, Role } from '../model/actor.ts';

/** An actor's role in an incident, and the source that says so; `null` is the actor itself. */
export type EvidenceAttribution = {
  readonly actorId: number;
  readonly role: Role;
  readonly basis: Basis;
  readonly doubted: boolean;
  readonly sourceId: number | null;
};

/** Whether the named perpetrators acted together, and the names of actors. */
type Given = { readonly joint: boolean; readonly called: (actorId: number) => string };

/** Contradictions between the attributions, one sentence each. */
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
  return inOrder(actors).map(
    (actor) => `${called(actor)} is named in one attribution and denied in another.`,
  );
}

function partOf({ actorId, role }: EvidenceAttribution): string {
  return `${role} ${actorId}`;
}

// A doubted attribution excludes nobody else.
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

// Whichever source carries a claim, the actor is the one who speaks.
function speakerOf({ actorId, basis, sourceId }: EvidenceAttribution): string {
  return sourceId === null || basis === 'claimed' ? `actor ${actorId}` : `source ${sourceId}`;
}

function inOrder(actors: readonly number[]): readonly number[] {
  return [...new Set(actors)].toSorted((one, other) => one - other);
}
