import { isArmed } from '../actors/actor-kinds.ts';
import type { Entry, IncidentEntry } from '../entry/entry.ts';
import { attributionKey } from '../grammar/read-attributions.ts';
import type { ActorKind, Role } from '../model/actor.ts';
import { eventTypeLabel } from '../model/event-types.ts';
import { isPlaceholderName } from '../names/placeholders.ts';

/** What a type implies about the actors in one role, and the type to use if they are otherwise. */
type Presumption = {
  readonly type: string;
  /** The sub-types to which it applies; all if none is named. */
  readonly subtypes?: readonly (string | null)[];
  readonly role: Role;
  readonly armed: boolean;
  readonly instead: string;
};

const PRESUMPTIONS: readonly Presumption[] = [
  { type: 'violence', role: 'target', armed: false, instead: 'armed-clash' },
  { type: 'battle', role: 'target', armed: true, instead: 'attack' },
  {
    type: 'protest',
    subtypes: [null, 'peaceful-protest'],
    role: 'perpetrator',
    armed: false,
    instead: 'excessive-force',
  },
  { type: 'riot', role: 'perpetrator', armed: false, instead: 'attack' },
];

const ROLE_WORDS: Readonly<Record<Role, string>> = {
  perpetrator: 'the perpetrator',
  target: 'the target',
  participant: 'the participant',
};

/** Oddities among the actors that a line names. `kindOf`: the kind of a known actor. */
export function actorWarnings(
  entry: Entry,
  kindOf: (name: string) => ActorKind | undefined,
): readonly string[] {
  return [
    ...nobodyWarnings(entry),
    ...(entry.kind === 'incident' ? presumptionWarnings(entry, kindOf) : []),
  ];
}

/** Words that name no actor (`by:Unknown`), which would become an actor that collects all unknown ones. */
function nobodyWarnings(entry: Entry): readonly string[] {
  if (entry.kind !== 'incident' && entry.kind !== 'report') return [];
  const nobody = entry.attributions.filter(({ actor }) => isPlaceholderName(actor));
  const keys = new Map(
    nobody.map((attribution) => [attribution.actor, attributionKey(attribution) ?? 'by']),
  );
  return [...keys].map(
    ([actor, key]) =>
      `"${actor}" does not name anybody, but becomes an actor with counts of its own; leave \`${key}:\` out if it is unknown`,
  );
}

/**
 * Contradictions between the type of an incident and its actors, with the word to type instead. If one actor fits, or
 * its kind is unknown, there is no warning.
 */
function presumptionWarnings(
  entry: IncidentEntry,
  kindOf: (name: string) => ActorKind | undefined,
): readonly string[] {
  return PRESUMPTIONS.filter((one) => isOf(entry, one)).flatMap(({ role, armed, instead }) => {
    const names = [
      ...new Set(
        entry.attributions
          .filter((attribution) => attribution.role === role)
          .map(({ actor }) => actor),
      ),
    ];
    const isOtherwise =
      names.length > 0 && names.every((name) => isArmed(name, kindOf(name)) === !armed);
    if (!isOtherwise) return [];
    const word = entry.subtype ?? entry.type;
    const are = armed ? 'is not armed' : 'is not civilian';
    return [
      `\`${word}\` means ${eventTypeLabel(entry.type).toLowerCase()}, but ${ROLE_WORDS[role]} ${are}: ${names.join(', ')}; did you mean \`${instead}\`?`,
    ];
  });
}

function isOf({ type, subtype }: IncidentEntry, presumption: Presumption): boolean {
  const { subtypes } = presumption;
  return type === presumption.type && (subtypes === undefined || subtypes.includes(subtype));
}

/** The kinds of actors by name, as far as they are known. */
export function kindsIn(
  actors: readonly { readonly name: string; readonly kind: ActorKind | null }[],
): (name: string) => ActorKind | undefined {
  const kinds = new Map(actors.map(({ name, kind }) => [name, kind]));
  return (name) => kinds.get(name) ?? undefined;
}
