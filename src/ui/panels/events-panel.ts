import { answerTo } from '../../app/requests/queries.ts';
import { isEmpty, isFilterInvalid, shownFilter } from '../../app/requests/shown.ts';
import type { State } from '../../app/state/state.ts';
import { besideWords } from '../../domain/model/counted-figure.ts';
import type { IncidentRow } from '../../store/port/rows.ts';
import { width as cellsOf, cut } from '../../text/cells.ts';
import { grouped } from '../../text/number-words.ts';
import { eventColumns } from '../columns/event-columns.ts';
import type { CellContext } from '../table/column.ts';
import { layoutColumns, type SizedColumn } from '../table/layout-columns.ts';
import { headerLine, rowLine, widestOf } from '../table/row-line.ts';
import type { Appearance } from '../theme/appearance.ts';
import type { Painted } from '../theme/paint.ts';
import { type Piece, type StyledLine, textOf } from '../theme/styled.ts';
import { liveWords } from '../words/live-words.ts';
import { soFar } from '../words/so-far.ts';
import { type SharedParts, sharedParts, sharedWords } from '../words/year-and-country.ts';
import { insteadOfMatches, insteadOfRows, noIncidents, welcomeLines } from './empty-lines.ts';
import { type DrawPanel, FRAMING, type PanelSize } from './panel.ts';

/** The name of the panel, which its title never loses, with what all rows on the screen share. */
const NAME = 'Recent events';

/** A title with less room than this says the country by its code. */
const ROOM_FOR_COUNTRY = 70;

/** The cells before each row for the mark of a new one. */
const GUTTER = 2;

/** The recent events: what matches the filter, newest first, and whether the screen is live. */
export const drawEvents: DrawPanel = (state, size, appearance) => {
  const shown = state.events.rows.slice(state.events.top, state.events.top + size.height - 1);
  const shared = sharedParts(shown);
  const words = sharedWords(shared, size.width < ROOM_FOR_COUNTRY);
  const name = words === '' ? NAME : `${NAME}, ${words}`;
  const whole = name + titleOf(state);
  const note = liveWords(state, appearance, size.width - cellsOf(whole) - FRAMING);
  // A long filter is cut, because whether the screen is live has to stay visible.
  const title = cut(whole, Math.max(cellsOf(name), size.width - cellsOf(textOf(note)) - FRAMING));
  return {
    title,
    note,
    lines:
      insteadOfRows(state, 'incidents', size) ??
      (shown.length === 0
        ? withoutRows(state, size)
        : listed(state, shown, { shared, size, appearance })),
  };
};

function withoutRows(state: State, size: PanelSize): readonly StyledLine[] {
  return isEmpty(state) ? welcomeLines(state, size) : noIncidents(state, size, { windowed: false });
}

function listed(
  state: State,
  shown: readonly IncidentRow[],
  given: {
    readonly shared: SharedParts;
    readonly size: PanelSize;
    readonly appearance: Appearance;
  },
): readonly (StyledLine | Painted)[] {
  const { shared, size, appearance } = given;
  const context: CellContext = { zone: state.zone, glyphs: appearance.glyphs, most: 0 };
  const sized = sizedFor(state.events.rows, { shared, cells: size.width - GUTTER, context });
  return [
    [' '.repeat(GUTTER), ...headerLine(sized, context)],
    ...shown.map((row) => eventLine(state, row, { sized, context, appearance, size })),
  ];
}

type Sized = readonly SizedColumn<IncidentRow>[];
type Room = {
  readonly shared: SharedParts;
  readonly cells: number;
  readonly context: CellContext;
};
const sizes = new WeakMap<readonly IncidentRow[], { readonly room: Room; readonly sized: Sized }>();

/**
 * The columns of the rows held, sized by the widest cells of all of them, so that they do not move while the list scrolls:
 * the same ones until other rows are held, the rows on the screen share something else, or the panel has another width.
 */
function sizedFor(rows: readonly IncidentRow[], room: Room): Sized {
  const known = sizes.get(rows);
  if (known !== undefined && isSame(known.room, room)) return known.sized;
  const sized = layoutColumns(eventColumns(room.shared), room.cells, widestOf(rows, room.context));
  sizes.set(rows, { room, sized });
  return sized;
}

function isSame(one: Room, other: Room): boolean {
  return (
    one.cells === other.cells &&
    one.shared.year === other.shared.year &&
    one.shared.country === other.shared.country &&
    one.context.zone === other.context.zone &&
    one.context.glyphs === other.context.glyphs
  );
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

/** The marks before a row: of one that has not been seen since it was added or changed, and of one that the person has marked. */
function markOf({ live, marked }: State, { id }: IncidentRow): Piece {
  const own = marked.has(id) ? '*' : ' ';
  if (live.fresh.has(id)) return ['new', `+${own}`];
  return live.changed.has(id) ? ['new', `!${own}`] : ['key', ` ${own}`];
}

/** How it is sorted, and how many of how many match the filter. */
function titleOf(state: State): string {
  const matches = answerTo(state, 'matches');
  const total = answerTo(state, 'overview')?.incidents;
  const sorted =
    state.sort.column === 'date' && state.sort.descending ? '' : `, by ${state.sort.column}`;
  const filter = shownFilter(state);
  const text = (filter ?? state.filter).text.trim();
  if (isFilterInvalid(state)) return `${sorted}: invalid filter ${state.filter.text.trim()}`;
  if (text === '' || matches === undefined) return sorted;
  const of = total === undefined ? '' : ` of ${grouped(total)}`;
  const found =
    filter === undefined
      ? insteadOfMatches(state)
      : `${grouped(matches.incidents)}${besideWords(matches)}${soFar(state)}`;
  return `${sorted}: ${found}${of} match ${text}`;
}
