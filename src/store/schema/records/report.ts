import { showFigure } from '../../../domain/model/figure.ts';
import {
  figure,
  GENERATED,
  NOTE,
  NUMBER,
  naming,
  partOf,
  STATEMENT,
  said,
  UNWORDED_IMPORTED,
  written,
} from './columns.ts';
import { type Declaration, numberOf } from './declaration.ts';

/** A record of its own that is a part of its incident. */
export const REPORT = {
  table: 'report',
  holds: 'what one source says of one incident, with its grade',
  letter: 'R',
  isLogged: true,
  columns: {
    source_id: naming(
      'source withheld',
      { table: 'source', atPurge: 'refused' },
      { log: 'source', field: 'source' },
    ),
    ...STATEMENT,
    headline: written('drop', { log: 'headline', field: 'headline' }),
    note: NOTE,
    derives_from: naming(
      'drop',
      { table: 'report', atPurge: 'forgotten' },
      { log: null, field: 'taken from' },
    ),
    incident_id: partOf('incident'),
    ...UNWORDED_IMPORTED,
  },
  parts: { figures: 'figure' },
  key: ['uid'],
} as const satisfies Declaration<'report'>;

export const FIGURE = {
  table: 'figure',
  holds: 'a figure in a report: low, best and high',
  letter: null,
  isLogged: true,
  columns: {
    id: NUMBER,
    report_id: partOf('report'),
    measure: said('keep', { log: { as: 'line' } }),
    ...figure({ as: 'line' }),
    disordered: GENERATED,
  },
  key: ['measure'],
  line: ({ measure, low, best, high }) => [
    [
      String(measure),
      showFigure({ low: numberOf(low), best: numberOf(best), high: numberOf(high) }),
    ],
  ],
} as const satisfies Declaration<'figure'>;
