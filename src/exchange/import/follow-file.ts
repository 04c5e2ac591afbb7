import { rejectionText } from '../../domain/entry/imported.ts';
import { doubtText } from '../../domain/model/doubts.ts';
import type { Day } from '../../domain/time/days.ts';
import type { Format } from '../../formats/rows/format.ts';
import type { DateOrder } from '../../formats/values/dates.ts';
import { type Store, StoreError } from '../../store/port/store.ts';
import { countOf } from '../../text/number-words.ts';
import { type FileLayout, layoutOf } from '../reading/layout.ts';
import { checked, createLiveReader } from '../reading/read-rows.ts';
import type { RowRead, RowReader } from '../reading/row-read.ts';
import { createRowCutter, type RowCutter } from '../reading/whole-rows.ts';
import { type DateOrders, dayRulesOf } from '../recognising/date-orders.ts';
import { recognise } from '../recognising/recognise.ts';
import { followText, type Piece, textOfStream } from './follow-text.ts';
import { createDoubtGatherer, type DoubtGatherer } from './gather-doubts.ts';
import { datasetOf, headerOf, type Named } from './import-file.ts';
import { type Noted, note, sortedOut } from './ingest-rows.ts';
import { createReader } from './read-incident.ts';
import type { Reader } from './row-reader.ts';

export type FollowOptions = {
  readonly store: Store;
  /** The file, or a growing stream. */
  readonly from: string | AsyncIterable<Buffer | string>;
  /** Its name. */
  readonly name: string;
  readonly who: string;
  /** The present day, queried whenever rows come. */
  readonly today: () => Day;
  readonly format: string | undefined;
  readonly own: readonly Format[];
  readonly dataset: string | undefined;
  readonly dates: DateOrder | undefined;
  readonly encoding?: string | undefined;
  /** Aborting it ends following; what was read until then is imported. */
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
};

/** A file whose format is known, being read. */
type Following = {
  readonly opened: Named & { readonly layout: FileLayout };
  readonly reader: Reader;
  readonly doubts: DoubtGatherer;
  rows: RowReader;
  /** Splits what has come so far into whole rows. */
  cutter: RowCutter;
};

/**
 * Imports the rows of a file as they are written, each piece in a transaction of its own and all of them as one batch,
 * until the stream ends or the signal aborts. Returns how many rows were rejected. Throws what `recognise` throws.
 */
export async function followFile(options: FollowOptions): Promise<number> {
  const { from, signal, say, name, encoding = 'utf-8' } = options;
  let following: Following | undefined;
  let beginning = '';
  let batch: number | null = null;
  let rejected = 0;
  const pieces =
    typeof from === 'string'
      ? followText(from, signal, options.encoding)
      : textOfStream(from, options.encoding);
  const ingest = async (following: Following, text: string) => {
    if (text === '') return;
    const { rows } = await following.rows(text);
    if (rows.length === 0) return;
    const ingested = await ingestRows(
      options,
      following,
      rows.map((row) => checked(row, { encoding, isFaulty: true })),
      batch,
    );
    batch = ingested.batch;
    rejected = ingested.rejected;
    for (const row of ingested.noted.rejected) say(`${name}, ${rejectionText(row, 'line')}`);
  };
  const ingestAll = async (following: Following, text: string) => {
    for (const rows of following.cutter.take(text)) await ingest(following, rows);
  };
  for await (const { text, isAfresh } of untilAborted(pieces, signal)) {
    if (isAfresh && following !== undefined) {
      say(`${name} was replaced or truncated; reading it from its beginning.`);
      await ingest(following, following.cutter.held());
      following.rows = createLiveReader(following.opened.layout);
      following.cutter = createRowCutter(following.opened.layout);
    }
    if (following !== undefined) await ingestAll(following, text);
    else {
      beginning += text;
      // A first line that arrives in many pieces is examined once it is complete.
      if (text.includes('\n')) following = understand(options, beginning);
      if (following !== undefined) await ingestAll(following, beginning);
    }
  }
  const held = following?.cutter.held() ?? beginning;
  if (following !== undefined && !signal.aborted) await ingest(following, held);
  else if (held.trim() !== '') say(notWhole(name, held));
  for (const doubt of following?.doubts.found() ?? []) say(`${name}: ${doubtText(doubt)}`);
  return rejected;
}

