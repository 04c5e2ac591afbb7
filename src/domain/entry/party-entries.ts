import type { ActorKind } from '../model/actor.ts';
import type { Measure } from '../model/figure.ts';
import type { Reliability } from '../model/grade.ts';

/** An actor, with all its names. */
export type ActorEntry = {
  readonly kind: 'actor';
  readonly name: string;
  readonly shortName: string | null;
  readonly actorKind: ActorKind;
  readonly aliases: readonly string[];
};

/** A source; `origin` is the source whose material it passes on. */
export type SourceEntry = {
  readonly kind: 'source';
  readonly name: string;
  readonly reliability: Reliability;
  readonly origin: string | null;
  readonly reason: string | null;
};

/** A new usual reliability for a known source. */
export type GradeEntry = {
  readonly kind: 'grade';
  readonly source: string;
  readonly reliability: Reliability;
  readonly reason: string;
};

/** Actors, by name or record name, that are the same as another one. */
export type MergeEntry = {
  readonly kind: 'merge';
  readonly from: readonly [string, ...string[]];
  readonly into: string;
  readonly reason: string | null;
};

/**
 * A merged actor, or aliases, each of which becomes an actor of its own; or an actor declared distinct from another,
 * however similar.
 */
export type SplitEntry = {
  readonly kind: 'split';
  /** The merged actor or the alias; with `aliases`, the actor that has them. */
  readonly name: string;
  readonly aliases: readonly string[];
  /** The actor that it is declared distinct from. */
  readonly from: string | null;
  readonly reason: string | null;
};

/** Best figures that an analyst settles on; `null` removes one. */
export type PinEntry = {
  readonly kind: 'pin';
  readonly incident: number;
  readonly best: Readonly<Partial<Record<Measure, number | null>>>;
  readonly reason: string | null;
};
