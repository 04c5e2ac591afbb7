import {
  type Figure,
  MEASURES,
  type Measure,
  NOT_REPORTED,
  showFigure,
  showFigureShort,
} from '../../domain/model/figure.ts';
import { isReported } from '../../domain/model/figure-range.ts';
import { recordName } from '../../domain/model/record.ts';
import { type Moment, showMoment } from '../../domain/time/moment.ts';
import type { IncidentPage, ReportRow } from '../../store/port/rows.ts';
import { width as cellsOf, fit } from '../../text/cells.ts';
import { wrap } from '../../text/wrap.ts';
import { heading, type PageStyle } from '../components/page-lines.ts';
import { axisLine, type RangeScale, rangeLine, rangeScale } from '../components/ranges.ts';
import type { StyledLine } from '../theme/styled.ts';
import { type Block, type Part, partsBlock } from './blocks.tsx';

/** A scale of fewer cells shows nothing. */
const LEAST_SCALE = 8;

/**
 * The reports of an incident: who says so, how it is graded, and its figure as a range on one scale, so that figures that do not
 * overlap are seen not to; below each what else it says.
 */
export function accountsBlock(page: IncidentPage, style: PageStyle): Block {
  const { reports } = page;
  if (reports.length === 0) return partsBlock([]);
  const layout = layoutOf(page, style);
  const best = page.grade === null ? '' : `, leading ${page.grade}`;
  return partsBlock([
    { lines: [heading(`Reports (${reports.length})${best}`), headerLine(layout)] },
    ...reports.map((report) => reportPart(report, layout, style)),
    ...togetherPart(page, layout, style),
  ]);
}

type Layout = {
  readonly measure: Measure;
  /** The first day of the incident, whose year the dates need not repeat. */
  readonly from: string;
  readonly scale: RangeScale;
  /** The cells of each column; 0 if it is left out. */
  readonly cells: Readonly<Record<'id' | 'source' | 'grade' | 'date' | 'scale' | 'figure', number>>;
};

function layoutOf(page: IncidentPage, { width }: PageStyle): Layout {
  const { reports } = page;
  const measure =
    MEASURES.find((one) => reports.some((report) => isReported(figureOf(report, one)))) ?? 'killed';
  const figures = reports.map((report) => figureOf(report, measure));
  const together = combined(page, measure);
  const all = together === undefined ? figures : [...figures, together];
  const longest = (texts: readonly string[]) => Math.max(0, ...texts.map(cellsOf));
  const id = longest(reports.map(idOf));
  const shown = [...figures.map(showFigure), ...[together ?? []].flat().map(showFigureShort)];
  const figure = longest([measure, ...shown]);
  const date = longest(['pub', ...reports.map((report) => dateOf(report, page.from))]);
  const named = longest([...reports.map(({ source }) => source), TOGETHER]);
  // What is left for the source and the scale, a cell between two columns.
  const left = (withDate: number) => width - (id + 1) - 3 - (withDate + 1) - (figure + 1) - 1;
  const shownDate = left(date) - Math.min(named, 14) >= LEAST_SCALE ? date : -1;
  const rest = left(shownDate);
  const source = Math.max(8, Math.min(named, rest - LEAST_SCALE, Math.floor(rest / 2)));
  const isDrawn = all.some(isReported) && rest - source >= LEAST_SCALE;
  return {
    measure,
    from: page.from,
    scale: rangeScale(all),
    cells: {
      id,
      source: isDrawn ? source : Math.max(source, Math.min(named, rest)),
      grade: 2,
      date: Math.max(0, shownDate),
      scale: isDrawn ? Math.min(40, rest - source) : 0,
      figure,
    },
  };
}

const TOGETHER = 'together';

function headerLine({ measure, scale, cells }: Layout): StyledLine {
  const axis = cells.scale === 0 ? '' : `${axisLine(scale, cells.scale)} `;
  const date = cells.date === 0 ? '' : `${fit('pub', cells.date)} `;
  const words = `${fit('', cells.id)} ${fit('source', cells.source)} gr ${date}${axis}`;
  return [['header', `${words}${measure.padStart(cells.figure)}`]];
}

function reportPart(report: ReportRow, layout: Layout, style: PageStyle): Part {
  const { id, source, sourceId, grade } = report;
  const figure = figureOf(report, layout.measure);
  const row = {
    id: idOf(report),
    name: source,
    grade: grade ?? '',
    date: dateOf(report, layout.from),
    figure,
    words: showFigure(figure),
  };
  return {
    record: { kind: 'report', id },
    opens: { kind: 'source', id: sourceId },
    lines: [rowLine(row, layout, style), ...detailLines(report, layout, style)],
  };
}

/** The figure of the incident, drawn from all of its reports. */
function togetherPart(page: IncidentPage, layout: Layout, style: PageStyle): readonly Part[] {
  const figure = combined(page, layout.measure);
  if (figure === undefined || page.reports.length < 2) return [];
  const row = {
    id: '',
    name: TOGETHER,
    grade: '',
    date: '',
    figure,
    words: showFigureShort(figure),
  };
  return [{ lines: [rowLine(row, layout, style)] }];
}

function rowLine(
  row: {
    readonly id: string;
    readonly name: string;
    readonly grade: string;
    readonly date: string;
    readonly figure: Figure;
    readonly words: string;
  },
  { scale, cells }: Layout,
  { glyphs }: PageStyle,
): StyledLine {
  const range =
    cells.scale === 0 ? '' : `${rangeLine(row.figure, scale, { cells: cells.scale, glyphs })} `;
  return [
    ['faint', fit(row.id, cells.id)],
    ` ${fit(row.name, cells.source, 'left', glyphs.ellipsis)} ${fit(row.grade, cells.grade)} `,
    cells.date === 0 ? '' : `${fit(row.date, cells.date)} `,
    ['bar', range],
    ['figure', row.words.padStart(cells.figure)],
  ];
}

/** What a report says besides its figure on the scale: other counts, its origin, headline, link and note. */
function detailLines(report: ReportRow, { measure, cells }: Layout, { width, glyphs }: PageStyle) {
  const others = report.figures
    .filter((one) => one.measure !== measure && isReported(one.figure))
    .map((one) => `${one.measure} ${showFigure(one.figure)}`);
  const disordered = report.figures.filter((one) => one.disordered).map((one) => one.measure);
  const origin =
    report.derivesFrom === null
      ? []
      : [`taken from ${recordName({ kind: 'report', id: report.derivesFrom })}`];
  const counts = [...others, ...origin].join(` ${glyphs.dot} `);
  const order =
    disordered.length === 0
      ? null
      : `${disordered.join(', ')}: low, best and high are out of order, as published`;
  const indent = cells.id + 1;
  const texts = [counts, report.headline, report.url, report.note, order];
  return texts.flatMap((text) =>
    text === null || text === ''
      ? []
      : wrap(text, Math.max(10, width - indent)).map(
          (line): StyledLine => [['faint', ' '.repeat(indent) + line]],
        ),
  );
}

function figureOf({ figures }: ReportRow, measure: Measure): Figure {
  return figures.find((one) => one.measure === measure)?.figure ?? NOT_REPORTED;
}

/** The incident's own figure, if it has that measure. */
function combined(page: Pick<IncidentPage, 'killed' | 'civilians' | 'wounded'>, measure: Measure) {
  return measure === 'killed' || measure === 'civilians' || measure === 'wounded'
    ? page[measure]
    : undefined;
}

function idOf({ id }: ReportRow): string {
  return recordName({ kind: 'report', id });
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
