import { answerTo } from '../../app/asking.ts';
import type { OpenPage, PageKind, State } from '../../app/state.ts';
import { recordName } from '../../domain/record.ts';
import { type Block, lineBlock } from './blocks.tsx';
import { incidentBlocks } from './incident-page.ts';
import { type PageStyle, paragraph } from './page-lines.ts';
import { quoteBlocks } from './quote-page.ts';

/** What each kind of page draws; `undefined` as long as there is no answer. */
const DRAWN: Readonly<
  Record<PageKind, (state: State, style: PageStyle) => readonly Block[] | undefined>
> = {
  incident: (state, style) => {
    const page = answerTo(state, 'incident');
    return page ? incidentBlocks(page, style) : undefined;
  },
  quote: (state, style) => {
    const quote = answerTo(state, 'quote');
    return quote ? quoteBlocks(quote, style) : undefined;
  },
};

/** What stands in the frame of an open page. */
export function pageTitle(page: OpenPage): string {
  switch (page.kind) {
    case 'incident':
    case 'quote':
      return recordName({ kind: page.kind, id: page.id });
  }
}

/** What an open page shows, or a line on why there is nothing to show. */
export function pageBlocks(state: State, { kind }: OpenPage, style: PageStyle): readonly Block[] {
  return DRAWN[kind](state, style) ?? [insteadOfPage(state, kind, style)];
}

function insteadOfPage(state: State, kind: PageKind, { width }: PageStyle): Block {
  const asked = state.asked[kind];
  if (asked?.error !== undefined) return lineBlock(paragraph('error', asked.error, width));
  const words =
    asked?.waiting === false ? `this ${kind} has been removed; u undoes that` : 'reading…';
  return lineBlock([[['faint', words]]]);
}
