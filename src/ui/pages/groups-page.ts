import { chosenScope } from '../../app/requests/shown.ts';
import type { OpenPage } from '../../app/state/open-page.ts';
import type { State } from '../../app/state/state.ts';
import type { GroupOrder } from '../../domain/grouping/group-order.ts';
import { GROUPINGS, type Grouping, isByTime } from '../../domain/grouping/grouping.ts';
import { besideWords, countedWords } from '../../domain/model/counted-figure.ts';
import type { GroupsAnswer } from '../../store/port/rows-groups.ts';
import { countOf, grouped } from '../../text/number-words.ts';
import { groupColumns } from '../columns/group-columns.ts';
import { NOTHING, type PageStyle, paragraph } from '../components/page-lines.ts';
import type { Piece, StyledLine } from '../theme/styled.ts';
import { periodWords } from '../words/period-words.ts';
import { type Block, lineBlock, tableBlock } from './blocks.tsx';

type GroupsPage = OpenPage & { readonly kind: 'groups' };

/** The counts by one of the groupings, and what else can be counted by. */
export function groupsBlocks(
  { rows, counts, period, total, most }: GroupsAnswer,
  page: GroupsPage,
  { state, style }: { readonly state: State; readonly style: PageStyle },
): readonly Block[] {
  const { by } = page;
  const { width, zone } = style;
  const scope = periodWords(chosenScope(state), period);
  const filter = state.filter.text === '' ? '' : `, filter ${state.filter.text}`;
  const found = `${countOf(counts.incidents, 'incident')}${besideWords({ mayBe: counts.mayBe, discounted: counts.discounted.incidents })}`;
  const areCompared = rows.some(({ before }) => before !== null);
  return [
    lineBlock([
      choices(by),
      ...paragraph(
        'text',
        `${scope}${filter}: ${found}; killed ${countedWords(counts.killed, counts.incidents)}`,
        width,
      ),
      ...paragraph('faint', hint(page, areCompared), width),
      ...(total > rows.length ? paragraph('note', moreWords(rows.length, total), width) : []),
      NOTHING,
    ]),
    tableBlock({
      rows,
      columns: groupColumns(by, { total: counts.incidents, most, areCompared }),
      zone,
      link: ({ key }) => ({ record: { kind: 'group', key } }),
    }),
  ];
}

/** Everything that can be counted by, the current one marked. */
function choices(by: Grouping): StyledLine {
  return GROUPINGS.flatMap((one): Piece[] => [
    one === by ? ['key', `[${one}]`] : ['faint', ` ${one} `],
    ' ',
  ]);
}

function hint({ by, order }: GroupsPage, areCompared: boolean): string {
  const than = isByTime(by) ? `the ${by} before` : 'as many days before';
  const change = areCompared ? ` chg: against ${than}.` : '';
  return `Sorted by ${orderWords(by, order)} (s S). → ← count by something else.${change}`;
}

function moreWords(shown: number, total: number): string {
  return `These are ${grouped(shown)} of ${grouped(total)}; a filter shows others, and watchfloor by prints all.`;
}

function orderWords(by: Grouping, { by: column, descending }: GroupOrder): string {
  if (column !== 'key') return `${column}, ${descending ? 'most' : 'fewest'} first`;
  if (isByTime(by)) return `${by}, ${descending ? 'newest' : 'oldest'} first`;
  return `${by}, ${descending ? 'Z to A' : 'A to Z'}`;
}
