import { Box } from 'ink';
import { memo } from 'react';
import { PANEL_QUESTIONS } from '../../app/requests/live-queries.ts';
import type { Column, TileId } from '../../app/state/arrangements.ts';
import { selectedRow } from '../../app/state/event-list.ts';
import { layoutOf } from '../../app/state/layout.ts';
import type { State } from '../../app/state/state.ts';
import { PANEL_IDS } from '../../app/state/view.ts';
import { FramedLines, insideOf } from '../components/frame.tsx';
import { drawActors } from '../panels/actors-panel.ts';
import { insteadOfMatches } from '../panels/empty-lines.ts';
import { drawEvents } from '../panels/events-panel.ts';
import type { DrawPanel } from '../panels/panel.ts';
import { drawQuotes } from '../panels/quotes-panel.ts';
import { drawReading } from '../panels/reading-panel.ts';
import { drawTimeline } from '../panels/timeline-panel.ts';
import { useAppearance } from '../theme/appearance.ts';
import { Headline } from './headline.tsx';

const DRAWN: Readonly<Record<TileId, DrawPanel>> = {
  events: drawEvents,
  reading: drawReading,
  actors: drawActors,
  quotes: drawQuotes,
  timeline: drawTimeline,
};

/** The four panels, or the focused one if there is no room for more. */
export function Dashboard({ state }: { readonly state: State }) {
  const layout = layoutOf(state);
  switch (layout.kind) {
    case 'too-small':
      return null;
    case 'single':
      return (
        <Panel state={state} panel={layout.panel} width={layout.width} height={layout.height} />
      );
    case 'tiled':
      return (
        <>
          {layout.headline === 0 ? null : <Headline state={state} height={layout.headline} />}
          {layout.bands.map(({ columns }) => (
            <Box key={columns[0]?.tiles[0]?.panel} flexShrink={0}>
              {columns.map((column) => (
                <Tiles key={column.tiles[0]?.panel} state={state} column={column} />
              ))}
            </Box>
          ))}
        </>
      );
  }
}

function Tiles({ state, column }: { readonly state: State; readonly column: Column }) {
  return (
    <Box flexDirection="column" width={column.width}>
      {column.tiles.map(({ panel, height }) => (
        <Panel key={panel} state={state} panel={panel} width={column.width} height={height} />
      ))}
    </Box>
  );
}

type PanelProps = {
  readonly state: State;
  readonly panel: TileId;
  readonly width: number;
  readonly height: number;
};

/** Redrawn only if something that it reads has changed, so that a key redraws one panel, not four. */
const Panel = memo(
  function Panel({ state, panel, width, height }: PanelProps) {
    const appearance = useAppearance();
    const frame = { focused: state.focus === panel, width, height };
    const size = insideOf(frame);
    const number = panel === 'reading' ? '' : `${PANEL_IDS.indexOf(panel) + 1} `;
    const view = DRAWN[panel](state, size, appearance);
    return (
      <FramedLines {...frame} title={number + view.title} note={view.note} lines={view.lines} />
    );
  },
  (before, after) =>
    before.panel === after.panel &&
    before.width === after.width &&
    before.height === after.height &&
    isSame(readBy(before.state, before.panel), readBy(after.state, after.panel)),
);

/**
 * The parts of the state that a panel's drawing depends on. Rows of incidents arrive with every screen that is scrolled,
 * so only their own panel is redrawn for them; every other answer may be mentioned in any panel.
 */
function readBy(state: State, panel: TileId): readonly unknown[] {
  if (panel === 'reading') return readByReading(state);
  const isEvents = panel === 'events';
  const questions = PANEL_QUESTIONS.filter((question) => isEvents || question !== 'incidents');
  return [
    ...questions.flatMap((question) => {
      const query = state.queries[question];
      return [query?.answer, query?.of, query?.error, query?.late];
    }),
    state.focus === panel,
    state.filter,
    state.matched,
    state.window,
    state.sort,
    state.actorsBy,
    state.zone,
    state.readOnly,
    isEvents ? insteadOfMatches(state) : undefined,
    isEvents ? state.events : state.selections[panel],
    isEvents ? state.live : undefined,
    // The panel shows how long ago the last record arrived.
    isEvents ? state.now.slice(0, 16) : undefined,
    panel === 'quotes' ? state.live.freshQuotes : undefined,
  ];
}

/** The incident that is read, once what is reported of it is known; while the selection moves, nothing. */
function readByReading(state: State): readonly unknown[] {
  const answer = state.queries.reading?.answer;
  const row = selectedRow(state.events);
  return answer === undefined || answer.id !== row?.id ? [] : [answer, row, state.zone];
}

function isSame(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((value, index) => Object.is(value, other[index]));
}
