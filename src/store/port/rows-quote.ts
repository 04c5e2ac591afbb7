import type { Moment } from '../../domain/time/moment.ts';
import type { QuoteRow } from './rows.ts';
import type { NamedRow } from './rows-actors-sources.ts';

/** An incident that something is about, in one line. Dates as in `Moment`. */
export type NamedIncident = Moment & { readonly id: number; readonly title: string };

/** Everything that is known of one quote. */
export type QuotePage = QuoteRow & {
  readonly removed: boolean;
  readonly sourceId: number | null;
  readonly published: Moment | null;
  /** The actors that it is about, each as it is called now. */
  readonly actors: readonly NamedRow[];
  /** The living incidents that it is about. */
  readonly incidents: readonly NamedIncident[];
  /** The quote that it answers; `null` also where that one was removed, as `answers` then says. */
  readonly answered: QuoteRow | null;
  /** The living quotes that answer it, oldest first. */
  readonly replies: readonly QuoteRow[];
};
