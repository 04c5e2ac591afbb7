import { Box } from 'ink';
import { findOf, foundWords } from '../../app/keys/finding.ts';
import { placesOf } from '../../app/keys/look-up.ts';
import { isImportUnderWay } from '../../app/requests/unfinished.ts';
import type { Command, PageLink } from '../../app/state/command.ts';
import { pageHeight } from '../../app/state/layout.ts';
import { isList, isSameChoice, type PageKind } from '../../app/state/open-page.ts';
import type { State } from '../../app/state/state.ts';
import { width as cellsOf, cut } from '../../text/cells.ts';
import { Frame } from '../components/frame.tsx';
import { Lines } from '../components/lines.tsx';
import {
  type Block,
  Blocks,
  heightOf,
  lineBlock,
  textsOf as linesIn,
  linksIn,
} from '../pages/blocks.tsx';
import { pageBlocks, pageMark, pageTitle } from '../pages/page-views.ts';
import { useAppearance } from '../theme/appearance.ts';
import { GLYPHS, type Glyphs } from '../theme/glyphs.ts';
import { type StyledLine, textOf } from '../theme/styled.ts';
import { helpLines } from './help-lines.ts';

/** The pages that count incidents. */
const COUNTS: ReadonlySet<PageKind> = new Set([
  'actor',
  'source',
  'sources',
  'datasets',
  'comparison',
  'groups',
]);

type PageProps = {
  readonly state: State;
  readonly commands: readonly Command[];
  readonly height: number;
};

/** A page or the help, scrolled, with a sign before the chosen record. */
export function Page({ state, commands, height }: PageProps) {
  const { columns } = state.size;
  const { glyphs } = useAppearance();
  const blocks = blocksOf(state, commands, glyphs);
  const visible = height - 2;
  const whole = heightOf(blocks);
  const scroll = Math.min(scrollOf(state), Math.max(0, whole - visible));
  const last = Math.min(whole, scroll + visible);
  const seen = whole > visible ? ` ${scroll + 1}–${last} of ${whole}` : '';
  const find = findOf(state);
  const sought = find?.line.text.trim() ?? '';
  const note: StyledLine =
    sought === ''
      ? [...markOf(state), ['note', seen]]
      : [
          ['key', `/${sought} `],
          foundWords(state, { textsOf: () => linesIn(blocks) }),
          ['note', seen === '' ? '' : ` ${seen}`],
        ];
  // The note matters more than the end of a long title, which the page then repeats.
  const title = cut(
    titleOf(state),
    Math.max(8, columns - 11 - cellsOf(textOf(note))),
    glyphs.ellipsis,
  );
  return (
    <Frame title={title} note={note} focused width={columns} height={height}>
      <Box>
        <Lines lines={gutter(state, blocks, glyphs).slice(scroll)} width={1} height={visible} />
        <Blocks
          blocks={blocks}
          scroll={scroll}
          width={columns - 3}
          height={visible}
          find={sought === '' ? undefined : { text: sought, at: find?.at }}
          chosen={state.page.kind === 'dashboard' ? undefined : state.page.link}
        />
      </Box>
    </Frame>
  );
}

/** How far the open page or the help can be scrolled down, in lines. */
export function furthestScroll(state: State, commands: readonly Command[]): number {
  return Math.max(0, heightOf(blocksOf(state, commands, GLYPHS.unicode)) - pageHeight(state));
}

/** The records on the open page, from top to bottom. */
export function linksOf(state: State, commands: readonly Command[]): readonly PageLink[] {
  return linksIn(blocksOf(state, commands, GLYPHS.unicode));
}

/** The text of every line of the open page or the help, from top to bottom. */
export function textsOf(state: State, commands: readonly Command[]): readonly string[] {
  return linesIn(blocksOf(state, commands, GLYPHS.unicode));
}

function blocksOf(state: State, commands: readonly Command[], glyphs: Glyphs): readonly Block[] {
  const width = Math.max(20, state.size.columns - 4);
  if (state.overlay?.kind === 'help')
    return [
      lineBlock(helpLines(commands, width, placesOf({ ...state, overlay: state.overlay.over }))),
    ];
  if (state.page.kind === 'dashboard') return [];
  return pageBlocks(state, state.page, { width, zone: state.zone, glyphs });
}

/** One cell before each line of the page: a sign before every line with the chosen record; in a list, before one line only. */
function gutter(state: State, blocks: readonly Block[], glyphs: Glyphs): readonly StyledLine[] {
  if (state.overlay?.kind === 'help' || state.page.kind === 'dashboard') return [];
  const { link, at } = state.page;
  const isOneLine = isList(state.page);
  if (link === undefined) return [];
  const lines: StyledLine[] = Array.from({ length: heightOf(blocks) }, () => []);
  for (const { record, line, side } of linksIn(blocks)) {
    if (side === undefined && isSameChoice(record, link) && (!isOneLine || line === at))
      lines[line] = [['key', glyphs.pointer]];
  }
  return lines;
}

function titleOf(state: State): string {
  if (state.overlay?.kind === 'help') return 'Help';
  if (state.page.kind === 'dashboard') return '';
  const mark = COUNTS.has(state.page.kind) && isImportUnderWay(state) ? ' (counts so far)' : '';
  return `${pageTitle(state, state.page)}${mark}`;
}

function scrollOf(state: State): number {
  if (state.overlay?.kind === 'help') return state.overlay.scroll;
  return state.page.kind === 'dashboard' ? 0 : state.page.scroll;
}

/** What stands to the right of the title, before the lines in view. */
function markOf({ overlay, page, ...state }: State): StyledLine {
  if (overlay?.kind === 'help' || page.kind === 'dashboard') return [];
  const mark = pageMark({ ...state, overlay, page });
  return mark === undefined ? [] : [mark];
}
