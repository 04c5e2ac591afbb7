import { showInstant } from '../../domain/time/moment.ts';

/** The time of day (`14:02`) of an instant in a zone, followed by `Z` in UTC. */
export function clockTime(instant: string, zone: string): string {
  return showInstant(instant, zone).slice(11);
}
