import type { RejectedRow } from '../../domain/entry/imported.ts';
import type {
  ChangedRow,
  ImportedRows,
  ImportSession,
  Ingested,
  Tally,
} from '../../store/port/importing.ts';
import type { FileFacts } from '../reading/file-facts.ts';
import type { FileLayout } from '../reading/layout.ts';
import { readRows } from '../reading/read-rows.ts';
import type { RowRead } from '../reading/row-read.ts';
import type { Reader } from './row-reader.ts';

/** The progress of an import. */
export type ImportProgress = {
  readonly bytes: number;
  readonly totalBytes: number;
  readonly tally: Tally;
};

/** Rows sent to the store at once. */
const CHUNK = 500;
/** Rejected and changed rows kept for display; the store keeps all of them. */
const SHOWN = 1000;

/** What to import, and how it is read. */
export type Work = {
  readonly facts: FileFacts;
  readonly layout: FileLayout;
  readonly reader: Reader;
  readonly signal: AbortSignal | undefined;
  readonly onProgress: ((progress: ImportProgress) => void) | undefined;
};

/** What to display about the imported rows. */
export type Noted = { readonly rejected: RejectedRow[]; readonly changed: ChangedRow[] };

/** Imports every valid row of a file, and passes on the others with the reason. */
export async function ingestRows(session: ImportSession, work: Work): Promise<Noted> {
  const { facts, layout, reader, signal, onProgress } = work;
  const noted: Noted = { rejected: [], changed: [] };
  const sender = createSender(session, noted, (tally, bytes) =>
    onProgress?.({ bytes, totalBytes: facts.source.bytes, tally }),
  );
  let chunk: RowRead[] = [];
  for await (const read of readRows(facts, layout, signal)) {
    chunk.push(read);
    if (chunk.length < CHUNK) continue;
    await sender.send(sortedOut(chunk, reader), read.bytes);
    chunk = [];
  }
  await sender.send(sortedOut(chunk, reader), facts.source.bytes);
  await sender.send([reader.rest()], facts.source.bytes);
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

/** Sends rows while the next ones are read; never more than one chunk is in flight. */
function createSender(
  session: ImportSession,
  noted: Noted,
  onProgress: (tally: Tally, bytes: number) => void,
): {
  readonly send: (rows: readonly ImportedRows[], bytes: number) => Promise<void>;
  readonly done: () => Promise<void>;
} {
  let underWay: Promise<void> = Promise.resolve();
  const ingest = async (all: readonly ImportedRows[], bytes: number) => {
    for (const rows of all) {
      if (rows.rows.length === 0) continue;
      const ingested = await session.put(rows);
      note(noted, ingested);
      onProgress(ingested.tally, bytes);
    }
  };
  return {
    send: async (rows, bytes) => {
      await underWay;
      underWay = ingest(rows, bytes);
      // A failure is thrown by the next call, which may come later.
      underWay.catch(() => {});
    },
    done: () => underWay,
  };
}
