import type { ReadField } from '../entry/entry.ts';
import type { LineHead } from '../grammar/line-head.ts';
import { hasSource } from '../grammar/line-kinds.ts';
import { readFigure } from '../grammar/read-figure.ts';
import type { ReportDraft } from '../grammar/read-source.ts';
import type { Attribution } from '../model/actor.ts';
import { eventTypeLabel } from '../model/event-types.ts';
import { MEASURES, showFigure } from '../model/figure.ts';
import { printGrade } from '../model/grade.ts';
import { countryName } from '../places/countries.ts';
import { showMoment } from '../time/moment.ts';
import type { EntryDraft } from './entry-draft.ts';
import { wordsOf } from './entry-words.ts';

/** How a line was understood, field by field in a fixed order. */
export function entryFields(head: LineHead, draft: EntryDraft): readonly ReadField[] {
  const { dates, texts } = draft;
  const dated = head.kind === 'incident' || head.kind === 'quote' || head.kind === 'milestone';
  return [
    { label: 'what', value: whatWords(head) },
    ...(dated ? optional('when', whenWords(draft)) : []),
    ...optional('as of', dates.asof && showMoment(dates.asof)),
    ...optional('since', dates.since && showMoment(dates.since)),
    ...optional('where', whereWords(draft)),
    ...draft.attributions.map((attribution) => ({
      label: attributionLabel(attribution),
      value: attributionWords(attribution),
    })),
    ...(hasSource(head.kind) ? draft.reports.map(reportField) : []),
    ...optional('speaker', texts.speaker),
    ...optional('role', texts.role),
    ...optional('for', texts.org),
    ...optional('about', draft.about.map((one) => one.actor ?? `I${one.incident}`).join(', ')),
    ...optional('answers', draft.answers === null ? undefined : `Q${draft.answers}`),
    ...optional('tags', draft.tags.map((tag) => `#${tag}`).join(' ')),
    ...optional('related to', draft.relations.map((one) => `I${one.to} (${one.kind})`).join(', ')),
    ...optional('status', draft.verdict?.word),
    ...optional('reason', texts.reason),
    ...optional('taken from', draft.derivesFrom === null ? undefined : `R${draft.derivesFrom}`),
    ...optional('short', texts.short),
    ...optional('kind', draft.actorKind),
    ...optional('aliases', draft.aliases.join(', ')),
    ...optional('letter', draft.reliability),
    ...optional('origin', texts.origin),
    ...optional('into', texts.into),
    ...optional('from', texts.from),
    ...optional('note', texts.note),
    ...(head.kind === 'pin' ? optional('best', figureWords(draft.reports[0])) : []),
    ...(head.kind === 'estimate' ? estimateFields(draft) : []),
    ...(head.kind === 'estimate' ? [] : optional(WORDS_LABEL[head.kind], wordsOf(draft.words))),
  ];
}

const WORDS_LABEL = {
  incident: 'title',
  report: 'report on',
  quote: 'words',
  milestone: 'name',
  actor: 'name',
  source: 'name',
  grade: 'grade',
  merge: 'merge',
  split: 'split',
  tag: 'tag of',
  pin: 'pin of',
} as const;

function whatWords(head: LineHead): string {
  if (head.kind !== 'incident') return head.named;
  const label = eventTypeLabel(head.type.type);
  return head.type.subtype === null ? label : `${label} / ${head.type.subtype}`;
}

/** `undefined` if an invalid date was given. */
function whenWords({ dates, given }: EntryDraft): string | undefined {
  if (dates.date !== undefined) return showMoment(dates.date);
  return given.has('date') ? undefined : 'today (assumed)';
}

function whereWords({ place, point }: EntryDraft): string {
  const country =
    place?.country === null || place === undefined
      ? null
      : (countryName(place.country) ?? place.country);
  const parts = [place?.place ?? null, place?.admin1 ?? null, country].filter(
    (part) => part !== null,
  );
  const at = point === null ? '' : ` (${point.lat}, ${point.lon})`;
  return `${parts.join(', ')}${at}`.trim();
}

function estimateFields({ words }: EntryDraft): readonly ReadField[] {
  const [actor, measure, figure] = words.map((word) => word.text);
  const read = figure === undefined ? undefined : readFigure(figure);
  const value = typeof read === 'object' ? showFigure(read) : figure;
  return [...optional('actor', actor), ...optional('estimate', [measure, value].join(' ').trim())];
}

function attributionLabel(attribution: Attribution): string {
  if (attribution.basis !== 'reported') return `${attribution.basis}`;
  return { perpetrator: 'by', target: 'on', participant: 'with' }[attribution.role];
}

function attributionWords(attribution: Attribution): string {
  const doubt = attribution.doubted ? ', doubted' : '';
  const said = typeof attribution.saidBy === 'string' ? `, says ${attribution.saidBy}` : '';
  return `${attribution.actor}${doubt}${said}`;
}

function reportField(report: ReportDraft): ReadField {
  const parts = [
    report.source ?? 'no source given',
    printGrade(report.grade),
    figureWords(report),
    report.published === null ? '' : `published ${showMoment(report.published)}`,
    report.url ?? '',
  ];
  return { label: 'source', value: parts.filter((part) => part !== '').join(' · ') };
}

function figureWords({ figures }: ReportDraft): string {
  return MEASURES.flatMap((measure) => {
    const figure = figures[measure];
    return figure === undefined ? [] : [`${measure} ${showFigure(figure)}`];
  }).join(' · ');
}

function optional(label: string, value: string | undefined): readonly ReadField[] {
  return value === undefined || value === '' ? [] : [{ label, value }];
}
