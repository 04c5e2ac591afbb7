import type { ComparedCount } from '../../store/port/rows-comparison.ts';
import { grouped } from '../../text/number-words.ts';

/** A sum of the killed, with `+?` where some incidents had no figure; `n/r` where none had, which is not zero. */
export function killedSum({
  incidents,
  killedBest,
  killedUnknown,
}: Omit<ComparedCount, 'claimed'>): string {
  if (incidents > 0 && killedUnknown === incidents) return 'n/r';
  return `${grouped(killedBest)}${killedUnknown > 0 ? '+?' : ''}`;
}