/** The message about an incomplete last row. */
function notWhole(name: string, held: string): string {
  const lines = countOf(held.trimEnd().split('\n').length, 'line');
  return `${name}: its last ${lines} did not form a complete row, and were not imported. Follow or import the file again once the row is complete.`;
}

/** The pieces until the signal aborts, even while none comes. */
async function* untilAborted(
  pieces: AsyncGenerator<Piece>,
  signal: AbortSignal,
): AsyncGenerator<Piece> {
  const aborted = new Promise<'aborted'>((resolve) => {
    if (signal.aborted) resolve('aborted');
    signal.addEventListener('abort', () => resolve('aborted'), { once: true });
  });
  try {
    for (;;) {
      const next = await Promise.race([pieces.next(), aborted]);
      if (next === 'aborted' || next.done === true) return;
      yield next.value;
    }
  } finally {
    // A piece that comes after the abort would be kept, and its file watched, forever. A stream may never end: not awaited.
    pieces.return(undefined).catch(() => {});
  }
}

/** The format of the file, once its first line is complete; `undefined` before. */
function understand(options: FollowOptions, text: string): Following | undefined {
  if (!/\S[^\n]*\n/.test(text)) return undefined;
  const { name, format, own, dates } = options;
  const beginning = text.slice(0, text.lastIndexOf('\n') + 1);
  const recognised = recognise(beginning, layoutOf({ beginning, name }), { format, own });
  const layout = asLines(recognised.layout);
  const orders: DateOrders = new Map(
    dates === undefined
      ? []
      : recognised.format.dayColumns(layout).map((column) => [column, dates]),
  );
  const dataset = datasetOf(recognised.format, layout, options.dataset);
  const opened = {
    source: { name, document: name },
    format: recognised.format,
    layout,
    days: dayRulesOf({ layout, format: recognised.format }, orders),
    dataset,
  };
  const doubts = createDoubtGatherer('line');
  return {
    opened,
    reader: createReader(opened, { doubts, today: options.today }),
    doubts,
    rows: createLiveReader(layout),
    cutter: createRowCutter(layout),
  };
}

/** Growing JSON has one record per line. */
function asLines(layout: FileLayout): FileLayout {
  return layout.reading.as === 'json' ? { ...layout, reading: { as: 'json-lines' } } : layout;
}

type Chunk = { readonly batch: number | null; readonly rejected: number; readonly noted: Noted };

/** Imports some rows in a transaction of their own, waiting for another program's transaction if necessary. */
async function ingestRows(
  options: FollowOptions,
  { opened, reader, doubts }: Following,
  rows: readonly RowRead[],
  batch: number | null,
): Promise<Chunk> {
  const { store, who, signal, say } = options;
  const all = sortedOut(rows, reader).filter((some) => some.rows.length > 0);
  for (;;) {
    try {
      const header = { ...headerOf(opened, who), isStream: true, continues: batch };
      const session = await store.beginImport(header);
      try {
        const noted: Noted = { rejected: [], changed: [] };
        for (const some of all) note(noted, await session.put(some));
        const done = await session.finish({ sha256: '', snapshot: null, doubts: doubts.found() });
        note(noted, done);
        return { batch: Number(done.batch.slice(1)), rejected: done.tally.rejected, noted };
      } catch (error) {
        await session.abandon(null).catch(() => {});
        throw error;
      }
    } catch (error) {
      if (!(error instanceof StoreError) || error.code !== 'busy' || signal.aborted) throw error;
      say('The database is busy; trying again.');
    }
  }
}
