import type { Filter } from '../../domain/filter/filter.ts';
import {
  type NativePart,
  RECORD_LINES,
  type RecordLine,
} from '../../domain/model/native-record.ts';
import type { Exported } from '../../store/port/exported.ts';
import type { Answer } from '../../store/port/questions.ts';
import type { Reader } from '../../store/port/store.ts';
import { jsonText } from '../../text/json-text.ts';
import { redactedRecord } from '../redaction/redact-records.ts';
import { REDACTED_SOURCE, type Redaction } from '../redaction/rules.ts';

/**
 * Complete records, one JSON object per line, referenced records first: everything except the change log and the
 * batches, so that an empty database that imports it has the same records.
 */
export async function* recordLines(
  store: Reader,
  of: {
    readonly filter: Filter;
    readonly now: string;
    readonly redaction: Redaction | null;
    /**
     * Called for every record that is exported as it is, or redacted, for the store to remember
     * (`Store.rememberExported`).
     */
    readonly onExported: (exported: readonly Exported[]) => void;
  },
): AsyncGenerator<string> {
  const { filter, now, redaction, onExported } = of;
  yield `${jsonText({ watchfloor: 1, exported_at: now, ...(redaction === null ? {} : { redacted: 1 }) })}\n`;
  if (redaction !== null) {
    const uid = redaction.uid(REDACTED_SOURCE);
    onExported([{ record: 'redaction', uid }]);
    yield `${jsonText({ record: 'source', uid, name: REDACTED_SOURCE, reliability: 'F' })}\n`;
  }
  for (const record of RECORD_LINES) {
    let after: number | null = 0;
    while (after !== null) {
      const page: Answer<'native'> = await store.ask('native', { filter, record, after });
      // Removals come first, so that a new actor is not taken for the removed one of its name.
      const told =
        redaction === null ? [...page.removed, ...page.records] : redacted(record, page, redaction);
      const lines = told.map((values) => `${jsonText({ record, ...values })}\n`);
      if (redaction === null) onExported(page.exported);
      if (lines.length > 0) yield lines.join('');
      after = page.next;
    }
  }
}

function redacted(
  record: RecordLine,
  { records }: Answer<'native'>,
  redaction: Redaction,
): readonly NativePart[] {
  return records
    .map((values) => redactedRecord(record, values, redaction))
    .filter((values) => values !== null);
}
