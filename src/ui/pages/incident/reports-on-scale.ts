import {
  type Figure,
  MEASURES,
  type Measure,
  NOT_REPORTED,
  showFigure,
  showFigureShort,
} from '../../../domain/model/figure.ts';
import { isReported } from '../../../domain/model/figure-range.ts';
import { recordName } from '../../../domain/model/record.ts';
import { type Moment, showMoment } from '../../../domain/time/moment.ts';
import type { IncidentPage, ReportRow } from '../../../store/port/rows.ts';
import { heading, type PageStyle } from '../../components/page-lines.ts';
import type { Role } from '../../theme/roles.ts';
import { type Block, partsBlock } from '../blocks.tsx';
import { type ScaledRow, scaledParts } from '../scaled-rows.ts';

/** The reports of an incident: who says so, how it is graded, its figure on one scale, and what else it says. */
export function reportsBlock(page: IncidentPage, style: PageStyle): Block {
  const { reports } = page;
  if (reports.length === 0) return partsBlock([]);
  const best = page.grade === null ? '' : `, leading ${page.grade}`;
  const measure =
    MEASURES.find((one) => reports.some((report) => isReported(figureOf(report, one)))) ?? 'killed';
  const rows = [
    ...reports.map((report) => reportRow(report, measure, page, style)),
    ...together(page, measure),
  ];
  return partsBlock([
    { lines: [heading(`Reports (${reports.length})${best}`)] },
    ...scaledParts(rows, { name: 'source', date: 'pub', figure: measure }, style),
  ]);
}

function reportRow(
  report: ReportRow,
  measure: Measure,
  { from }: IncidentPage,
  style: PageStyle,
): ScaledRow {
  const { id, source, sourceId, grade } = report;
  const figure = figureOf(report, measure);
  return {
    record: { kind: 'report', id },
    opens: { kind: 'source', id: sourceId },
    id: recordName({ kind: 'report', id }),
    name: source,
    grade: grade ?? '',
    date: dateOf(report, from),
    figure,
    words: showFigure(figure),
    details: detailsOf(report, measure, style),
  };
}

/** The incident's own figure of the measure, drawn from all of its reports. */
function together(page: IncidentPage, measure: Measure): readonly ScaledRow[] {
  const isKept = measure === 'killed' || measure === 'civilians' || measure === 'wounded';
  if (!isKept || page.reports.length < 2) return [];
  const figure = page[measure];
  const words = showFigureShort(figure);
  return [{ id: '', name: 'together', grade: '', date: '', figure, words, details: [] }];
}

/** What a report says besides its figure on the scale: other counts, its origin, headline, link and note. */
function detailsOf(
  report: ReportRow,
  measure: Measure,
  { glyphs }: PageStyle,
): ScaledRow['details'] {
  const others = report.figures
    .filter((one) => one.measure !== measure && isReported(one.figure))
    .map((one) => `${one.measure} ${showFigure(one.figure)}`);
  const { derivesFrom } = report;
  const origin =
    derivesFrom === null ? [] : [`taken from ${recordName({ kind: 'report', id: derivesFrom })}`];
  const disordered = report.figures.filter((one) => one.disordered).map((one) => one.measure);
  const order =
    disordered.length === 0
      ? null
      : `${disordered.join(', ')}: low, best and high are out of order, as published`;
  const counts = [...others, ...origin].join(` ${glyphs.dot} `);
  return [counts, report.headline, report.url, report.note, order].flatMap(
    (text): (readonly [Role, string])[] => (text === null || text === '' ? [] : [['faint', text]]),
  );
}

function figureOf({ figures }: ReportRow, measure: Measure): Figure {
  return figures.find((one) => one.measure === measure)?.figure ?? NOT_REPORTED;
}

/** When it was published, without the year if that is the incident's. */
function dateOf({ published }: ReportRow, from: string): string {
  if (published === null) return '';
  const words = showMoment(published.precision === 'time' ? wholeDay(published) : published);
  const year = ` ${from.slice(0, 4)}`;
  return words.endsWith(year) ? words.slice(0, -year.length) : words;
}

function wholeDay({ from, until }: Moment): Moment {
  return { from: from.slice(0, 10), until: until.slice(0, 10), precision: 'day' };
}
