import { countryName } from '../../domain/countries.ts';
import { eventTypeLabel } from '../../domain/event-types.ts';
import { MEASURES, type Measure, showFigure } from '../../domain/figure.ts';
import { showMoment } from '../../domain/moment.ts';
import { recordName } from '../../domain/record.ts';
import type { IncidentPage, QuoteRow, ReportRow, TieRow } from '../../store/rows.ts';
import { STATUS_WORDS } from '../columns/status-words.ts';
import type { StyledLine } from '../theme/styled.ts';
import { field, heading, NOTHING, type PageStyle, paragraph } from './page-lines.ts';
import { quoteLines } from './quote-page.ts';

/** Everything that is known of one incident, as lines of so many cells. */
export function incidentLines(page: IncidentPage, style: PageStyle): readonly StyledLine[] {
  const { width, zone } = style;
  return [
    ...paragraph('title', page.title, width),
    NOTHING,
    ...facts(page, width, zone),
    ...(page.narrative === null ? [] : [NOTHING, ...paragraph('text', page.narrative, width)]),
    ...section('Reports', page.reports, (report) => reportLines(report, width)),
    ...section('Who', page.ties, (tie) => tieLines(tie, width)),
    ...section('Quotes', page.quotes, (quote: QuoteRow) => quoteLines(quote, style)),
    ...section('Tied to', page.relations, (relation) =>
      field(
        relation.direction === 'from' ? relation.kind : `${relation.kind} (from there)`,
        `${recordName({ kind: 'incident', id: relation.id })} ${relation.title}`,
        width,
      ),
    ),
    ...section('Changes', page.changes, (change) => [
      ...paragraph('faint', `${stamp(change.at)} ${change.who}: ${change.title}`, width),
      ...change.fields.flatMap((one) =>
        field(`  ${one.name}`, `${one.before ?? 'nothing'} → ${one.after ?? 'nothing'}`, width),
      ),
    ]),
    ...section("Publisher's own row", page.published, ([name, value]) => field(name, value, width)),
  ];
}

function facts(page: IncidentPage, width: number, zone: string): readonly StyledLine[] {
  const where = [page.place, page.admin2, page.admin1].filter((part) => part !== null);
  const country = page.country === null ? [] : [countryName(page.country) ?? page.country];
  const point = page.lat === null || page.lon === null ? '' : ` (${page.lat}, ${page.lon})`;
  const precision = page.placePrecision === 'exact' ? '' : ` · known as: ${page.placePrecision}`;
  const status = `${STATUS_WORDS[page.status].long}${page.grade === null ? '' : `, best account ${page.grade}`}`;
  const reason = page.verdictNote === null ? '' : `: ${page.verdictNote}`;
  return [
    ...field('when', `${showMoment(page, zone)} (${page.precision})`, width),
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
    ...(page.tags.length === 0
      ? []
      : field('tags', page.tags.map((tag) => `#${tag}`).join(' '), width)),
    ...(page.imported === null
      ? []
      : field(
          'imported',
          `${page.dataset ?? ''} ${page.externalId ?? ''} · ${page.imported.batch}, ${page.imported.file}, ${stamp(page.imported.at)}`,
          width,
        )),
    ...field('recorded', `${stamp(page.createdAt)}, last changed ${stamp(page.updatedAt)}`, width),
  ];
}

function typeWords(page: IncidentPage): string {
  const label = eventTypeLabel(page.type);
  return page.subtype === null ? label : `${label} / ${page.subtype}`;
}

function reportLines(report: ReportRow, width: number): readonly StyledLine[] {
  const name = `${recordName({ kind: 'report', id: report.id })} ${report.source}`;
  const parts = [
    report.grade ?? 'not graded',
    report.published === null ? '' : `published ${report.published.slice(0, 10)}`,
    report.derivesFrom === null
      ? ''
      : `same origin as ${recordName({ kind: 'report', id: report.derivesFrom })}`,
  ].filter((part) => part !== '');
  const figures = report.figures.toSorted((a, b) => order(a.measure) - order(b.measure));
  return [
    ...field(name, parts.join(' · '), width),
    ...(report.headline === null ? [] : field('', report.headline, width)),
    ...figures.flatMap((one) =>
      field(
        '',
        `${one.measure} ${showFigure(one.figure)}${one.disordered ? ' (out of order, as published)' : ''}`,
        width,
      ),
    ),
    ...(report.url === null ? [] : field('', report.url, width)),
    ...(report.note === null ? [] : field('', report.note, width)),
  ];
}

function tieLines(tie: TieRow, width: number): readonly StyledLine[] {
  const doubt = tie.doubted ? ', doubted' : '';
  const words = `${tie.role}, ${tie.basis}${doubt}, says ${tie.saidBy ?? 'the actor itself'}`;
  return field(tie.name, words, width);
}

function section<R>(
  title: string,
  rows: readonly R[],
  lines: (row: R) => readonly StyledLine[],
): readonly StyledLine[] {
  if (rows.length === 0) return [];
  return [NOTHING, heading(`${title} (${rows.length})`), ...rows.flatMap(lines)];
}

function order(measure: Measure): number {
  return MEASURES.indexOf(measure);
}

function stamp(instant: string): string {
  return `${instant.slice(0, 16).replace('T', ' ')}Z`;
}
