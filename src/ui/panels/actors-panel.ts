import { partsShown, selectedKey } from '../../app/pages/moving.ts';
import { answerTo } from '../../app/requests/queries.ts';
import { type ActorPart, actorKey } from '../../app/state/actor-list.ts';
import type { State } from '../../app/state/state.ts';
import {
  besideWords,
  countedWords,
  discountedWords,
  possibleWords,
} from '../../domain/model/counted-figure.ts';
import type { ActorRow, ActorsAnswer } from '../../store/port/rows.ts';
import type { IncidentCounts } from '../../store/port/rows-counts.ts';
import { grouped } from '../../text/number-words.ts';
import { wrap } from '../../text/wrap.ts';
import { actorColumnsBy } from '../columns/actor-columns.ts';
import type { CellContext } from '../table/column.ts';
import { fairShares } from '../table/fair-shares.ts';
import { layoutColumns, type SizedColumn, type Widest } from '../table/layout-columns.ts';
import { headerLine, rowLine, widestOf } from '../table/row-line.ts';
import type { Appearance } from '../theme/appearance.ts';
import type { Painted } from '../theme/paint.ts';
import type { StyledLine } from '../theme/styled.ts';
import { actorsNote, actorsTitle, isCountInTitle } from './actors-title.ts';
import { insteadOfRows, noIncidents } from './empty-lines.ts';
import type { DrawPanel, PanelSize } from './panel.ts';

/** The counts by actor: a table for each side, or one; each keeps its selected actor in view. */
export const drawActors: DrawPanel = (state, size, appearance) => {
  const answer = answerTo(state, 'actors');
  const rows = answer?.rows ?? [];
  const instead =
    insteadOfRows(state, 'actors', size) ??
    (rows.length === 0 ? noActors(state, size, answer?.counts) : undefined);
  return {
    title: actorsTitle(state),
    note: actorsNote(state),
    lines: instead ?? (answer === undefined ? [] : listed(state, answer, { size, appearance })),
  };
};

type Given = { readonly size: PanelSize; readonly appearance: Appearance };

function listed(
  state: State,
  { rows, counts }: ActorsAnswer,
  { size, appearance }: Given,
): readonly (StyledLine | Painted)[] {
  const sum = sumLines(state, counts, size);
  const most = rows[0]?.incidents ?? 0;
  const context: CellContext = { zone: state.zone, glyphs: appearance.glyphs, most };
  const tables = tablesOf(state, size.width, context);
  const heights = fairShares(
    tables.map(({ part }) => part.rows.length + 1),
    size.height - sum.length,
  );
  const key = selectedKey(state, 'actors');
  const under = state.focus === 'actors' ? 'selected' : 'selectedAway';
  const lines = tables.flatMap(({ part, sized }, index) => {
    const height = heights[index] ?? 0;
    if (height === 0) return [];
    const selected = part.rows.findIndex((row) => actorKey(part, row) === key);
    const first = Math.max(0, selected - (height - 2));
    return [
      headerLine(headed(sized, part.rows.length, height - 1), context),
      ...part.rows.slice(first, first + height - 1).map((row, at) =>
        appearance.paint(rowLine(row, sized, context), {
          cells: size.width,
          under: first + at === selected ? under : undefined,
        }),
      ),
    ];
  });
  const empty = Math.max(0, size.height - sum.length - lines.length);
  return [...lines, ...Array.from({ length: empty }, () => []), ...sum];
}

/** The columns with how many of how many rows are shown, if that is not all. */
function headed(
  sized: readonly SizedColumn<ActorRow>[],
  rows: number,
  shown: number,
): readonly SizedColumn<ActorRow>[] {
  const [first, ...others] = sized;
  if (first === undefined || rows <= shown) return sized;
  const header = `${first.column.header} ${grouped(shown)}/${grouped(rows)}`;
  return [{ ...first, column: { ...first.column, header } }, ...others];
}

type PartTable = { readonly part: ActorPart; readonly sized: readonly SizedColumn<ActorRow>[] };

/** The columns of each part, those of one kind below one another. */
function tablesOf(state: State, cells: number, context: CellContext): readonly PartTable[] {
  const parts = partsShown(state).map((part) => ({
    part,
    columns: actorColumnsBy(state.actorsBy, part),
    widest: widestOf(part.rows, context),
  }));
  const [first] = parts;
  const widest: Widest<ActorRow> = ({ id }) => {
    const all = parts.flatMap(({ columns, widest }) =>
      columns.filter((column) => column.id === id).map(widest),
    );
    return {
      least: Math.max(0, ...all.map(({ least }) => least)),
      most: Math.max(0, ...all.map(({ most }) => most)),
    };
  };
  const shared = layoutColumns(first?.columns ?? [], cells, widest);
  return parts.map(({ part, columns }) => ({
    part,
    sized: shared.flatMap(({ column: { id }, cells }) =>
      columns.filter((column) => column.id === id).map((column) => ({ column, cells })),
    ),
  }));
}

/** Why no actor is counted: no incidents, or none of them names an actor. */
function noActors(
  state: State,
  size: PanelSize,
  counts: IncidentCounts | undefined,
): readonly StyledLine[] {
  const incidents = counts?.incidents ?? 0;
  if (incidents === 0) return noIncidents(state, size, { windowed: true, beside: counts });
  const words = incidents === 1 ? 'the incident names no actor' : 'these incidents name no actor';
  return wrap(words, size.width).map((line): StyledLine => [['faint', line]]);
}

/** With fewer rows than this the table needs them all, except for a line about what is not counted. */
const ROOM_FOR_SUM = 10;

/**
 * How many people were killed in the counted incidents, how many incidents have no figure, and what is discounted; preceded
 * by the number of counted and possible incidents, if the title has no room for them.
 */
function sumLines(state: State, counts: IncidentCounts, size: PanelSize): readonly StyledLine[] {
  const { mayBe, killed, incidents } = counts;
  const isTold = isCountInTitle(state, counts, size);
  const discounted = counts.discounted.incidents;
  const sums =
    size.height < ROOM_FOR_SUM
      ? isTold || mayBe + discounted === 0
        ? []
        : [grouped(incidents) + besideWords({ mayBe, discounted })]
      : [
          ...(isTold || mayBe === 0 ? [] : [grouped(incidents) + possibleWords(mayBe)]),
          `killed: ${countedWords(killed, incidents)}`,
          ...(discounted === 0 ? [] : [discountedWords(counts.discounted)]),
        ];
  return sums.length === 0
    ? []
    : wrap(sums.join('; '), size.width).map((line): StyledLine => [['faint', line]]);
}
