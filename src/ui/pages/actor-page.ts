import { discountedWords, possibleWords } from '../../domain/model/counted-figure.ts';
import { spanWords } from '../../domain/model/figure-range.ts';
import { recordName } from '../../domain/model/record.ts';
import type { ActorRow } from '../../store/port/rows.ts';
import type { ActorPage, NamedRow, SayerRow } from '../../store/port/rows-actors-sources.ts';
import { countOf, grouped } from '../../text/number-words.ts';
import { ESTIMATE_COLUMNS } from '../columns/estimate-columns.ts';
import { INCIDENT_COLUMNS } from '../columns/incident-columns.ts';
import { chartScale, columnsChart } from '../components/columns-chart.ts';
import { field, heading, NOTHING, type PageStyle, paragraph } from '../components/page-lines.ts';
import type { StyledLine } from '../theme/styled.ts';
import { type Block, lineBlock, type Part, partsBlock, tableBlock } from './blocks.tsx';
import { quoteLines } from './quote-page.ts';

/** The lines of the chart of an actor's incidents. */
const CHART = 4;

/** The page of an actor. */
export function actorBlocks(
  page: ActorPage,
  windowName: string,
  style: PageStyle,
): readonly Block[] {
  const { width, zone } = style;
  return [
    partsBlock([
      { lines: names(page, width) },
      ...linked('merged into', page.mergedInto === null ? [] : [page.mergedInto], width),
      ...linked('merged into it', page.merged, width),
      { lines: [NOTHING, ...counts(page, width), NOTHING] },
      { lines: overTime(page, windowName, style) },
    ]),
    ...tabled('Estimates', page.estimates.length, () =>
      tableBlock({
        rows: page.estimates,
        columns: ESTIMATE_COLUMNS.filter(({ id }) => id !== 'actor'),
        zone,
        link: ({ id, sourceId }) => ({
          record: { kind: 'estimate', id },
          ...(sourceId === null ? {} : { opens: { kind: 'source', id: sourceId } as const }),
        }),
      }),
    ),
    lineBlock(spans(page, width)),
    partsBlock(
      titled('Quotes about it', page.quotes, (quote) => ({
        lines: [...quoteLines(quote, style), NOTHING],
        record: { kind: 'quote', id: quote.id },
      })),
    ),
    ...tabled(latestWords(page), page.incidents.length, () =>
      tableBlock({
        rows: page.incidents,
        columns: INCIDENT_COLUMNS,
        zone,
        link: ({ id }) => ({ record: { kind: 'incident', id } }),
      }),
    ),
  ];
}

/** The combined range of the estimates of each measure. */
function spans({ estimates }: ActorPage, width: number): readonly StyledLine[] {
  return [...Map.groupBy(estimates, ({ measure }) => measure)].flatMap(([measure, rows]) => {
    const words = spanWords(rows.map(({ figure }) => figure));
    if (words === undefined) return [];
    const dispute = rows.some(({ disputed }) => disputed) ? ', in dispute' : '';
    return field(measure, `in all ${words}${dispute}`, width);
  });
}

