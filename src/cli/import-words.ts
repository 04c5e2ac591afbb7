import type { RejectedRow } from '../domain/imported.ts';
import type { ImportProgress, ImportResult } from '../exchange/import-file.ts';
import type { Output } from './output.ts';

/** The most rejected rows that are listed; a file of something else may have a million. */
const LISTED = 1000;
/** Characters of a cell that are shown: a quote that is not closed makes one of a whole file. */
const SHOWN = 80;
const BAR = 30;
const REDRAWN_MS = 100;

/** What an import came to, in one line. */
export function summaryOf({ batch, format, publisherVersion, tally }: ImportResult): string {
  const { added, changed, unchanged, rejected, purged } = tally;
  const what = publisherVersion === null ? format.title : `${format.title} ${publisherVersion}`;
  const leftOut = purged === 0 ? '' : `, ${purged} left out since they were purged here`;
  const counts = `${added} new, ${changed} changed, ${unchanged} unchanged, ${rejected} rejected${leftOut} (${what})`;
  return batch === null ? `dry run: ${counts}; nothing was changed` : `${batch}: ${counts}`;
}

/** One line for each row that did not go in, as far as there is room for them, and what is odd about none at all. */
export function rejectionLines(file: string, { rejected, tally }: ImportResult): readonly string[] {
  const { added, changed, unchanged, purged } = tally;
  if (rejected.length === 0 && added + changed + unchanged + purged === 0) {
    return [`${file} has no rows below its header.`];
  }
  const more = rejected.length - LISTED;
  return [
    ...rejected.slice(0, LISTED).map((row) => `${file}, ${rejectionText(row)}`),
    ...(more > 0 ? [`… and ${more} more rejected rows.`] : []),
  ];
}

function rejectionText({ line, column, value, reason }: RejectedRow): string {
  const shown = value === null ? '' : ` "${shorten(value)}"`;
  return `line ${line}: ${column === null ? '' : `${column}${shown}: `}${reason}`;
}

function shorten(text: string): string {
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}

/** Draws how far an import is, not more often than a person can see. */
export function createProgressBar(output: Output): (progress: ImportProgress) => void {
  let drawnAt = -Infinity;
  return (progress) => {
    const now = performance.now();
    if (now - drawnAt < REDRAWN_MS) return;
    drawnAt = now;
    output.progress(progressLine(progress));
  };
}

function progressLine({ bytes, totalBytes, tally }: ImportProgress): string {
  const share = totalBytes === 0 ? 1 : Math.min(1, bytes / totalBytes);
  const full = Math.round(share * BAR);
  const rows = tally.added + tally.changed + tally.unchanged + tally.rejected + tally.purged;
  const percent = String(Math.floor(share * 100)).padStart(3);
  return `[${'#'.repeat(full)}${'-'.repeat(BAR - full)}] ${percent} %  ${rows} rows`;
}
