import type { PageLink } from '../../app/state/command.ts';
import { RELATION_WORDS } from '../../domain/entry/entry.ts';
import { eventTypeLabel } from '../../domain/model/event-types.ts';
import { showFigure } from '../../domain/model/figure.ts';
import { recordName } from '../../domain/model/record.ts';
import { countryName } from '../../domain/places/countries.ts';
import { dayOf, showInstant, showMoment } from '../../domain/time/moment.ts';
import type {
  ChangeRow,
  IncidentPage,
  MergedRow,
  PinRow,
  RelationRow,
  ReportRow,
} from '../../store/port/rows.ts';
import { ATTRIBUTION_COLUMNS, REPORT_COLUMNS } from '../columns/report-columns.ts';
import { field, heading, NOTHING, type PageStyle, paragraph } from '../components/page-lines.ts';
import type { Column } from '../table/column.ts';
import type { StyledLine } from '../theme/styled.ts';
import { STATUS_WORDS } from '../words/status-words.ts';
import { type Block, lineBlock, type Part, partsBlock, tableBlock } from './blocks.tsx';
import { quoteLines } from './quote-page.ts';

/** The page of an incident, from top to bottom. */
export function incidentBlocks(page: IncidentPage, style: PageStyle): readonly Block[] {
  const { width, zone } = style;
  return [
    lineBlock([
      ...paragraph('title', page.title, width),
      ...(page.removed ? paragraph('warn', removedWords(page, zone), width) : []),
      ...(page.mergedInto === null
        ? []
        : paragraph('warn', mergedWords(page.id, page.mergedInto), width)),
      ...page.revisions.flatMap((one) => paragraph('warn', revisionWords(one, zone), width)),
      NOTHING,
      ...facts(page, width, zone),
      ...(page.narrative === null ? [] : [NOTHING, ...paragraph('text', page.narrative, width)]),
    ]),
    ...tabled('Reports', {
      rows: page.reports,
      columns: REPORT_COLUMNS,
      zone,
      link: ({ id, sourceId }) => ({
        record: { kind: 'report', id },
        opens: { kind: 'source', id: sourceId },
      }),
    }),
    lineBlock(page.reports.flatMap((report) => reportLines(report, width))),
    ...tabled('Attributions', {
      rows: page.attributions,
      columns: ATTRIBUTION_COLUMNS,
      zone,
      link: ({ actorId }) => ({ record: { kind: 'actor', id: actorId } }),
    }),
    partsBlock([
      ...parts('Quotes', page.quotes, (quote) => ({
        lines: [...quoteLines(quote, style), NOTHING],
        record: { kind: 'quote', id: quote.id },
      })),
      ...parts('Merged into it', page.merged, (merged) => ({
        lines: mergedLines(merged, width),
        record: { kind: 'incident', id: merged.id },
      })),
      ...parts('Related to', page.relations, (relation) => ({
        lines: relationLines(relation, width),
        record: { kind: 'incident', id: relation.id },
      })),
    ]),
    lineBlock([
      ...section(
        'Your values, and the publisher’s',
        page.differs,
        ({ field: name, ours, theirs }) =>
          field(name.replaceAll('_', ' '), `${ours} · publisher: ${theirs}`, width),
      ),
      ...section('Changes', page.changes, (change) => changeLines(change, zone, width)),
      ...section("Publisher's own row", page.published, ([name, value]) =>
        field(name, value, width),
      ),
    ]),
  ];
}

