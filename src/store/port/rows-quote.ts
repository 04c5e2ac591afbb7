import type { Moment } from '../../domain/time/moment.ts';
import type { QuoteRow } from './rows.ts';
import type { NamedRow } from './rows-actors-sources.ts';

/** A linked incident in one line. Dates as in `Moment`. */
export type NamedIncident = Moment & { readonly id: number; readonly title: string };

/** The page of one quote. */
export type QuotePage = QuoteRow & {
  readonly removed: boolean;
  readonly sourceId: number | null;
  readonly published: Moment | null;
  /** The actors that it is about, by their current names. */
  readonly actors: readonly NamedRow[];
  /** The incidents that it is about, except removed ones. */
  readonly incidents: readonly NamedIncident[];
  /** The quote that it answers; `null` also if that one was removed, as `answers` then says. */
  readonly answered: QuoteRow | null;
  /** The quotes that answer it, except removed ones, oldest first. */
  readonly replies: readonly QuoteRow[];
};
