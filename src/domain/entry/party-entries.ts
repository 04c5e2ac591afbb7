import type { ActorKind } from '../model/actor.ts';
import type { Measure } from '../model/figure.ts';
import type { Reliability } from '../model/grade.ts';

/** A party, with every name that it goes by. */
export type ActorEntry = {
  readonly kind: 'actor';
  readonly name: string;
  readonly shortName: string | null;
  readonly actorKind: ActorKind;
  readonly aliases: readonly string[];
};

/** Somebody who says things; `origin` is the source whose material it passes on. */
export type SourceEntry = {
  readonly kind: 'source';
  readonly name: string;
  readonly reliability: Reliability;
  readonly origin: string | null;
  readonly reason: string | null;
};

/** Another letter for a known source. */
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

/** A merged actor, or aliases, each of which becomes an actor of its own; or an actor that is not another one, however alike. */
export type SplitEntry = {
  readonly kind: 'split';
  /** The merged actor or the alias; with `aliases`, the actor that has them. */
  readonly name: string;
  readonly aliases: readonly string[];
  /** The actor that it is held not to be. */
  readonly from: string | null;
  readonly reason: string | null;
};

/** Best figures that an analyst settles on; `null` takes one away. */
export type PinEntry = {
  readonly kind: 'pin';
  readonly incident: number;
  readonly best: Readonly<Partial<Record<Measure, number | null>>>;
  readonly reason: string | null;
};