function facts(page: IncidentPage, width: number, zone: string): readonly StyledLine[] {
  const where = [page.place, page.admin2, page.admin1].filter((part) => part !== null);
  const country = page.country === null ? [] : [countryName(page.country) ?? page.country];
  const point = page.lat === null || page.lon === null ? '' : ` (${page.lat}, ${page.lon})`;
  const precision = page.placePrecision === 'exact' ? '' : ` · known as: ${page.placePrecision}`;
  const status = `${STATUS_WORDS[page.status].long}${page.grade === null ? '' : `, leading report ${page.grade}`}`;
  const reason = page.verdictNote === null ? '' : `: ${page.verdictNote}`;
  return [
    ...field('when', `${showMoment(page)} (${page.precision})`, width),
    ...field(
      'where',
      `${[...where, ...country].join(', ') || 'not given'}${point}${precision}`,
      width,
    ),
    ...field('what', typeWords(page), width),
    ...field('status', `${status}${reason}`, width),
    ...field(
      'killed',
      `${showFigure(page.killed)} · civilians ${showFigure(page.civilians)}`,
      width,
    ),
    ...field('wounded', showFigure(page.wounded), width),
    ...page.pins.flatMap((pin) => field('pinned', pinWords(pin, zone), width)),
    ...page.reasons.flatMap((reason, index) => field(index === 0 ? 'evidence' : '', reason, width)),
    ...(page.tags.length === 0
      ? []
      : field('tags', page.tags.map((tag) => `#${tag}`).join(' '), width)),
    ...(page.imported === null
      ? []
      : field(
          'imported',
          `${page.dataset ?? ''} ${page.externalId ?? ''} · ${page.imported.batch}, ${page.imported.file}, ${showInstant(page.imported.at, zone)}`,
          width,
        )),
    ...field(
      'recorded',
      `${showInstant(page.createdAt, zone)}, last changed ${showInstant(page.updatedAt, zone)}`,
      width,
    ),
  ];
}

function pinWords({ measure, best, reason, who, at }: PinRow, zone: string): string {
  return `${measure} ${best}, by ${who}, ${showInstant(at, zone)}${reason === null ? '' : `: ${reason}`}`;
}

function typeWords(page: IncidentPage): string {
  const label = eventTypeLabel(page.type);
  return page.subtype === null ? label : `${label} / ${page.subtype}`;
}

/** What a report says besides its figures. */
function reportLines(report: ReportRow, width: number): readonly StyledLine[] {
  const disordered = report.figures.filter((one) => one.disordered).map((one) => one.measure);
  const parts = [
    report.headline,
    report.url,
    report.note,
    disordered.length === 0
      ? null
      : `${disordered.join(', ')}: low, best and high are out of order, as published`,
  ].filter((part) => part !== null);
  const name = recordName({ kind: 'report', id: report.id });
  return parts.flatMap((part, index) => field(index === 0 ? name : '', part, width));
}

function relationLines(relation: RelationRow, width: number): readonly StyledLine[] {
  const words = RELATION_WORDS[relation.kind][relation.direction];
  const name = recordName({ kind: 'incident', id: relation.id });
  return field(words, `${name} ${relation.title}`, width);
}

function changeLines(change: ChangeRow, zone: string, width: number): readonly StyledLine[] {
  return [
    ...paragraph('faint', `${showInstant(change.at, zone)} ${change.who}: ${change.title}`, width),
    ...change.fields.flatMap((one) =>
      field(`  ${one.name}`, `${one.before ?? 'nothing'} → ${one.after ?? 'nothing'}`, width),
    ),
  ];
}

function tabled<R>(
  title: string,
  table: {
    readonly rows: readonly R[];
    readonly columns: readonly Column<R>[];
    readonly zone: string;
    readonly link: (row: R) => Omit<PageLink, 'line'>;
  },
): readonly Block[] {
  if (table.rows.length === 0) return [];
  return [lineBlock([NOTHING, heading(`${title} (${table.rows.length})`)]), tableBlock(table)];
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

/** `merged into I15 Gunmen open fire; split I24 parts them`. */
function mergedWords(id: number, into: MergedRow): string {
  const [name, other] = [id, into.id].map((one) => recordName({ kind: 'incident', id: one }));
  return `merged into ${other} ${into.title}; split ${name} parts them`;
}

function mergedLines({ id, title, dataset, externalId }: MergedRow, width: number) {
  const published = dataset === null ? '' : ` (${dataset} ${externalId ?? ''})`;
  return field(recordName({ kind: 'incident', id }), `${title}${published}`, width);
}

function removedWords({ withdrawn }: IncidentPage, zone: string): string {
  return withdrawn === null
    ? 'removed; X restores it'
    : `withdrawn by its publisher (${withdrawn.batch}, ${dayOf(withdrawn.at, zone)}); X restores it here`;
}

/** `revised by its publisher: killed 12 → 17 (B3, version 24.1, 2026-11-24)`. */
function revisionWords(
  { measure, before, after, batch, at, version }: IncidentPage['revisions'][number],
  zone: string,
): string {
  const release = version === null ? '' : `version ${version}, `;
  return `revised by its publisher: ${measure} ${before} → ${after} (${batch}, ${release}${dayOf(at, zone)})`;
}
