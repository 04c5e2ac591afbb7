import type { Assessment } from '../../../domain/evidence/evidence.ts';
import { MOST_COUNTED } from '../../../domain/model/figure.ts';

/** What an incident's accounts come to, as the columns that lists, filters and counts read. */
export function standingColumns({ evidence, grade, figures }: Assessment) {
  const { killed, civilians, wounded } = figures;
  return {
    evidence,
    grade,
    killed_low: countable(killed.low),
    killed_best: countable(killed.best),
    killed_high: countable(killed.high),
    civilians_low: countable(civilians.low),
    civilians_best: countable(civilians.best),
    civilians_high: countable(civilians.high),
    wounded_low: countable(wounded.low),
    wounded_best: countable(wounded.best),
    wounded_high: countable(wounded.high),
    due: 0,
  } as const;
}

/** What an older program let in may be more than can be summed. */
function countable(count: number | null): number | null {
  return count === null ? null : Math.min(count, MOST_COUNTED);
}
