import { RELATION_WORDS } from '../../../domain/entry/entry.ts';
import { recordName } from '../../../domain/model/record.ts';
import type { IncidentPage, MergedRow, RelationRow } from '../../../store/port/rows.ts';
import { width as cellsOf } from '../../../text/cells.ts';
import { ATTRIBUTION_COLUMNS, saidAttributions } from '../../columns/attribution-columns.ts';
import { field, heading, NOTHING, type PageStyle } from '../../components/page-lines.ts';
import type { StyledLine } from '../../theme/styled.ts';
import {
  type Block,
  columnsBlock,
  columnWidths,
  lineBlock,
  type Part,
  partsBlock,
  TWO_COLUMNS,
  tableBlock,
} from '../blocks.tsx';
import { quoteLines } from '../quote-page.ts';
import { changeLines } from './changes.ts';
import { factsBlock } from './facts.ts';
import { reportsBlock } from './reports-on-scale.ts';

/** The heading of the publisher's own row, which is folded at first. */
const OWN_ROW = 'Publisher’s own row';

/** The page of an incident: what is known and why, the reports on one scale, and who says who did it. */
export function incidentBlocks(
  page: IncidentPage,
  style: PageStyle,
  unfolded: boolean,
): readonly Block[] {
  return [
    ...(style.width < TWO_COLUMNS ? oneColumn(page, style) : [twoColumns(page, style)]),
    lineBlock(ownRow(page, style.width, unfolded)),
  ];
}

function oneColumn(page: IncidentPage, style: PageStyle): readonly Block[] {
  return [
    factsBlock(page, style),
    lineBlock([NOTHING]),
    reportsBlock(page, style),
    ...attributionBlocks(page, style),
    quotesBlock(page, style),
    tiesBlock(page, style),
    changesBlock(page, style),
  ];
}

function twoColumns(page: IncidentPage, style: PageStyle): Block {
  const widths = columnWidths(style.width);
  const [left, right] = [
    { ...style, width: widths.left },
    { ...style, width: widths.right },
  ];
  return columnsBlock(
    [
      factsBlock(page, left, style.width),
      ...attributionBlocks(page, left),
      tiesBlock(page, left),
      changesBlock(page, left),
    ],
    [reportsBlock(page, right), quotesBlock(page, right)],
    style.width,
  );
}

function attributionBlocks(page: IncidentPage, { zone }: PageStyle): readonly Block[] {
  const rows = saidAttributions(page);
  if (rows.length === 0) return [];
  return [
    lineBlock([NOTHING, heading(`Attributions (${rows.length})`)]),
    tableBlock({
      rows,
      columns: ATTRIBUTION_COLUMNS,
      zone,
      link: ({ actorId }) => ({ record: { kind: 'actor', id: actorId } }),
    }),
  ];
}

function quotesBlock({ quotes }: IncidentPage, style: PageStyle): Block {
  return partsBlock(
    parts('Quotes', quotes, (quote) => ({
      lines: [...quoteLines(quote, style), NOTHING],
      record: { kind: 'quote', id: quote.id },
    })),
  );
}

function tiesBlock({ merged, relations }: IncidentPage, { width }: PageStyle): Block {
  return partsBlock([
    ...parts('Merged into it', merged, (one) => ({
      lines: mergedLines(one, width),
      record: { kind: 'incident', id: one.id },
    })),
    ...parts('Related to', relations, (relation) => ({
      lines: relationLines(relation, width),
      record: { kind: 'incident', id: relation.id },
    })),
  ]);
}

function changesBlock(page: IncidentPage, { width, zone }: PageStyle): Block {
  return lineBlock([
    ...section('Your values, and the publisher’s', page.differs, ({ field: name, ours, theirs }) =>
      field(name.replaceAll('_', ' '), `${ours} · publisher: ${theirs}`, width),
    ),
    ...section('Changes', page.changes, (change) => changeLines(change, zone, width)),
  ]);
}

function ownRow(
  { published }: IncidentPage,
  width: number,
  unfolded: boolean,
): readonly StyledLine[] {
  if (published.length === 0) return [];
  const longest = Math.max(...published.map(([name]) => cellsOf(name)));
  const fields = `${OWN_ROW} (${published.length})`;
  return unfolded
    ? [
        NOTHING,
        heading(fields),
        ...published.flatMap(([name, value]) => field(name, value, width, longest + 1)),
      ]
    : [
        NOTHING,
        [
          ['title', fields],
          ['faint', '  + unfolds it'],
        ],
      ];
}

function relationLines(relation: RelationRow, width: number): readonly StyledLine[] {
  const words = RELATION_WORDS[relation.kind][relation.direction];
  const name = recordName({ kind: 'incident', id: relation.id });
  return field(words, `${name} ${relation.title}`, width);
}

function parts<R>(title: string, rows: readonly R[], part: (row: R) => Part): readonly Part[] {
  if (rows.length === 0) return [];
  return [{ lines: [NOTHING, heading(`${title} (${rows.length})`)] }, ...rows.map(part)];
}

function section<R>(
  title: string,
  rows: readonly R[],
  lines: (row: R) => readonly StyledLine[],
): readonly StyledLine[] {
  if (rows.length === 0) return [];
  return [NOTHING, heading(`${title} (${rows.length})`), ...rows.flatMap(lines)];
}

function mergedLines({ id, title, dataset, externalId }: MergedRow, width: number) {
  const published = dataset === null ? '' : ` (${dataset} ${externalId ?? ''})`;
  return field(recordName({ kind: 'incident', id }), `${title}${published}`, width);
}
