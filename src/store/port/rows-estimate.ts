import type { EstimateMeasure } from '../../domain/entry/entry.ts';
import type { Figure } from '../../domain/model/figure.ts';
import type { Moment } from '../../domain/time/moment.ts';

/** A figure about an actor, and who gives it. */
export type EstimateRow = {
  readonly id: number;
  readonly actorId: number;
  readonly actor: string;
  readonly measure: EstimateMeasure;
  readonly figure: Figure;
  readonly asOf: Moment | null;
  readonly since: Moment | null;
  readonly source: string | null;
  readonly sourceId: number | null;
  readonly grade: string | null;
  readonly url: string | null;
  readonly note: string | null;
  /** Whether another estimate of the same actor and measure, as of about the same time, contradicts it. */
  readonly disputed: boolean;
};
