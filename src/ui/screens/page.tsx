import { Box } from 'ink';
import { answerTo } from '../../app/asking.ts';
import type { Command } from '../../app/command.ts';
import { promptHeight } from '../../app/layout.ts';
import type { State } from '../../app/state.ts';
import { recordName } from '../../domain/record.ts';
import { Frame } from '../components/frame.tsx';
import { type Block, Blocks, heightOf, lineBlock } from '../pages/blocks.tsx';
import { incidentBlocks } from '../pages/incident-page.ts';
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
  const blocks = pageBlocks(state, commands, useLook().glyphs);
  const room = height - 2;
  const whole = heightOf(blocks);
  const scroll = Math.min(scrollOf(state), Math.max(0, whole - room));
  const last = Math.min(whole, scroll + room);
  const note = whole > room ? `${scroll + 1}–${last} of ${whole}` : '';
  return (
    <Frame title={titleOf(state)} note={[['note', note]]} focused width={columns} height={height}>
      <Box paddingLeft={1}>
        <Blocks blocks={blocks} scroll={scroll} width={columns - 3} height={room} />
      </Box>
    </Frame>
  );
}

/** How far the open page or the help can be scrolled down, in lines. */
export function furthestScroll(state: State, commands: readonly Command[]): number {
  const room = state.size.rows - 3 - promptHeight(state.overlay, state.size.rows);
  return Math.max(0, heightOf(pageBlocks(state, commands, GLYPHS.unicode)) - room);
}

function pageBlocks(state: State, commands: readonly Command[], glyphs: Glyphs): readonly Block[] {
  const width = Math.max(20, state.size.columns - 4);
  const style = { width, zone: state.zone, glyphs };
  if (state.overlay?.kind === 'help') return [lineBlock(helpLines(commands, width))];
  switch (state.page.kind) {
    case 'incident': {
      const page = answerTo(state, 'incident');
      return page ? incidentBlocks(page, style) : [insteadOfPage(state, 'incident', width)];
    }
    case 'quote': {
      const quote = answerTo(state, 'quote');
      return quote
        ? [lineBlock(quotePageLines(quote, style))]
        : [insteadOfPage(state, 'quote', width)];
    }
    case 'dashboard':
      return [];
  }
}

function insteadOfPage(state: State, question: 'incident' | 'quote', width: number): Block {
  const asked = state.asked[question];
  if (asked?.error !== undefined) {
    return lineBlock(wrap(asked.error, width).map((line): StyledLine => [['error', line]]));
  }
  const words =
    asked?.waiting === false ? `this ${question} has been removed; u undoes that` : 'reading…';
  return lineBlock([[['faint', words]]]);
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
