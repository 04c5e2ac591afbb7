import type { TwinsAnswer } from '../../store/port/rows-actors-sources.ts';
import { countOf } from '../../text/number-words.ts';
import { TWIN_COLUMNS } from '../columns/twin-columns.ts';
import { NOTHING, type PageStyle, paragraph } from '../components/page-lines.ts';
import { type Block, lineBlock, tableBlock } from './blocks.tsx';

/** The list of possible duplicate actors. */
export function twinsBlocks(
  { rows, total }: TwinsAnswer,
  { width, zone }: PageStyle,
): readonly Block[] {
  return [
    lineBlock([...paragraph('faint', wordsOf(rows.length, total), width), NOTHING]),
    tableBlock({
      rows,
      columns: TWIN_COLUMNS,
      zone,
      link: ({ actor }) => ({ record: { kind: 'actor', id: actor.id } }),
    }),
  ];
}

function wordsOf(shown: number, total: number): string {
  if (total === 0) {
    return 'There are no possible duplicates, except those marked as distinct. Names that differ only in case, accents, hyphens, dots and the like already count as one.';
  }
  const first = shown < total ? ` The first ${shown}:` : '';
  return `${countOf(total, 'possible duplicate')}. j and k choose one; M merges it into the other, N marks the two as distinct, Enter opens its page, u undoes.${first}`;
}
