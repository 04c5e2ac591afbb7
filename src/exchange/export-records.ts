import type { Filter } from '../domain/filter.ts';
import { type KeptPart, RECORD_LINES } from '../domain/kept-record.ts';
import type { Reader } from '../store/store.ts';
import type { Redaction } from './redact.ts';
import { REDACTED_SOURCE, redactedRecord } from './redact-records.ts';
import { jsonText } from './script-cells.ts';

/**
 * Watchfloor's own records, one JSON object a line, those first that others name: everything but the change log and the
 * batches, so that an empty database that imports it holds the same records.
 */
export async function* recordLines(
  store: Reader,
  of: { readonly filter: Filter; readonly now: string; readonly redaction: Redaction | null },
): AsyncGenerator<string> {
  const { filter, now, redaction } = of;
  yield `${jsonText({ watchfloor: 1, exported_at: now, ...(redaction === null ? {} : { redacted: 1 }) })}\n`;
  if (redaction !== null) {
    const uid = redaction.uid(REDACTED_SOURCE);
    yield `${jsonText({ record: 'source', uid, name: REDACTED_SOURCE, reliability: 'F' })}\n`;
  }
  for (const record of RECORD_LINES) {
    let after: number | null = 0;
    while (after !== null) {
      const page: { readonly records: readonly KeptPart[]; readonly next: number | null } =
        await store.ask('kept', { filter, record, after });
      const lines = page.records.flatMap((values) => {
        const told = redaction === null ? values : redactedRecord(record, values, redaction);
        return told === null ? [] : [`${jsonText({ record, ...told })}\n`];
      });
      if (lines.length > 0) yield lines.join('');
      after = page.next;
    }
  }
}
