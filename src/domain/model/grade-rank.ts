import { CREDIBILITIES, type Grade, RELIABILITIES } from './grade.ts';

/**
 * The tier of a grade: `judged` can lead, `unjudged` is F or 6 "cannot be judged" or no grade at all, `doubtful` is E
 * "unreliable" or 5 "improbable".
 */
export type GradeTier = 'judged' | 'unjudged' | 'doubtful';

export function gradeTierOf({ reliability, credibility }: Grade): GradeTier {
  if (reliability === 'E' || credibility === '5') return 'doubtful';
  if (reliability === 'F' || credibility === '6') return 'unjudged';
  return reliability === null && credibility === null ? 'unjudged' : 'judged';
}

const TIERS: readonly GradeTier[] = ['judged', 'unjudged', 'doubtful'];

/** Orders grades, the best first. Only judged ones are ordered among themselves: by letter, then digit. */
export function compareGrades(one: Grade, other: Grade): number {
  const tier = gradeTierOf(one);
  const apart = TIERS.indexOf(tier) - TIERS.indexOf(gradeTierOf(other));
  if (apart !== 0 || tier !== 'judged') return apart;
  return (
    rank(RELIABILITIES, one.reliability) - rank(RELIABILITIES, other.reliability) ||
    rank(CREDIBILITIES, one.credibility) - rank(CREDIBILITIES, other.credibility)
  );
}

// A missing part comes after every part that is given.
function rank<T>(scale: readonly T[], part: T | null): number {
  return part === null ? scale.length : scale.indexOf(part);
}
