import type { Cell, Row } from '../../domain/model/change.ts';
import { showFigure } from '../../domain/model/figure.ts';
import { recordName } from '../../domain/model/record.ts';

/** What actors and sources are called, by their numbers. */
export type Called = {
  readonly actor: (id: number) => string | null;
  readonly source: (id: number) => string | null;
};

type Values = Row['values'];
type Words = ReadonlyMap<string, string>;
type Field = readonly [name: string, text: string | null];

/** What a row of a table says, field by field in words; nothing of a row that is not there or was removed. */
export function wordsOf(table: string, values: Values | null, called: Called): Words {
  if (values === null) return new Map();
  const fields = TABLES[table]?.(values, called) ?? [];
  return new Map(fields.flatMap(([name, text]) => (text === null ? [] : [[name, text] as const])));
}

const TABLES: Readonly<Record<string, (values: Values, called: Called) => readonly Field[]>> = {
  incident: (values) => [
    ['when', spanText(values.occurred_from, values.occurred_until)],
    ['date known to the', text(values.date_precision)],
    ['type', joined([values.type, values.subtype], '/')],
    ['title', text(values.title)],
    ['narrative', text(values.narrative)],
    ['place', text(values.place)],
    ['area', text(values.admin1)],
    ['district', text(values.admin2)],
    ['country', text(values.country)],
    ['coordinates', joined([values.lat, values.lon], ', ')],
    ['place known as', text(values.place_precision)],
    ['verdict', text(values.verdict)],
    ['reason', text(values.verdict_note)],
    ['removed', isRemoved(values) ? 'yes' : null],
  ],
  report: (values, { source }) =>
    isRemoved(values)
      ? []
      : within(recordName({ kind: 'report', id: Number(values.id) }), [
          ['source', source(Number(values.source_id))],
          ['grade', joined([values.reliability, values.credibility], '')],
          ['published', text(values.published_on)],
          ['link', text(values.url)],
          ['headline', text(values.headline)],
          ['note', text(values.note)],
        ]),
  figure: (values) =>
    within(recordName({ kind: 'report', id: Number(values.report_id) }), [
      [String(values.measure), figureText(values)],
    ]),
  attribution: (values, { actor, source }) => {
    if (isRemoved(values)) return [];
    const speaker = values.source_id === null ? 'itself' : source(Number(values.source_id));
    const doubt = values.doubted === 1 ? ', doubted' : '';
    return [
      [
        `${values.role} ${actor(Number(values.actor_id)) ?? ''}`.trim(),
        `${values.basis}${doubt}, says ${speaker ?? 'somebody'}`,
      ],
    ];
  },
  pin: (values) => [
    [`pinned ${values.measure}`, `${values.best}, by ${values.who}`],
    [`reason for ${values.measure}`, text(values.reason)],
  ],
  source: (values, { source }) => [
    ['name', text(values.name)],
    ['usual grade', text(values.reliability)],
    ['passes on', values.origin_id === null ? null : source(Number(values.origin_id))],
    ['removed', isRemoved(values) ? 'yes' : null],
  ],
  actor: (values, { actor }) => [
    ['name', text(values.name)],
    ['short name', text(values.short_name)],
    ['kind', text(values.kind)],
    ['merged into', values.merged_into === null ? null : actor(Number(values.merged_into))],
    ['removed', isRemoved(values) ? 'yes' : null],
  ],
  alias: (values) => [[`alias ${values.name}`, 'yes']],
  distinct_actor: (values, { actor }) => [
    [`another than ${actor(Number(values.other_id)) ?? ''}`, 'yes'],
  ],
  quote: (values, { source }) => [
    ['words', text(values.text)],
    ['wording', values.verbatim === 1 ? 'verbatim' : 'paraphrase'],
    ['said', spanText(values.said_from, values.said_until)],
    ['speaker', text(values.speaker)],
    ['role', text(values.role)],
    ['organisation', text(values.organisation)],
    ...saidFields(values, source),
    ['answers', values.answers === null ? null : `Q${values.answers}`],
    ['removed', isRemoved(values) ? 'yes' : null],
  ],
  quote_actor: (values, { actor }) => [[`about ${actor(Number(values.actor_id)) ?? ''}`, 'yes']],
  quote_incident: (values) => [[`about I${values.incident_id}`, 'yes']],
  estimate: (values, { actor, source }) => [
    ['actor', actor(Number(values.actor_id))],
    ['estimate of', text(values.measure)],
    ['figure', figureText(values)],
    ['as of', spanText(values.as_of_from, values.as_of_until)],
    ['since', text(values.since)],
    ...saidFields(values, source),
    ['removed', isRemoved(values) ? 'yes' : null],
  ],
  milestone: (values) => [
    ['name', text(values.name)],
    ['when', spanText(values.occurred_from, values.occurred_until)],
    ['note', text(values.note)],
    ['removed', isRemoved(values) ? 'yes' : null],
  ],
  tag: (values) => [[`#${values.tag}`, 'tagged']],
  relation: (values) => [
    [recordName({ kind: 'incident', id: Number(values.other_id) }), text(values.kind)],
  ],
};

function within(record: string, fields: readonly Field[]): readonly Field[] {
  return fields.map(([name, text]) => [`${record} ${name}`, text]);
}

/** Who says so, how good that is, and where it stands. */
function saidFields(values: Values, source: Called['source']): readonly Field[] {
  return [
    ['source', values.source_id === null ? null : source(Number(values.source_id))],
    ['grade', joined([values.reliability, values.credibility], '')],
    ['published', text(values.published_on)],
    ['link', text(values.url)],
    ['note', text(values.note)],
  ];
}

function figureText({ low, best, high }: Values): string {
  return showFigure({ low: count(low), best: count(best), high: count(high) });
}

function isRemoved(values: Values): boolean {
  return (values.removed_at ?? null) !== null;
}

function text(cell: Cell | undefined): string | null {
  return cell === null || cell === undefined ? null : String(cell);
}

function count(cell: Cell | undefined): number | null {
  return typeof cell === 'number' ? cell : null;
}

function joined(cells: readonly (Cell | undefined)[], between: string): string | null {
  const texts = cells.map(text).filter((one) => one !== null);
  return texts.length === 0 ? null : texts.join(between);
}

function spanText(from: Cell | undefined, until: Cell | undefined): string | null {
  return from === until ? text(from) : joined([from, until], '..');
}
