import type { RejectedRow } from '../../domain/entry/imported.ts';
import type { RowUnit } from '../../domain/model/doubts.ts';

/** Letters of a cell that are shown: a quote that is not closed makes one of a whole file. */
const SHOWN = 80;

/** Why a row did not go in, in a line: where it stands, which cell, what is wrong with it. */
export function rejectionText({ line, column, value, reason }: RejectedRow, unit: RowUnit): string {
  const shown = value === null ? '' : ` "${shorten(value)}"`;
  return `${unit} ${line}: ${column === null ? '' : `${column}${shown}: `}${reason}`;
}

function shorten(text: string): string {
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}
