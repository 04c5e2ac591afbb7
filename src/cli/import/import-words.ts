import { rejectionText } from '../../domain/entry/imported.ts';
import { shellWord } from '../../domain/grammar/quoting.ts';
import { doubtText } from '../../domain/model/doubts.ts';
import { importCounts, repairHint } from '../../domain/model/import-counts.ts';
import { percentOf, progressWords, shareOf, wayOn } from '../../domain/model/import-state.ts';
import { recordName } from '../../domain/model/record.ts';
import type { ImportResult } from '../../exchange/import/import-file.ts';
import type { ImportProgress, StoppedError } from '../../exchange/import/ingest-rows.ts';
import { countOf, grouped } from '../../text/number-words.ts';
import type { Output } from '../session/output.ts';

/** The most rejected or changed rows that are listed; a file of the wrong kind may have a million. */
const LISTED = 1000;
const BAR = 20;
const REDRAWN_MS = 100;

/** The result of an import in one line. */
export function summaryOf(result: ImportResult): string {
  const { batch, format, dataset, publisherVersion, tally, doubts } = result;
  const version = publisherVersion === null ? '' : ` ${publisherVersion}`;
  const extra = [
    [tally.purged, 'left out, purged here'],
    [tally.conflicts, 'in conflict with this database (ours stays)'],
  ] as const;
  const rest = extra.flatMap(([count, words]) => (count === 0 ? [] : [`, ${count} ${words}`]));
  const doubtful = doubts.reduce((sum, { count }) => sum + count, 0);
  if (doubtful > 0) rest.push(`, ${countOf(doubtful, 'doubt')}`);
  const what = format.yields === 'leads' ? ' leads' : '';
  const counts = `${importCounts(tally, what)}${rest.join('')} (${format.title}${version}; dataset ${dataset})`;
  return batch === null ? `dry run: ${counts}; nothing was changed` : `${batch}: ${counts}`;
}

/** One line for each rejected row, up to the limit; or a sentence if the file has no rows at all. */
export function rejectionLines(file: string, result: ImportResult): readonly string[] {
  const { rejected, tally, unit, batch } = result;
  if (Object.values(tally).every((count) => count === 0)) {
    return [`${file} has no rows below its header.`];
  }
  const more = tally.rejected - Math.min(rejected.length, LISTED);
  return [
    ...rejected.slice(0, LISTED).map((row) => `${file}, ${rejectionText(row, unit)}`),
    ...(more > 0 ? [`… and ${more} more rejected rows.`] : []),
    ...(tally.rejected > 0 && batch !== null ? [repairHint(batch)] : []),
  ];
}

/** Warns that changes made in an export for reading are not imported. */
export function namedLines(file: string, { format, tally }: ImportResult): readonly string[] {
  if (format.yields !== 'named' || tally.unchanged === 0) return [];
  return [
    `${file} is a Watchfloor export meant for reading, and its incidents are already here. Changes made in the file are not imported; edit the incidents here instead.`,
  ];
}

/** The doubts about imported rows, one line for each kind. */
export function doubtLines(file: string, { doubts }: ImportResult): readonly string[] {
  return doubts.map((doubt) => `${file}: ${doubtText(doubt)}`);
}

/** Says that new actors of an import may be duplicates. */
export function twinLines(twins: number): readonly string[] {
  if (twins === 0) return [];
  const look = twins === 1 ? '1 actor may be a duplicate' : `${twins} actors may be duplicates`;
  return [
    `${look} of others: A on the dashboard lists them, and watchfloor doctor says how to merge them`,
  ];
}

/** Says that incidents of an import are likely here already, which every sum then has twice. */
export function pairLines(pairs: number): readonly string[] {
  if (pairs === 0) return [];
  return [
    `${countOf(pairs, 'incident')} likely here twice: I on the dashboard lists them in pairs, with the reasons, and M merges a pair`,
  ];
}

/** What to do about values that both sides have changed. */
export function conflictLines({ tally, batch }: ImportResult): readonly string[] {
  if (tally.conflicts === 0 || batch === null) return [];
  const fields = tally.conflicts === 1 ? '1 field was' : `${tally.conflicts} fields were`;
  return [`${fields} changed on both sides; ours stays until you choose: watchfloor conflicts`];
}

/** What the publisher has changed, one line for each row: its fields with their old and new values. */
export function changeLines({ changed, tally, unit }: ImportResult): readonly string[] {
  const more = tally.changed - Math.min(changed.length, LISTED);
  return [
    ...changed.slice(0, LISTED).map(({ line, record, externalId, fields }) => {
      const words = fields.map(({ field, before, after, ours }) => {
        const kept = ours === undefined ? '' : ` (yours stays: ${ours ?? 'none'})`;
        return `${field}: ${before ?? 'none'} → ${after ?? 'none'}${kept}`;
      });
      return `${record} (${externalId}, ${unit} ${line}) ${words.join('; ')}`;
    }),
    ...(more > 0 ? [`… and ${more} more changed rows.`] : []),
  ];
}

/** Says that an import ended with a part of its rows in, why if nobody asked it to, and what can be done. */
export function stoppedWords(
  file: string,
  { message, stopped }: StoppedError,
  isAsked: boolean,
): string {
  const batch = recordName({ kind: 'batch', id: stopped.batch });
  const why = isAsked ? '' : `${message} `;
  return `${why}${batch} was stopped at ${progressWords(stopped.progress)}. ${wayOn(batch, shellWord(file))}`;
}

/** Draws the progress of an import, and tells it, no more often than a person can see. */
export function createProgressBar(
  output: Output,
  tell: (progress: ImportProgress) => void,
  now: () => number = () => performance.now(),
): (progress: ImportProgress) => void {
  const startedAt = now();
  let first: ImportProgress | undefined;
  let drawnAt = -Infinity;
  return (progress) => {
    first ??= progress;
    const at = now();
    if (at - drawnAt < REDRAWN_MS) return;
    drawnAt = at;
    tell(progress);
    output.progress(progressLine(progress, first, (at - startedAt) / 1000));
  };
}

/** Tells a dashboard that imports in the background (`cli/dashboard/background-import.ts`) how far it is; else nobody. */
export function tellStarter({ rows, bytes, totalBytes }: ImportProgress): void {
  // The callback takes an error: the import goes on if the dashboard is gone.
  if (process.connected) process.send?.({ rows, bytes, totalBytes }, () => {});
}

/** The share, the rows, how many go in a second, and the time left at the speed since the start. */
function progressLine(
  { rows, bytes, totalBytes }: ImportProgress,
  first: ImportProgress,
  seconds: number,
): string {
  const share = shareOf({ rows, bytes, totalBytes }) ?? 1;
  const full = Math.round(share * BAR);
  const bar = `[${'#'.repeat(full)}${'-'.repeat(BAR - full)}]`;
  const percent = percentOf(share).padStart(5);
  const done = bytes - first.bytes;
  const speed = seconds < 1 ? '' : `  ${grouped(Math.round((rows - first.rows) / seconds))} rows/s`;
  const left =
    seconds < 1 || done <= 0 ? '' : `  ${clock(((totalBytes - bytes) * seconds) / done)} left`;
  return `${bar} ${percent}  ${countOf(rows, 'row')}${speed}${left}`;
}

/** A length of time: `0:42`, `14:05`. */
function clock(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
