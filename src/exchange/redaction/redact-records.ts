import {
  isList,
  type KeptPart,
  type PlainValue,
  type RecordLine,
} from '../../domain/model/kept-record.ts';
import type { Precision } from '../../domain/time/moment.ts';
import { blurred, blurredPrecision, firstOfMonth, type Redaction, toMonth } from './redact.ts';

/**
 * The redaction of a column of a record: kept, replaced by another uid, made less precise, or left out. `month` belongs
 * to a first day and names the columns of its last day and precision, if there are any.
 */
type Rule =
  | 'keep'
  | 'drop'
  | 'uid'
  | 'tenth of a degree'
  | 'precision of a point'
  | 'source not told'
  | 'reason not told'
  | { readonly month: readonly [until: string | null, precision: string] };

/**
 * The rules of a record's columns and, by the name of their list, of its parts. A column without a rule is left out.
 */
export type RecordRules = {
  readonly columns: Readonly<Record<string, Rule>>;
  readonly parts: Readonly<Record<string, RecordRules | 'drop'>>;
};

const ROW = { id: 'drop', uid: 'uid', created_at: 'drop', updated_at: 'drop' } as const;
const SAID = {
  published_on: 'drop',
  published_precision: 'drop',
  url: 'drop',
  reliability: 'drop',
  credibility: 'drop',
  note: 'drop',
} as const;
const FIGURE = { low: 'keep', best: 'keep', high: 'keep' } as const;
const MONTH = { month: ['occurred_until', 'date_precision'] } as const;

/** The contents of a redacted file of complete records; `docs/exports.md` says the same to people. */
export const REDACTED_RECORDS: Readonly<Record<RecordLine, RecordRules | 'drop'>> = {
  dataset: rules({
    name: 'keep',
    format: 'keep',
    title: 'keep',
    licence: 'keep',
    attribution: 'keep',
    passing: 'keep',
    stale_after_days: 'keep',
  }),
  source: 'drop',
  actor: rules(
    { ...ROW, name: 'keep', short_name: 'keep', kind: 'keep', merged_into: 'uid' },
    { aliases: rules({ name: 'keep' }), distinct: rules({ other: 'uid' }) },
  ),
  incident: rules(
    {
      ...ROW,
      occurred_from: MONTH,
      type: 'keep',
      subtype: 'keep',
      title: 'keep',
      narrative: 'drop',
      place: 'drop',
      admin1: 'keep',
      admin2: 'drop',
      country: 'keep',
      lat: 'tenth of a degree',
      lon: 'tenth of a degree',
      place_precision: 'precision of a point',
      verdict: 'keep',
      verdict_note: 'reason not told',
      dataset: 'drop',
      external_id: 'drop',
    },
    {
      tags: 'drop',
      reports: rules(
        { ...ROW, ...SAID, headline: 'drop', source: 'source not told', derives_from: 'drop' },
        { figures: rules({ measure: 'keep', ...FIGURE }) },
      ),
      attributions: rules({
        ...ROW,
        role: 'keep',
        basis: 'keep',
        doubted: 'keep',
        actor: 'uid',
        source: 'source not told',
      }),
      pins: 'drop',
      relations: rules({ kind: 'keep', other: 'uid' }),
      publisher_rows: 'drop',
    },
  ),
  quote: rules(
    {
      ...ROW,
      ...SAID,
      said_from: { month: ['said_until', 'date_precision'] },
      text: 'keep',
      verbatim: 'keep',
      speaker: 'drop',
      role: 'drop',
      organisation: 'drop',
      source: 'drop',
      answers: 'drop',
    },
    { actors: rules({ actor: 'uid' }), incidents: rules({ incident: 'uid' }) },
  ),
  estimate: rules({
    ...ROW,
    ...SAID,
    ...FIGURE,
    measure: 'keep',
    as_of_from: { month: ['as_of_until', 'as_of_precision'] },
    since: { month: [null, 'since_precision'] },
    actor: 'uid',
    source: 'drop',
  }),
  milestone: rules({ ...ROW, occurred_from: MONTH, name: 'keep', note: 'drop' }),
};

function rules(columns: RecordRules['columns'], parts: RecordRules['parts'] = {}): RecordRules {
  return { columns, parts };
}

/** A source that represents all withheld sources. */
export const REDACTED_SOURCE = 'source not told';

/** A complete record without what could identify people; `null` for one that is left out entirely. */
export function redactedRecord(
  record: RecordLine,
  values: KeptPart,
  redaction: Redaction,
): KeptPart | null {
  const told = REDACTED_RECORDS[record];
  return told === 'drop' ? null : redactedPart(values, told, redaction);
}

function redactedPart(
  values: KeptPart,
  { columns, parts }: RecordRules,
  redaction: Redaction,
): KeptPart {
  const told: Record<string, PlainValue | readonly KeptPart[]> = {};
  for (const [name, value] of Object.entries(values)) {
    if (isList(value)) {
      const rulesOfPart = parts[name] ?? 'drop';
      if (rulesOfPart !== 'drop')
        told[name] = value.map((part) => redactedPart(part, rulesOfPart, redaction));
    } else {
      const rule = columns[name] ?? 'drop';
      Object.assign(
        told,
        typeof rule === 'object'
          ? monthsOf(values, name, rule)
          : redacted(name, value, rule, redaction),
      );
    }
  }
  return told;
}

function redacted(
  name: string,
  value: PlainValue,
  rule: Extract<Rule, string>,
  { uid }: Redaction,
): Readonly<Record<string, PlainValue>> {
  switch (rule) {
    case 'keep':
      return { [name]: value };
    case 'drop':
      return {};
    case 'uid':
      return { [name]: typeof value === 'string' ? uid(value) : null };
    case 'tenth of a degree':
      return { [name]: typeof value === 'number' ? blurred(value) : null };
    case 'precision of a point':
      return { [name]: typeof value === 'string' ? blurredPrecision(value) : null };
    case 'source not told':
      return { [name]: uid(REDACTED_SOURCE) };
    case 'reason not told':
      return { [name]: value === null ? null : 'not told' };
  }
}

/** The columns of a time, reduced to the month. */
function monthsOf(
  values: KeptPart,
  from: string,
  { month: [until, precision] }: Extract<Rule, object>,
): Readonly<Record<string, PlainValue>> {
  const first = values[from];
  if (typeof first !== 'string') return {};
  const last = until === null ? first : values[until];
  const known: Precision = values[precision] === 'year' ? 'year' : 'month';
  const months = toMonth({
    from: first,
    until: typeof last === 'string' ? last : first,
    precision: known,
  });
  return {
    [from]: firstOfMonth(first),
    ...(until === null ? {} : { [until]: months.until }),
    [precision]: months.precision,
  };
}
