import type { RejectedRow } from '../../domain/entry/imported.ts';
import type { RowUnit } from '../../domain/model/doubts.ts';

/** Characters of a cell that are shown: an unclosed quote can make one cell of a whole file. */
const SHOWN = 80;

/** Why a row was rejected, in one line: its position, the cell, and what is wrong with it. */
export function rejectionText({ line, column, value, reason }: RejectedRow, unit: RowUnit): string {
  const shown = value === null ? '' : ` "${shorten(value)}"`;
  return `${unit} ${line}: ${column === null ? '' : `${column}${shown}: `}${reason}`;
}

function shorten(text: string): string {
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}
