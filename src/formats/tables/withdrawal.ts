import type { Doubt } from '../../domain/model/doubts.ts';
import type { Mapping } from '../fields/table-fields.ts';
import { textIn } from '../rows/cells.ts';
import type { FileRow, ReadWithdrawal } from '../rows/format.ts';
import { idIn } from '../rows/row-id.ts';
import { readDay } from '../values/dates.ts';
import { readMark } from '../values/values.ts';

/** Recognises the rows of a table that their publisher marks as withdrawn: with a yes, the word itself, or the day. */
export function withdrawalReader(mapping: Mapping): (row: FileRow) => ReadWithdrawal | null {
  return (row) => {
    const mark = markIn(row, mapping);
    if (typeof mark !== 'object' || mark === null) return null;
    return { externalId: idIn(row, mapping.id ?? ['id']), at: mark.at };
  };
}

/** Whether a row is marked so: it says nothing else, and may follow the row that it withdraws. */
export function isWithdrawn(row: FileRow, mapping: Pick<Mapping, 'deleted'>): boolean {
  const mark = markIn(row, mapping);
  return typeof mark === 'object' && mark !== null;
}

/** A doubt about a row's mark that is neither a yes nor a no, nor a day. */
export function markDoubts(row: FileRow, mapping: Mapping): readonly Doubt[] {
  const mark = markIn(row, mapping);
  return typeof mark === 'string' ? [{ kind: 'deletion-mark', text: mark }] : [];
}

/** Whether a row is withdrawn and since when, `null` if it is not, or the text if it is neither. */
function markIn(
  row: FileRow,
  { deleted }: Pick<Mapping, 'deleted'>,
): { readonly at: string | null } | string | null {
  const text = deleted === undefined ? null : textIn(row, deleted);
  if (text === null) return null;
  const mark = readMark(text);
  if (mark !== null) return mark ? { at: null } : null;
  const day = readDay(text);
  return day.is === 'day' ? { at: `${day.day}T23:59:59.999Z` } : text;
}
