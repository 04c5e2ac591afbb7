import type { Kysely } from 'kysely';
import type { Filter } from '../../domain/filter/filter.ts';
import { takeDays } from '../../domain/filter/filter-days.ts';
import {
  type GivenDays,
  partsOf,
  stretchBefore,
  type Window,
  windowOf,
} from '../../domain/time/period.ts';
import { type Selection, selectionOf } from '../filter/selection.ts';
import type { Scope } from '../port/questions.ts';
import type { Schema } from '../schema/schema.ts';
import { count } from './count.ts';
import type { Counted } from './counting.ts';
import { holdingsOf } from './holdings.ts';

/** So many parts has a trend. */
const TREND_PARTS = 8;

/** The window that a question looks at, and what the incidents in it that match its filter come to. */
export async function countedIn(
  db: Kysely<Schema>,
  scope: Scope,
): Promise<{
  readonly window: Window;
  readonly selection: Selection;
  readonly counted: Counted;
}> {
  const { window, rest } = await windowIn(db, scope);
  const days: GivenDays = { since: window.since, until: window.until };
  const selection = await selectionOf(db, rest);
  const before = stretchBefore(window);
  const starts = partsOf(window.period, TREND_PARTS);
  return { window, selection, counted: count(db, { selection, days, before, starts }) };
}

/** The window that a question looks at, and what its filter asks besides. */
export async function windowIn(
  db: Kysely<Schema>,
  { filter, window, today }: Scope,
): Promise<{ readonly window: Window; readonly rest: Filter }> {
  const { given, rest } = takeDays(filter);
  const holdings = await holdingsOf(db, today);
  return { window: windowOf(window, given, { today, holdings }), rest };
}
