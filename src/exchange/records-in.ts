import * as v from 'valibot';
import { type KeptPart, type KeptRecord, RECORD_LINES } from '../domain/kept-record.ts';
import { BadCell } from '../formats/cells.ts';
import type { SourceRow } from './row-read.ts';

const Plain = v.nullable(v.union([v.string(), v.number()]));
const Part: v.GenericSchema<unknown, KeptPart> = v.record(
  v.string(),
  v.union([Plain, v.array(v.lazy(() => Part))]),
);
const Line = v.looseObject({ record: v.picklist(RECORD_LINES) });

/** Reads a line of Watchfloor's own records. Throws `BadCell` for what is none. */
export function readRecord({ json, byName }: SourceRow): Omit<KeptRecord, 'line'> {
  const line = v.safeParse(Line, json);
  if (!line.success) {
    const kinds = RECORD_LINES.join(', ');
    throw new BadCell('record', byName.get('record') ?? '', `is not one of ${kinds}`);
  }
  const { record, ...others } = line.output;
  const values = v.safeParse(Part, others);
  if (values.success) return { record, values: values.output };
  const [issue] = values.issues;
  throw new BadCell(
    v.getDotPath(issue) ?? 'record',
    '',
    'is neither a text, a number, nothing nor a list of parts',
  );
}
