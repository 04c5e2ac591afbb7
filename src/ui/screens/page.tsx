import { answerTo } from '../../app/asking.ts';
import type { Command } from '../../app/command.ts';
import { promptHeight } from '../../app/layout.ts';
import type { State } from '../../app/state.ts';
import { recordName } from '../../domain/record.ts';
import { Frame } from '../components/frame.tsx';
import { Lines } from '../components/lines.tsx';
import { incidentLines } from '../pages/incident-page.ts';
import { quotePageLines } from '../pages/quote-page.ts';
import { wrap } from '../text/wrap.ts';
import { GLYPHS, type Glyphs } from '../theme/glyphs.ts';
import { useLook } from '../theme/look.ts';
import type { StyledLine } from '../theme/styled.ts';
import { helpLines } from './help-lines.ts';

type PageProps = {
  readonly state: State;
  readonly commands: readonly Command[];
  readonly height: number;
};

/** A record's page or the help, scrolled. */
export function Page({ state, commands, height }: PageProps) {
  const { columns } = state.size;
  const lines = pageLines(state, commands, useLook().glyphs);
  const room = height - 2;
  const scroll = Math.min(scrollOf(state), Math.max(0, lines.length - room));
  const last = Math.min(lines.length, scroll + room);
  const note = lines.length > room ? `${scroll + 1}–${last} of ${lines.length}` : '';
  return (
    <Frame title={titleOf(state)} note={[['note', note]]} focused width={columns} height={height}>
      <Lines
        lines={lines.slice(scroll, last).map((line) => [' ', ...line])}
        width={columns - 2}
        height={room}
      />
    </Frame>
  );
}

/** How far the open page or the help can be scrolled down, in lines. */
export function furthestScroll(state: State, commands: readonly Command[]): number {
  const room = state.size.rows - 3 - promptHeight(state.overlay, state.size.rows);
  return Math.max(0, pageLines(state, commands, GLYPHS.unicode).length - room);
}

function pageLines(
  state: State,
  commands: readonly Command[],
  glyphs: Glyphs,
): readonly StyledLine[] {
  const width = Math.max(20, state.size.columns - 4);
  if (state.overlay?.kind === 'help') return helpLines(commands, width);
  switch (state.page.kind) {
    case 'incident': {
      const page = answerTo(state, 'incident');
      return page
        ? incidentLines(page, { width, zone: state.zone, glyphs })
        : insteadOfPage(state, 'incident', width);
    }
    case 'quote': {
      const quote = answerTo(state, 'quote');
      return quote
        ? quotePageLines(quote, { width, zone: state.zone, glyphs })
        : insteadOfPage(state, 'quote', width);
    }
    case 'dashboard':
      return [];
  }
}

function insteadOfPage(
  state: State,
  question: 'incident' | 'quote',
  width: number,
): readonly StyledLine[] {
  const asked = state.asked[question];
  if (asked?.error !== undefined) {
    return wrap(asked.error, width).map((line): StyledLine => [['error', line]]);
  }
  const words =
    asked?.waiting === false ? `this ${question} has been removed; u undoes that` : 'reading…';
  return [[['faint', words]]];
}

function titleOf(state: State): string {
  if (state.overlay?.kind === 'help') return 'Help';
  const { page } = state;
  return page.kind === 'dashboard' ? '' : recordName({ kind: page.kind, id: page.id });
}

function scrollOf(state: State): number {
  if (state.overlay?.kind === 'help') return state.overlay.scroll;
  return state.page.kind === 'dashboard' ? 0 : state.page.scroll;
}