function names(page: ActorPage, width: number): readonly StyledLine[] {
  return [
    ...paragraph('title', page.name, width),
    ...(page.removed ? paragraph('warn', 'removed; X restores it', width) : []),
    NOTHING,
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

function counts(page: ActorPage, width: number): readonly StyledLine[] {
  const { counts: row, sayers } = page;
  if (row === undefined) {
    const words = page.named === 0 ? 'no incident names it' : `none recorded${deniesWords(page)}`;
    return paragraph('faint', words, width);
  }
  const known = row.incidents - row.killedUnknown;
  const without =
    row.killedUnknown === 0 ? '' : `, ${countOf(row.killedUnknown, 'incident')} without a figure`;
  const killed =
    known === 0 ? 'n/r' : `${grouped(row.killedBest)} in ${countOf(known, 'incident')}`;
  return [
    ...field('incidents', `${spanOf(row)}${deniesWords(page)}${discountedOnes(page)}`, width),
    ...field(
      'as',
      `perpetrator ${grouped(row.asPerpetrator)}, target ${grouped(row.asTarget)}, participant ${grouped(row.asParticipant)}`,
      width,
    ),
    ...field('killed in them', `${killed}${without}`, width),
    ...(['claimed', 'blamed', 'reported', 'denied'] as const).flatMap((basis) =>
      sayers.some((one) => one.basis === basis)
        ? field(basis, `${grouped(row[basis])}: ${sayersOf(sayers, basis)}`, width)
        : [],
    ),
  ];
}

/** The number of incidents of all time, with the first and last day. */
function spanOf({ incidents, firstSeen, lastSeen }: ActorRow): string {
  return firstSeen === null || lastSeen === null
    ? 'none recorded'
    : `${grouped(incidents)}, ${firstSeen} to ${lastSeen} (all time)`;
}

/** Who says so, and in how many incidents: `itself 3, Officials 2`. */
function sayersOf(sayers: readonly SayerRow[], basis: SayerRow['basis']): string {
  return sayers
    .filter((one) => one.basis === basis)
    .map(({ saidBy, incidents }) => `${saidBy ?? 'itself'} ${grouped(incidents)}`)
    .join(', ');
}

/** The charts over the window and, if that is longer, over all time; without the filter, because the page is about the actor. */
function overTime(
  { timeline, allTime, counts: row }: ActorPage,
  windowName: string,
  style: PageStyle,
): readonly StyledLine[] {
  if (row === undefined) return [];
  const { from, until } = timeline.period;
  const isWhole = from <= allTime.period.from && until >= allTime.period.until;
  return [
    ...paragraph(
      'faint',
      'The filter does not apply here; t on the dashboard sets the window.',
      style.width,
    ),
    ...(isWhole ? [] : barLines(timeline, `In the window ${windowName}`, style)),
    ...barLines(allTime, 'Over all time', style),
  ];
}

function barLines(
  { bars, unit, period, lessPrecise, mayBe }: ActorPage['timeline'],
  title: string,
  { width, glyphs }: PageStyle,
): readonly StyledLine[] {
  const inBars = bars.reduce((sum, { incidents }) => sum + incidents, 0);
  const all = inBars + lessPrecise;
  const most = Math.max(0, ...bars.map(({ incidents }) => incidents));
  const less = lessPrecise === 0 ? '' : `, ${grouped(lessPrecise)} of them dated imprecisely`;
  const count = all === 0 ? 'none recorded' : countOf(all, 'incident');
  const total = count + possibleWords(mayBe);
  const { cut } = chartScale(bars.map(({ incidents }) => incidents));
  const peak =
    inBars === 0 ? '' : `, at most ${grouped(most)} per ${unit}${cut ? ' (not to scale)' : ''}`;
  const words = `${title} (${period.from} to ${period.until}), by ${unit}: ${total}${peak}${less}`;
  if (inBars === 0) return [...paragraph('text', words, width), NOTHING];
  const chart = columnsChart({
    values: bars.map(({ incidents }) => incidents),
    cells: width,
    rows: CHART,
    glyphs,
  });
  return [...paragraph('text', words, width), ...chart, NOTHING];
}

function latestWords(page: ActorPage): string {
  const { incidents, named, counts: row } = page;
  const beside = `${deniesWords(page)}${discountedOnes(page)}`;
  return incidents.length === named
    ? `Its incidents${beside}`
    : `Its latest ${incidents.length} of ${countOf(row?.incidents ?? 0, 'incident')}${beside}; i lists them all`;
}

/** How many incidents it only denies, which are not in its counts. */
function deniesWords({ counts: row, named }: ActorPage): string {
  const denied = named - (row?.incidents ?? 0) - (row?.discounted.incidents ?? 0);
  return denied === 0 ? '' : `, and ${grouped(denied)} that it only denies`;
}

/** Its discounted incidents, which are not in its counts either. */
function discountedOnes({ counts: row }: ActorPage): string {
  const words = row === undefined ? '' : discountedWords(row.discounted);
  return words && `; ${words}`;
}

function tabled(title: string, rows: number, table: () => Block): readonly Block[] {
  return rows === 0 ? [] : [lineBlock([NOTHING, heading(title)]), table()];
}

function titled<R>(title: string, rows: readonly R[], part: (row: R) => Part): readonly Part[] {
  return rows.length === 0 ? [] : [{ lines: [NOTHING, heading(title)] }, ...rows.map(part)];
}
