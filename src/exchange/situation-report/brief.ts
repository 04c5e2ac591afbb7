import type { Filter } from '../../domain/filter/filter.ts';
import { printFilter } from '../../domain/filter/print-filter.ts';
import { isCounted } from '../../domain/model/counting-rules.ts';
import { momentFrom, showMoment } from '../../domain/time/moment.ts';
import { onClocksOf } from '../../domain/time/zones.ts';
import type { Brief } from '../../store/port/rows-brief.ts';
import { countOf } from '../../text/number-words.ts';
import { redactedFilter } from '../redaction/redact.ts';
import { redactedBrief } from '../redaction/redact-brief.ts';
import { actorsTable } from './brief-actors.ts';
import { comparisonItem } from './brief-comparison.ts';
import { gaps } from './brief-gaps.ts';
import { headline, titleWords } from './brief-headline.ts';
import { incidentItem, placeWords } from './brief-incident.ts';
import { estimateLines, quoteItem } from './brief-statements.ts';
import { bullets, document, escaped } from './markdown.ts';

/** The context of a report. `zone` is the IANA zone of its times. */
export type BriefContext = {
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
export function writeBrief(whole: Brief, context: BriefContext): string {
  // Rows are redacted before they are written; what they leave open is counted before, and says no more than counts.
  const brief = context.isRedacted ? redactedBrief(whole) : whole;
  return reportText(brief, context, gaps({ ...whole, uncovered: brief.uncovered }));
}

function reportText(brief: Brief, context: BriefContext, open: readonly string[]): string {
  const { period, incidents } = brief;
  const judged = incidents.filter(({ status }) => isCounted(status));
  const sure = judged.filter(({ mayBeOutside }) => !mayBeOutside);
  const disputed = sure.filter(({ status }) => status === 'disputed');
  const others = sure.filter(({ status }) => status !== 'disputed');
  return document([
    `# ${titleWords(brief, context.isRedacted)}`,
    `Reported incidents${filterWords(context)}, as known on ${showMoment(momentFrom(onClocksOf(context.zone, context.now), 'time'))}. ${context.isRedacted ? 'The counts are of days within these months, not of the whole months. ' : ''}${period.end === 'newest' ? 'The days end at the newest record, not now. ' : ''}Every figure has a source: n/r means that nobody gave one, which is not zero. Grades are Admiralty: the letter is the source, the digit the report.`,
    '## In short',
    ...headline(brief, context.isRedacted),
    ...section('By actor and role', actorsTable(brief)),
    ...section('Before and after', brief.comparisons.map(comparisonItem)),
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
    ...section('Estimates', estimateLines(brief.estimates)),
    ...section('Quotes', brief.quotes.toReversed().map(quoteItem)),
    '## What the figures do not cover',
    bullets([...(context.isRedacted ? [REDACTED] : []), ...open]),
    ...section(
      'Data',
      context.attributions.length === 0 ? [] : [bullets(context.attributions.map(escaped))],
    ),
  ]);
}

/** Which incidents the report is about; in a redacted one only what its rows say anyway. */
function filterWords({ filter: whole, isRedacted }: BriefContext): string {
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
function byPlace(incidents: Brief['incidents'], zone: string): readonly string[] {
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
