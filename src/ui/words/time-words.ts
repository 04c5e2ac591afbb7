import { daysBetween } from '../../domain/time/days.ts';
import { showInstant } from '../../domain/time/moment.ts';
import { grouped } from '../../text/number-words.ts';

/** The time of day (`14:02`) of an instant in a zone, followed by `Z` in UTC. */
export function clockTime(instant: string, zone: string): string {
  return showInstant(instant, zone).slice(11);
}

/** How long ago an instant was: `just now`, `2 min ago`, `3 h ago`, `5 d ago`. */
export function ageWords(instant: string, now: string): string {
  const minutes = Math.floor((Date.parse(now) - Date.parse(instant)) / 60_000);
  if (minutes < 1) return 'just now';
  if (minutes < 60) return `${minutes} min ago`;
  if (minutes < 48 * 60) return `${Math.floor(minutes / 60)} h ago`;
  return daysAgo(Math.floor(minutes / (24 * 60)));
}

/** How long ago a day was: `today`, `yesterday`, `5 d ago`. */
export function dayAgeWords(day: string, today: string): string {
  const days = daysBetween(day, today);
  if (days <= 0) return 'today';
  return days === 1 ? 'yesterday' : daysAgo(days);
}

function daysAgo(days: number): string {
  return `${grouped(days)} d ago`;
}
