import type { ComparedCount } from '../../store/port/rows-comparison.ts';
import { grouped } from '../../text/number-words.ts';

/** The sum of the killed, with `+?` if some incidents have no figure; `n/r` if none has one, which is not zero. */
export function killedSum({
  incidents,
  killedBest,
  killedUnknown,
}: Omit<ComparedCount, 'claimed'>): string {
  if (incidents > 0 && killedUnknown === incidents) return 'n/r';
  return `${grouped(killedBest)}${killedUnknown > 0 ? '+?' : ''}`;
}
