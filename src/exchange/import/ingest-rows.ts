import type { RejectedRow, UnchangedRow } from '../../domain/entry/imported.ts';
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
import type { RowRead, SourceRow } from '../reading/row-read.ts';
import type { Recognised, Recogniser } from './recognise-rows.ts';
import type { Reader } from './row-reader.ts';

/** The progress of an import. */
export type ImportProgress = Position & {
  readonly totalBytes: number;
  readonly tally: Tally;
};

/** Rows sent to the store at once, and how many such chunks may wait for their answers. */
const CHUNK = 100;
const MOST_UNDER_WAY = 10;
/** How many chunks are looked up before the first of them is needed. */
const MOST_AHEAD = 5;
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
  readonly recognise: Recogniser;
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
  const { facts, layout, reader, recognise, signal, onProgress, skipped } = work;
  const { bytes: totalBytes } = facts.source;
  const noted: Noted = { rejected: [], changed: [] };
  const sender = createSender(session, noted, (tally, at) =>
    onProgress?.({ ...at, totalBytes, tally }),
  );
  const recognised: { readonly chunk: Promise<readonly Recognised[]>; readonly at: Position }[] =
    [];
  const sendNext = async () => {
    signal?.throwIfAborted();
    const next = recognised.shift();
    if (next !== undefined) await sender.send(sortedOut(await next.chunk, reader), next.at);
  };
  let rows = 0;
  let chunk: RowRead[] = [];
  for await (const read of readRows(facts, layout, signal)) {
    rows += 1;
    chunk.push(read);
    if (chunk.length < CHUNK && rows !== skipped) continue;
    // Rows that are in are read as well: what is doubtful about them is told at the end.
    if (rows <= skipped) sortedOut(chunk, reader);
    else {
      const next = recognise(chunk);
      // A failure is thrown when it is needed.
      next.catch(() => {});
      recognised.push({ chunk: next, at: { rows, bytes: read.bytes } });
    }
    if (recognised.length > MOST_AHEAD) await sendNext();
    chunk = [];
  }
  while (recognised.length > 0) await sendNext();
  const end = { rows, bytes: totalBytes };
  await sender.send(sortedOut(await recognise(chunk), reader), end);
  await sender.send([reader.rest()], end);
  await sender.done();
  return noted;
}

/** Rows in the form that the store takes: valid ones, and the others. */
export function sortedOut(chunk: readonly Recognised[], reader: Reader): readonly ImportedRows[] {
  const known: SourceRow[] = [];
  const others: SourceRow[] = [];
  const unchanged: UnchangedRow[] = [];
  for (const { row, incident } of chunk) {
    if (row === undefined) continue;
    const { externalId = null, fingerprint = '' } = row.key ?? {};
    if (incident === undefined || externalId === null) others.push(row);
    else {
      known.push(row);
      unchanged.push({ incident, externalId, fingerprint, line: row.line });
    }
  }
  reader.pass(known);
  const { rows, rejected } = reader.read(others);
  const unreadable = chunk.map((read) => read.rejected).filter((row) => row !== undefined);
  const all = [...unreadable, ...rejected].toSorted((one, other) => one.line - other.line);
  return [{ kind: 'unchanged', rows: unchanged }, ...rows, { kind: 'rejected', rows: all }];
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
