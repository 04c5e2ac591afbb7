/** The kinds of actor (ACLED's eight), and `unknown`, the default for a typed name. */
export const ACTOR_KINDS = [
  'state',
  'rebel',
  'political-militia',
  'identity-militia',
  'rioters',
  'protesters',
  'civilians',
  'external',
  'unknown',
] as const;
export type ActorKind = (typeof ACTOR_KINDS)[number];

export const ROLES = ['perpetrator', 'target', 'participant'] as const;
export type Role = (typeof ROLES)[number];

export const BASES = ['reported', 'claimed', 'blamed', 'denied'] as const;
export type Basis = (typeof BASES)[number];

/**
 * An actor's part in an incident, according to a source. `saidBy` names the source that says so; `null` is the actor
 * itself, which is possible only for `claimed` and `denied`; `undefined` is the line's first source.
 */
export type Attribution = {
  readonly actor: string;
  readonly role: Role;
  readonly basis: Basis;
  readonly doubted: boolean;
  readonly saidBy: string | null | undefined;
};
