import * as v from 'valibot';
import { type NativeRecord, RECORD_LINES } from '../../domain/model/native-record.ts';
import { BadCell } from '../../formats/rows/cells.ts';
import type { SourceRow } from '../reading/row-read.ts';
import { REMOVED } from './record-parts.ts';
import { RECORD_SCHEMAS } from './record-schemas.ts';

const LINE = v.looseObject({ record: v.picklist(RECORD_LINES) });

/** Reads a line of complete records, which may come from a repair file. Throws `BadCell` if it is invalid. */
export function readRecord({ json, byName }: SourceRow): Omit<NativeRecord, 'line'> {
  const line = v.safeParse(LINE, json);
  if (!line.success) {
    const kinds = RECORD_LINES.join(', ');
    throw new BadCell('record', byName.get('record') ?? '', `is not one of ${kinds}`);
  }
  const { record, rejected_line: _, rejected_reason: __, ...others } = line.output;
  const values = v.safeParse('removed_at' in others ? REMOVED : RECORD_SCHEMAS[record], others, {
    abortEarly: true,
  });
  if (values.success) return { record, values: values.output };
  const [issue] = values.issues;
  const { message, input } = issue;
  const value = typeof input === 'string' || typeof input === 'number' ? String(input) : '';
  throw new BadCell(v.getDotPath(issue) ?? record, value.slice(0, 200), message);
}
