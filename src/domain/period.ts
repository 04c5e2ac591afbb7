/** The time windows that a person can choose from; `days` and `hours` count back from the window's end. */
export const WINDOWS = [
  { name: '24 h', days: 1 },
  { name: '7 d', days: 7 },
  { name: '30 d', days: 30 },
  { name: '90 d', days: 90 },
  { name: '1 y', days: 365 },
  { name: 'all', days: null },
] as const;
export type WindowName = (typeof WINDOWS)[number]['name'];

/** What the screen looks at: a length back from its end, everything, or two given days (both inclusive). */
export type WindowChoice =
  | { readonly kind: 'last'; readonly name: WindowName }
  | { readonly kind: 'between'; readonly from: string; readonly until: string };

/**
 * A window with its two days worked out, both inclusive, `YYYY-MM-DD`. `end` says what it ends at: now, the
 * newest incident that is not in the future (a historical database), or a day that somebody gave.
 */
export type Period = {
  readonly from: string;
  readonly until: string;
  readonly end: 'now' | 'newest' | 'given';
};
