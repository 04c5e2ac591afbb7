import type { RejectedRow } from '../../domain/entry/imported.ts';
import type {
  ChangedRow,
  ImportedRows,
  ImportSession,
  Ingested,
  Position,
  StoppedImport,
  Tally,
} from '../../store/port/importing.ts';
import type { FileFacts } from '../reading/file-facts.ts';
import type { FileLayout } from '../reading/layout.ts';
import { readRows } from '../reading/read-rows.ts';
import type { RowRead } from '../reading/row-read.ts';
import type { Reader } from './row-reader.ts';

/** The progress of an import. */
export type ImportProgress = Position & {
  readonly totalBytes: number;
  readonly tally: Tally;
};

/** Rows sent to the store at once, and how many such chunks may wait for their answers. */
const CHUNK = 100;
const MOST_UNDER_WAY = 10;
/** Rejected and changed rows kept for display; the store keeps all of them. */
const SHOWN = 1000;

/** What to import, and how it is read. */
export type Work = {
  readonly facts: FileFacts;
  readonly layout: FileLayout;
  readonly reader: Reader;
  readonly signal: AbortSignal | undefined;
  readonly onProgress: ((progress: ImportProgress) => void) | undefined;
  /** How many rows at the beginning of the file are in already. */
  readonly skipped: number;
};

/** What to display about the imported rows. */
export type Noted = { readonly rejected: RejectedRow[]; readonly changed: ChangedRow[] };

/** An import ended before its end, with a part of its rows in; `cause` is why. */
export class StoppedError extends Error {
  override readonly name = 'StoppedError';
  readonly stopped: StoppedImport;
  constructor(stopped: StoppedImport, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.stopped = stopped;
  }
}

/** Imports every valid row of a file, and passes on the others with the reason. */
export async function ingestRows(session: ImportSession, work: Work): Promise<Noted> {
  const { facts, layout, reader, signal, onProgress, skipped } = work;
  const { bytes: totalBytes } = facts.source;
  const noted: Noted = { rejected: [], changed: [] };
  const sender = createSender(session, noted, (tally, at) =>
    onProgress?.({ ...at, totalBytes, tally }),
  );
  let rows = 0;
  let chunk: RowRead[] = [];
  for await (const read of readRows(facts, layout, signal)) {
    rows += 1;
    chunk.push(read);
    if (chunk.length < CHUNK && rows !== skipped) continue;
    // Rows that are in are read as well: what is doubtful about them is told at the end.
    const sorted = sortedOut(chunk, reader);
    if (rows > skipped) await sender.send(sorted, { rows, bytes: read.bytes });
    chunk = [];
  }
  const end = { rows, bytes: totalBytes };
  await sender.send(sortedOut(chunk, reader), end);
  await sender.send([reader.rest()], end);
  await sender.done();
  return noted;
}

/** Rows in the form that the store takes: valid ones, and the others. */
export function sortedOut(chunk: readonly RowRead[], reader: Reader): readonly ImportedRows[] {
  const { rows, rejected } = reader.read(
    chunk.map(({ row }) => row).filter((row) => row !== undefined),
  );
  const unreadable = chunk.map((read) => read.rejected).filter((row) => row !== undefined);
  const all = [...unreadable, ...rejected].toSorted((one, other) => one.line - other.line);
  return [...rows, { kind: 'rejected', rows: all }];
}

/** Notes the outcomes of rows. */
export function note(
  noted: Noted,
  { rejected, changed }: Pick<Ingested, 'rejected' | 'changed'>,
): void {
  noted.rejected.push(...rejected.slice(0, SHOWN - noted.rejected.length));
  noted.changed.push(...changed.slice(0, SHOWN - noted.changed.length));
}

/** Sends rows while the next ones are read; only a few chunks wait for their answers. */
function createSender(
  session: ImportSession,
  noted: Noted,
  onProgress: (tally: Tally, at: Position) => void,
): {
  readonly send: (rows: readonly ImportedRows[], at: Position) => Promise<void>;
  readonly done: () => Promise<unknown>;
} {
  const underWay: Promise<void>[] = [];
  const ingest = async (all: readonly ImportedRows[], at: Position) => {
    const some = all.filter(({ rows }) => rows.length > 0);
    const answers = some.map((rows, index) =>
      index === some.length - 1 ? session.put(rows, at) : session.put(rows),
    );
    for (const ingested of await Promise.all(answers)) {
      note(noted, ingested);
      onProgress(ingested.tally, at);
    }
  };
  return {
    send: async (rows, at) => {
      if (underWay.length >= MOST_UNDER_WAY) await underWay.shift();
      const sent = ingest(rows, at);
      // A failure is thrown by a later call.
      sent.catch(() => {});
      underWay.push(sent);
    },
    done: () => Promise.all(underWay),
  };
}
