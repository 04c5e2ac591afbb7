import type { Figure } from '../../domain/model/figure.ts';
import { isReported } from '../../domain/model/figure-range.ts';
import { width as cellsOf, fit } from '../../text/cells.ts';
import { wrap } from '../../text/wrap.ts';
import type { PageStyle } from '../components/page-lines.ts';
import { axisLine, type RangeScale, rangeLine, rangeScale } from '../components/ranges.ts';
import type { Role } from '../theme/roles.ts';
import type { StyledLine } from '../theme/styled.ts';
import type { Part } from './blocks.tsx';

/** A scale of fewer cells shows nothing; one of more than the most is no clearer; names take what is beyond the usual. */
const SCALE = { least: 8, usual: 13, most: 40 } as const;

/** Fewer cells do not tell one source from another. */
const LEAST_NAME = 8;

/** Who gives a figure, how good that is and when it is from; below it what else there is to say. */
export type ScaledRow = Omit<Part, 'lines'> & {
  /** The name of the record, such as `R12`. */
  readonly id: string;
  readonly name: string;
  readonly grade: string;
  readonly date: string;
  readonly figure: Figure;
  readonly words: string;
  readonly details: readonly (readonly [Role, string])[];
  /** Set for a range that others span together, in which no number stands out. */
  readonly isSpan?: true;
};

/** What stands above the columns of the name, the date and the figure. */
type Headers = Readonly<Record<'name' | 'date' | 'figure', string>>;

/** The figures of several sources as ranges on one scale, so that figures that do not overlap are seen not to. */
export function scaledParts(
  rows: readonly ScaledRow[],
  headers: Headers,
  style: PageStyle,
): readonly Part[] {
  const layout = layoutOf(rows, headers, style.width);
  return [
    { lines: [headerLine(layout, headers)] },
    ...rows.map(({ record, opens, ...row }) => ({
      ...(record === undefined ? {} : { record }),
      ...(opens === undefined ? {} : { opens }),
      lines: [rowLine(row, layout, style), ...detailLines(row, layout, style)],
    })),
  ];
}

type Layout = {
  readonly scale: RangeScale;
  /** The cells of each column; 0 if it is left out. */
  readonly cells: Readonly<Record<'id' | 'name' | 'date' | 'scale' | 'figure', number>>;
};

function layoutOf(rows: readonly ScaledRow[], headers: Headers, width: number): Layout {
  const longest = (texts: readonly string[]) => Math.max(0, ...texts.map(cellsOf));
  const id = longest(rows.map((row) => row.id));
  // A figure without room beside a name of a few cells goes to the next line.
  const room = width - id - 4 - LEAST_NAME - 2;
  const figure = longest(
    [headers.figure, ...rows.map(({ words }) => words)].filter((words) => cellsOf(words) <= room),
  );
  const date = longest([headers.date, ...rows.map((row) => row.date)]);
  const named = longest([headers.name, ...rows.map(({ name }) => name)]);
  // What is left for the name and the scale: two cells of a grade, and one between two columns.
  const leftBeside = (cells: number) => width - id - 4 - cells - figure - 2;
  const hasDate = leftBeside(date + 1) - Math.min(named, 14) >= SCALE.least;
  const left = leftBeside(hasDate ? date + 1 : 0);
  const name = Math.max(LEAST_NAME, Math.min(named, left - SCALE.usual));
  const isDrawn = rows.some((row) => isReported(row.figure)) && left - name >= SCALE.least;
  return {
    scale: rangeScale(rows.map((row) => row.figure)),
    cells: {
      id,
      name: isDrawn ? name : Math.max(name, Math.min(named, left)),
      date: hasDate ? date : 0,
      scale: isDrawn ? Math.min(SCALE.most, left - name) : 0,
      figure,
    },
  };
}

function headerLine({ scale, cells }: Layout, { name, date, figure }: Headers): StyledLine {
  const axis = cells.scale === 0 ? '' : `${axisLine(scale, cells.scale)} `;
  const dated = cells.date === 0 ? '' : `${fit(date, cells.date)} `;
  const words = `${fit('', cells.id)} ${fit(name, cells.name)} gr ${dated}${axis}`;
  return [['header', `${words}${figure.padStart(cells.figure)}`]];
}

function rowLine(row: ScaledRow, { scale, cells }: Layout, { glyphs }: PageStyle): StyledLine {
  const range =
    cells.scale === 0
      ? ''
      : `${rangeLine(row.figure, scale, { cells: cells.scale, glyphs, pointed: row.isSpan !== true })} `;
  return [
    ['faint', fit(row.id, cells.id)],
    ` ${fit(row.name, cells.name, 'left', glyphs.ellipsis)} ${fit(row.grade, 2)} `,
    cells.date === 0 ? '' : `${fit(row.date, cells.date)} `,
    ['bar', range],
    ['figure', (isBeside(row, cells) ? row.words : '').padStart(cells.figure)],
  ];
}

function isBeside({ words }: ScaledRow, { figure }: Layout['cells']): boolean {
  return cellsOf(words) <= figure;
}

function detailLines(row: ScaledRow, { cells }: Layout, { width }: PageStyle) {
  const indent = cells.id + 1;
  const below: ScaledRow['details'] = isBeside(row, cells) ? [] : [['figure', row.words]];
  return [...below, ...row.details].flatMap(([role, text]) =>
    wrap(text, Math.max(10, width - indent)).map(
      (line): StyledLine => [' '.repeat(indent), [role, line]],
    ),
  );
}
