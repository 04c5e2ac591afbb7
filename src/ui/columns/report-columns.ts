import { NOT_REPORTED, showFigure, showFigureShort } from '../../domain/model/figure.ts';
import type { AttributionRow, ReportRow } from '../../store/port/rows.ts';
import type { Column } from '../table/column.ts';
import { actorWords } from '../words/actor-words.ts';
import { gradeColumn } from './grade-column.ts';

/** A report of an incident, with what its source says of actors there. */
export type ReportWithActors = ReportRow & { readonly attributions: readonly AttributionRow[] };

/** The reports of an incident, one line each. */
export const REPORT_COLUMNS: readonly Column<ReportWithActors>[] = [
  {
    id: 'source',
    header: 'source',
    align: 'left',
    width: { min: 10, max: 28, enough: 16 },
    priority: 1,
    cell: ({ source }) => source,
  },
  gradeColumn(3),
  {
    id: 'says',
    header: 'says',
    align: 'left',
    width: { min: 8, max: 90, grow: 1 },
    priority: 4,
    cell: ({ attributions, headline, note }, { glyphs }, cells) =>
      [actorWords(attributions, glyphs, cells), headline ?? note]
        .filter((part) => part !== null && part !== '')
        .join(` ${glyphs.dot} `),
    role: () => 'quote',
  },
  {
    id: 'killed',
    header: 'killed',
    align: 'right',
    width: { min: 6, max: 16, whole: true },
    priority: 2,
    cell: ({ figures }, _, cells) => {
      const figure = figures.find(({ measure }) => measure === 'killed')?.figure ?? NOT_REPORTED;
      const whole = showFigure(figure);
      return whole.length <= cells ? whole : showFigureShort(figure);
    },
    role: () => 'figure',
  },
];
