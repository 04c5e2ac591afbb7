import type { Basis, Role } from '../model/actor.ts';
import type { EvidenceNames } from './evidence-names.ts';

/** An actor's role in an incident, and the source that says so; `null` is the actor itself. */
export type EvidenceAttribution = {
  readonly actorId: number;
  readonly role: Role;
  readonly basis: Basis;
  readonly doubted: boolean;
  readonly sourceId: number | null;
};

/** Whether the named perpetrators acted together, and the names in the sentences. */
type Given = { readonly joint: boolean; readonly names: EvidenceNames };

/** Contradictions between the attributions, one sentence each. */
export function attributionConflicts(
  attributions: readonly EvidenceAttribution[],
  { joint, names }: Given,
): readonly string[] {
  return [
    ...deniedThough(attributions, names),
    ...(joint ? [] : rivalPerpetrators(attributions, names)),
  ];
}

function deniedThough(
  attributions: readonly EvidenceAttribution[],
  names: EvidenceNames,
): readonly string[] {
  const ordered = attributions.toSorted(
    (one, other) =>
      one.actorId - other.actorId ||
      one.role.localeCompare(other.role) ||
      (one.sourceId ?? 0) - (other.sourceId ?? 0),
  );
  const parts = [...Map.groupBy(ordered, partOf).values()].flatMap((all) => {
    const denials = all.filter(({ basis }) => basis === 'denied');
    const others = all.filter(({ basis }) => basis !== 'denied');
    const [first] = others;
    return first === undefined || denials.length === 0
      ? []
      : [{ actorId: first.actorId, denials, others }];
  });
  return parts.map(({ actorId, denials, others }) => {
    const named = inWords(others.map((one) => namedWords(one, names)));
    const denied = inWords(denials.map((one) => deniedWords(one, names)));
    return `${names.actor(actorId)} ${named}, and ${denied}.`;
  });
}

function namedWords({ basis, sourceId }: EvidenceAttribution, { source }: EvidenceNames): string {
  if (basis === 'claimed') return 'claims it';
  const by = sourceId === null ? 'itself' : source(sourceId);
  return basis === 'blamed' ? `is blamed by ${by}` : `is named by ${by}`;
}

function deniedWords({ sourceId }: EvidenceAttribution, { source }: EvidenceNames): string {
  return sourceId === null ? 'denies it' : `${source(sourceId)} denies it`;
}

function inWords(parts: readonly string[]): string {
  return [...new Set(parts)].toSorted().join(' and ');
}

function partOf({ actorId, role }: EvidenceAttribution): string {
  return `${role} ${actorId}`;
}

// A doubted attribution excludes nobody else.
function rivalPerpetrators(
  attributions: readonly EvidenceAttribution[],
  names: EvidenceNames,
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
  const named = inOrder(perpetrators.flatMap((actors) => [...actors])).map(names.actor);
  const isClaimed = attributions.some(
    ({ role, basis }) => role === 'perpetrator' && basis === 'claimed',
  );
  const claims = isClaimed ? '' : '; none of them claims it';
  return [`Different perpetrators are named: ${named.join(', ')}${claims}.`];
}

// Whichever source carries a claim, the actor is the one who speaks.
function speakerOf({ actorId, basis, sourceId }: EvidenceAttribution): string {
  return sourceId === null || basis === 'claimed' ? `actor ${actorId}` : `source ${sourceId}`;
}

function inOrder(actors: readonly number[]): readonly number[] {
  return [...new Set(actors)].toSorted((one, other) => one - other);
}
