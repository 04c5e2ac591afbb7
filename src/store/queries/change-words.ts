import type { Cell, Row } from '../../domain/change.ts';
import { showFigure } from '../../domain/figure.ts';
import { recordName } from '../../domain/record.ts';

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
      [
        String(values.measure),
        showFigure({ low: count(values.low), best: count(values.best), high: count(values.high) }),
      ],
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
  tag: (values) => [[`#${values.tag}`, 'tagged']],
  relation: (values) => [
    [recordName({ kind: 'incident', id: Number(values.other_id) }), text(values.kind)],
  ],
};

function within(record: string, fields: readonly Field[]): readonly Field[] {
  return fields.map(([name, text]) => [`${record} ${name}`, text]);
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
