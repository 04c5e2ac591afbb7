import { answerTo } from '../../app/requests/queries.ts';
import { isFilterInvalid, shownFilter } from '../../app/requests/shown.ts';
import type { State } from '../../app/state/state.ts';
import { besideWords } from '../../domain/model/counted-figure.ts';
import type { IncidentRow } from '../../store/port/rows.ts';
import { width as cellsOf, cut } from '../../text/cells.ts';
import { grouped } from '../../text/number-words.ts';
import { INCIDENT_COLUMNS } from '../columns/incident-columns.ts';
import type { CellContext } from '../table/column.ts';
import { layoutColumns, type SizedColumn, type Widest } from '../table/layout-columns.ts';
import { headerLine, rowLine, widestOf } from '../table/row-line.ts';
import type { Appearance } from '../theme/appearance.ts';
import type { Painted } from '../theme/paint.ts';
import { type Piece, type StyledLine, textOf } from '../theme/styled.ts';
import { liveWords } from '../words/live-words.ts';
import { soFar } from '../words/so-far.ts';
import { insteadOfMatches, insteadOfRows, noIncidents, welcomeLines } from './empty-lines.ts';
import { type DrawPanel, FRAMING, type PanelSize } from './panel.ts';

/** The least width in cells of the title. */
const LEAST_TITLE = 13;

/** The cells before each row for the mark of a new one. */
const GUTTER = 2;

/** The recent events: what matches the filter, newest first, and whether the screen is live. */
export const drawEvents: DrawPanel = (state, size, appearance) => {
  const whole = titleOf(state);
  const besides = Math.max(LEAST_TITLE, cellsOf(whole)) + FRAMING;
  const note = liveWords(state, appearance, size.width - besides);
  // A long filter is cut, because whether the screen is live has to stay visible.
  const title = cut(whole, Math.max(LEAST_TITLE, size.width - cellsOf(textOf(note)) - FRAMING));
  return {
    title,
    note,
    lines: insteadOfRows(state, 'incidents', size) ?? listed(state, size, appearance),
  };
};

function listed(
  state: State,
  size: PanelSize,
  appearance: Appearance,
): readonly (StyledLine | Painted)[] {
  const { rows, top } = state.events;
  if (rows.length === 0) {
    return answerTo(state, 'overview')?.incidents === 0
      ? welcomeLines(state, size)
      : noIncidents(state, size, { windowed: false });
  }
  const context: CellContext = { zone: state.zone, glyphs: appearance.glyphs, most: 0 };
  const shown = rows.slice(top, top + size.height - 1);
  const sized = sizedFor(rows, size.width - GUTTER, context);
  return [
    [' '.repeat(GUTTER), ...headerLine(sized, context)],
    ...shown.map((row) => eventLine(state, row, { sized, context, appearance, size })),
  ];
}

type Sized = readonly SizedColumn<IncidentRow>[];
const sizes = new WeakMap<
  readonly IncidentRow[],
  { readonly cells: number; readonly sized: Sized }
>();

/** The columns of the rows held, the same ones until other rows are held or the panel has another width. */
function sizedFor(rows: readonly IncidentRow[], cells: number, context: CellContext): Sized {
  const known = sizes.get(rows);
  if (known?.cells === cells) return known.sized;
  const sized = layoutColumns(INCIDENT_COLUMNS, cells, widestHeld(rows, context));
  sizes.set(rows, { cells, sized });
  return sized;
}

type Measured = ReadonlyMap<string, ReturnType<Widest<IncidentRow>>>;
const measured = new WeakMap<readonly IncidentRow[], Measured>();

/** The widest cells of all rows held, so that the columns do not move while the list scrolls. */
function widestHeld(rows: readonly IncidentRow[], context: CellContext): Widest<IncidentRow> {
  const known = measured.get(rows) ?? measure(rows, context);
  measured.set(rows, known);
  return ({ id }) => known.get(id) ?? { least: 0, most: 0 };
}

function measure(rows: readonly IncidentRow[], context: CellContext): Measured {
  const widest = widestOf(rows, context);
  return new Map(INCIDENT_COLUMNS.map((column) => [column.id, widest(column)]));
}

type Drawn = { readonly looks: readonly unknown[]; readonly line: Painted };
const drawn = new WeakMap<IncidentRow, Drawn>();

/** A row as it is drawn. A key changes one or two of them, so each is kept until it looks different. */
function eventLine(
  state: State,
  row: IncidentRow,
  given: {
    readonly sized: Sized;
    readonly context: CellContext;
    readonly appearance: Appearance;
    readonly size: PanelSize;
  },
): Painted {
  const { sized, context, appearance, size } = given;
  const mark = markOf(state, row);
  const selected = state.focus === 'events' ? 'selected' : 'selectedAway';
  const under = row.id === state.events.selected ? selected : undefined;
  const looks = [sized, context.zone, appearance, size.width, textOf([mark]), under];
  const known = drawn.get(row);
  if (known?.looks.every((one, index) => one === looks[index])) return known.line;
  const line = appearance.paint([mark, ...rowLine(row, sized, context)], {
    cells: size.width,
    under,
  });
  drawn.set(row, { looks, line });
  return line;
}

/** The mark before a row that has not been seen since it was added or changed. */
function markOf({ live }: State, { id }: IncidentRow): Piece {
  if (live.fresh.has(id)) return ['new', '+ '];
  return live.changed.has(id) ? ['new', '! '] : '  ';
}

function titleOf(state: State): string {
  const matches = answerTo(state, 'matches');
  const total = answerTo(state, 'overview')?.incidents;
  const sorted =
    state.sort.column === 'date' && state.sort.descending ? '' : `, by ${state.sort.column}`;
  const filter = shownFilter(state);
  const text = (filter ?? state.filter).text.trim();
  if (isFilterInvalid(state))
    return `Recent events${sorted}: invalid filter ${state.filter.text.trim()}`;
  if (text === '' || matches === undefined) return `Recent events${sorted}`;
  const of = total === undefined ? '' : ` of ${grouped(total)}`;
  const found =
    filter === undefined
      ? insteadOfMatches(state)
      : `${grouped(matches.incidents)}${besideWords(matches)}${soFar(state)}`;
  return `Recent events${sorted}: ${found}${of} match ${text}`;
}
