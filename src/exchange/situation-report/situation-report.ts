import type { Filter } from '../../domain/filter/filter.ts';
import { printFilter } from '../../domain/filter/print-filter.ts';
import { isCounted } from '../../domain/model/counting-rules.ts';
import { momentFrom, showMoment } from '../../domain/time/moment.ts';
import { onClocksOf } from '../../domain/time/zones.ts';
import type { SituationReport } from '../../store/port/rows-situation-report.ts';
import { countOf } from '../../text/number-words.ts';
import { redactedFilter } from '../redaction/redact.ts';
import { redactedSituationReport } from '../redaction/redact-situation-report.ts';
import { actorsTable } from './actors.ts';
import { comparisonItem } from './comparison.ts';
import { gaps } from './gaps.ts';
import { headline, titleWords } from './headline.ts';
import { incidentItem, placeWords } from './incident.ts';
import { bullets, document, escaped } from './markdown.ts';
import { estimateLines, quoteItem } from './statements.ts';

/** The context of a report. `zone` is the IANA zone of its times. */
export type SituationReportContext = {
  readonly filter: Filter;
  readonly zone: string;
  /** The present instant, ISO 8601. */
  readonly now: string;
  /** The attribution lines of the datasets of its incidents. */
  readonly attributions: readonly string[];
  /** Days, places and sources are withheld. */
  readonly isRedacted: boolean;
};

/**
 * A situation report as Markdown: counts compared with the previous window, by actor, and around each milestone;
 * disputed incidents first, then every incident by place and day; estimates, quotes, and what the figures do not cover.
 */
export function writeSituationReport(
  whole: SituationReport,
  context: SituationReportContext,
): string {
  // Rows are redacted before they are written; what they leave open is counted before, and says no more than counts.
  const situationReport = context.isRedacted ? redactedSituationReport(whole) : whole;
  return reportText(
    situationReport,
    context,
    gaps({ ...whole, uncovered: situationReport.uncovered }),
  );
}

function reportText(
  situationReport: SituationReport,
  context: SituationReportContext,
  open: readonly string[],
): string {
  const { period, incidents } = situationReport;
  const judged = incidents.filter(({ status }) => isCounted(status));
  const sure = judged.filter(({ mayBeOutside }) => !mayBeOutside);
  const disputed = sure.filter(({ status }) => status === 'disputed');
  const others = sure.filter(({ status }) => status !== 'disputed');
  return document([
    `# ${titleWords(situationReport, context.isRedacted)}`,
    `Reported incidents${filterWords(context)}, as known on ${showMoment(momentFrom(onClocksOf(context.zone, context.now), 'time'))}. ${context.isRedacted ? 'The counts are of days within these months, not of the whole months. ' : ''}${period.end === 'newest' ? 'The days end at the newest record, not now. ' : ''}Every figure has a source: n/r means that nobody gave one, which is not zero. Grades are Admiralty: the letter is the source, the digit the report.`,
    '## In short',
    ...headline(situationReport, context.isRedacted),
    ...section('By actor and role', actorsTable(situationReport)),
    ...section('Before and after', situationReport.comparisons.map(comparisonItem)),
    ...section(
      'In dispute',
      disputed.map((one) => incidentItem(one, context.zone)),
    ),
    ...byPlace(others, context.zone),
    ...section(
      'Possibly outside these days, and in no count',
      judged
        .filter(({ mayBeOutside }) => mayBeOutside)
        .map((one) => incidentItem(one, context.zone)),
    ),
    ...section(
      'Discounted, and in no count',
      incidents
        .filter(({ status }) => !isCounted(status))
        .map((one) => incidentItem(one, context.zone)),
    ),
    ...section('Estimates', estimateLines(situationReport.estimates)),
    ...section('Quotes', situationReport.quotes.toReversed().map(quoteItem)),
    '## What the figures do not cover',
    bullets([...(context.isRedacted ? [REDACTED] : []), ...open]),
    ...section(
      'Data',
      context.attributions.length === 0 ? [] : [bullets(context.attributions.map(escaped))],
    ),
  ]);
}

/** Which incidents the report is about; in a redacted one only what its rows say anyway. */
function filterWords({ filter: whole, isRedacted }: SituationReportContext): string {
  const { filter, untold } = isRedacted ? redactedFilter(whole) : { filter: whole, untold: 0 };
  const told = printFilter(filter).replaceAll('`', "'");
  const conditions = [
    ...(told === '' ? [] : [`\`${told}\``]),
    ...(untold === 0 ? [] : [`${countOf(untold, 'condition')} withheld here`]),
  ];
  return conditions.length === 0 ? '' : ` that match ${conditions.join(' and ')}`;
}

const REDACTED =
  'Redacted: days are given as months, and places below the first-level area, sources, speakers and the numbers of records are left out.';

function section(title: string, items: readonly string[]): readonly string[] {
  return items.length === 0 ? [] : [`## ${title}`, ...items];
}

/** Places, sorted by their number of incidents, each in order of days. */
function byPlace(incidents: SituationReport['incidents'], zone: string): readonly string[] {
  if (incidents.length === 0) return [];
  const places = [...Map.groupBy(incidents, placeWords)].toSorted(
    ([one, a], [other, b]) => b.length - a.length || one.localeCompare(other),
  );
  return [
    '## By place and day',
    ...places.flatMap(([place, there]) => [
      `### ${escaped(place)}`,
      ...there.map((one) => incidentItem(one, zone)),
    ]),
  ];
}
