import { dayOf } from '../../domain/time/moment.ts';
import type { State } from './state.ts';

/** Today in the zone of the screen, `YYYY-MM-DD`. */
export function today(state: Pick<State, 'now' | 'zone'>): string {
  return dayOf(state.now, state.zone);
}
