import type { Assessment } from '../../domain/evidence.ts';

/** What an incident's accounts come to, as the columns that lists, filters and counts read. */
export function standingColumns({ evidence, grade, figures }: Assessment) {
  const { killed, civilians, wounded } = figures;
  return {
    evidence,
    grade,
    killed_low: killed.low,
    killed_best: killed.best,
    killed_high: killed.high,
    civilians_low: civilians.low,
    civilians_best: civilians.best,
    civilians_high: civilians.high,
    wounded_low: wounded.low,
    wounded_best: wounded.best,
    wounded_high: wounded.high,
    due: 0,
  } as const;
}
