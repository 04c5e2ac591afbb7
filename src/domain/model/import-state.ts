import { grouped } from '../../text/number-words.ts';

/** Where an import stands. One that was undone keeps the state that it had. */
export type BatchState = 'under way' | 'stopped' | 'done';

/** The same as of now: a large import is undone in pieces, which may be stopped as well. */
export type ImportState = BatchState | 'undoing' | 'undo stopped';

/** How much of its file an import has brought in, or how many of its records its undo has dealt with, as rows and bytes alike. */
export type ImportProgress = {
  readonly state: ImportState;
  readonly rows: number;
  readonly bytes: number;
  /** The bytes of the whole file; 0 if they are not known. */
  readonly totalBytes: number;
};

/** The share of the file that is in, from 0 to 1; `null` if its size is not known. */
export function shareOf({ bytes, totalBytes }: Omit<ImportProgress, 'state'>): number | null {
  return totalBytes === 0 ? null : Math.min(1, bytes / totalBytes);
}

/** A share in whole percent, rounded down so that only a whole file is 100 %. */
export function percentOf(share: number): string {
  return `${Math.floor(share * 100)} %`;
}

/** How far an import is: `34 %, 340,000 of 1 M`. How many rows there are in all is estimated from those that are in. */
export function progressWords(progress: Omit<ImportProgress, 'state'>): string {
  const share = shareOf(progress);
  const rows = grouped(progress.rows);
  if (share === null || share === 0) return `${rows} rows`;
  return `${percentOf(share)}, ${rows} of ${about(progress.rows / share)}`;
}

/**
 * An import that has not come to its end, in few cells: `B7 34 %, 340,000 of 1 M`, `B7 stopped at 34 %`, `B7 undoing 34 %`, or
 * `B7 undo stopped at 34 %`.
 */
export function importMark(batch: string, progress: ImportProgress): string {
  if (progress.state === 'under way') return `${batch} ${progressWords(progress)}`;
  const share = shareOf(progress);
  const at = progress.state === 'undoing' ? ' ' : ' at ';
  return `${batch} ${progress.state}${share === null ? '' : `${at}${percentOf(share)}`}`;
}

/** An estimate in few digits: `1 M`, `1.2 M`, `85,000`. */
function about(count: number): string {
  if (count >= 950_000) return `${Number((count / 1_000_000).toPrecision(2))} M`;
  return grouped(Number(count.toPrecision(2)));
}

/** What can be done with an import (`B7`) that was stopped. `file` is a word of a shell command. */
export function wayOn(batch: string, file: string): string {
  return `To go on: watchfloor imports resume ${batch} ${file}. To take it back: watchfloor imports undo ${batch}.`;
}

/** An import that has not come to its end, as a sentence that says what to do. */
export function unfinishedWords(batch: string, file: string, progress: ImportProgress): string {
  const words = progressWords(progress);
  switch (progress.state) {
    case 'under way':
      return `${batch} (${file}) is under way: ${words}. Counts include what is in so far.`;
    case 'undoing':
      return `${batch} (${file}) is being undone: ${words}. Counts include what is left of it.`;
    case 'undo stopped':
      return `The undo of ${batch} (${file}) was stopped at ${words}, and counts include what is left of it. To go on: watchfloor imports undo ${batch}.`;
    default:
      return `${batch} (${file}) was stopped at ${words}, and counts include what is in. ${wayOn(batch, file)}`;
  }
}
