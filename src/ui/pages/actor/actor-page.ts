import { recordName } from '../../../domain/model/record.ts';
import type { IncidentRow } from '../../../store/port/rows.ts';
import type { ActorPage, NamedRow } from '../../../store/port/rows-actors-sources.ts';
import { countOf } from '../../../text/number-words.ts';
import { INCIDENT, INCIDENT_COLUMNS } from '../../columns/incident-columns.ts';
import { partColumn } from '../../columns/part-column.ts';
import { field, heading, NOTHING, type PageStyle, paragraph } from '../../components/page-lines.ts';
import type { Column } from '../../table/column.ts';
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
import { aroundParts, countLines, deniesWords, discountedOnes, sayerLines } from './counts.ts';
import { estimatesBlock } from './estimates.ts';
import { overTime } from './over-time.ts';

/** The page of an actor: who it is, what it is said to have done and by whom, and the estimates about it. */
export function actorBlocks(
  page: ActorPage,
  windowName: string,
  style: PageStyle,
): readonly Block[] {
  const { zone } = style;
  const isAlone = page.estimates.length === 0 && page.around === null;
  return [
    ...(style.width < TWO_COLUMNS || isAlone
      ? [knownBlock(page, windowName, style), lineBlock([NOTHING]), besideBlock(page, style)]
      : [twoColumns(page, windowName, style)]),
    lineBlock([NOTHING, ...overTime(page, windowName, style)]),
    ...(page.incidents.length === 0
      ? []
      : [
          lineBlock([heading(latestWords(page))]),
          tableBlock({
            rows: page.incidents,
            columns: incidentColumns(page),
            zone,
            link: ({ id }) => ({ record: { kind: 'incident', id } }),
          }),
        ]),
    partsBlock(
      titled('Quotes about it', page.quotes, (quote) => ({
        lines: [...quoteLines(quote, style), NOTHING],
        record: { kind: 'quote', id: quote.id },
      })),
    ),
  ];
}

function twoColumns(page: ActorPage, windowName: string, style: PageStyle): Block {
  const widths = columnWidths(style.width);
  return columnsBlock(
    [knownBlock(page, windowName, { ...style, width: widths.left })],
    [besideBlock(page, { ...style, width: widths.right })],
    style.width,
  );
}

function knownBlock(page: ActorPage, windowName: string, style: PageStyle): Block {
  const { width } = style;
  return partsBlock([
    { lines: names(page, width) },
    ...linked('merged into', page.mergedInto === null ? [] : [page.mergedInto], width),
    ...linked('merged into it', page.merged, width),
    { lines: [NOTHING, ...countLines(page, windowName, style), ...sayerLines(page, width)] },
    ...(page.estimates.length === 0
      ? []
      : [{ lines: [NOTHING] }, ...aroundParts(page.around, style)]),
  ]);
}

/** The estimates; the milestone takes their place if there are none. */
function besideBlock(page: ActorPage, style: PageStyle): Block {
  return page.estimates.length === 0
    ? partsBlock(aroundParts(page.around, style))
    : estimatesBlock(page, style);
}

/** The columns of its incidents: in place of all actors, what its own part is. */
function incidentColumns({ id, mergedInto }: ActorPage): readonly Column<IncidentRow>[] {
  const part = partColumn(mergedInto?.id ?? id);
  return INCIDENT_COLUMNS.map((column) => (column === INCIDENT.actors ? part : column));
}

function names(page: ActorPage, width: number): readonly StyledLine[] {
  return [
    ...(page.removed ? paragraph('warn', 'removed; X restores it', width) : []),
    ...field('name', page.name, width),
    ...(page.shortName === null ? [] : field('short name', page.shortName, width)),
    ...(page.aliases.length === 0 ? [] : field('aliases', page.aliases.join(', '), width)),
    ...field('kind', page.kind, width),
  ];
}

function linked(label: string, rows: readonly NamedRow[], width: number): readonly Part[] {
  return rows.map(({ id, name }) => ({
    lines: field(label, `${recordName({ kind: 'actor', id })} ${name}`, width),
    record: { kind: 'actor', id },
  }));
}

function latestWords(page: ActorPage): string {
  const { incidents, named, counts: row } = page;
  const beside = `${deniesWords(page)}${discountedOnes(page)}`;
  return incidents.length === named
    ? `Its incidents${beside}`
    : `Its latest ${incidents.length} of ${countOf(row?.incidents ?? 0, 'incident')}${beside}; i lists them all`;
}

function titled<R>(title: string, rows: readonly R[], part: (row: R) => Part): readonly Part[] {
  return rows.length === 0 ? [] : [{ lines: [NOTHING, heading(title)] }, ...rows.map(part)];
}
