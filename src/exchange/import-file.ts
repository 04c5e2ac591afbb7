import { basename } from 'node:path';
import type { ImportedIncident, RejectedRow } from '../domain/imported.ts';
import type { Format } from '../formats/format.ts';
import type { ImportSession, Tally } from '../store/importing.ts';
import type { Store } from '../store/store.ts';
import { type FileFacts, factsOf } from './file-facts.ts';
import { createIncidentReader } from './read-incident.ts';
import { readRows } from './read-rows.ts';
import { recognise } from './recognise.ts';
import { type Sheet, sheetOf } from './sheet.ts';

/** Rows that go to the store at once. */
const CHUNK = 500;

export type ImportOptions = {
  readonly store: Store;
  readonly file: string;
  readonly who: string;
  /** A format's id, where it is not to be recognised by the content. */
  readonly format?: string;
  /** Finds out what would happen, and leaves everything as it was. */
  readonly dryRun?: boolean;
  readonly onProgress?: (progress: ImportProgress) => void;
  /** Aborting it ends the import with an error, unless it is at its very end; nothing has then happened. */
  readonly signal?: AbortSignal;
};

export type ImportProgress = {
  readonly bytes: number;
  readonly totalBytes: number;
  readonly tally: Tally;
};

export type ImportResult = {
  readonly format: Format;
  readonly publisherVersion: string | null;
  /** The batch's name (`B2`); `null` after a dry run. */
  readonly batch: string | null;
  readonly tally: Tally;
  readonly rejected: readonly RejectedRow[];
};

/**
 * Imports one file in one transaction: everything that can go in goes in, the other rows are listed, and where
 * anything fails nothing has happened. Throws for a file that cannot be read or is of no known format.
 */
export async function importFile(options: ImportOptions): Promise<ImportResult> {
  const { store, file, signal } = options;
  const facts = await factsOf(file, signal);
  const sheet = sheetOf(facts.beginning);
  const format = recognise(sheet.names, options.format);
  const publisherVersion = format.versionOf(basename(file));
  const session = await store.beginImport({
    who: options.who,
    dataset: format.dataset,
    format: format.id,
    file: basename(file),
    publisherVersion,
  });
  try {
    const rejected = await bring(session, { options, facts, sheet, format });
    signal?.throwIfAborted();
    const counts = { sha256: facts.sha256, rejected: rejected.length };
    const { batch, tally } =
      options.dryRun === true
        ? { batch: null, tally: await session.abandon() }
        : await session.finish(counts);
    return { format, publisherVersion, batch, tally: withRejected(tally, rejected), rejected };
  } catch (error) {
    await session.abandon().catch(() => {});
    throw error;
  }
}

type Work = {
  readonly options: ImportOptions;
  readonly facts: FileFacts;
  readonly sheet: Sheet;
  readonly format: Format;
};

/** Brings every row that can go in; answers with the others. */
async function bring(session: ImportSession, work: Work): Promise<readonly RejectedRow[]> {
  const { options, facts, sheet, format } = work;
  const rejected: RejectedRow[] = [];
  const readIncident = createIncidentReader(format, sheet);
  const sender = createSender(session, (tally, bytes) =>
    options.onProgress?.({
      bytes,
      totalBytes: facts.bytes,
      tally: withRejected(tally, rejected),
    }),
  );
  let chunk: ImportedIncident[] = [];
  let passed = 0;
  for await (const { row, rejected: broken, bytes } of readRows(options.file, {
    facts,
    sheet,
    signal: options.signal,
  })) {
    const incident = row === undefined ? broken : readIncident(row);
    if ('reason' in incident) rejected.push(incident);
    else chunk.push(incident);
    passed += 1;
    if (passed % CHUNK > 0) continue;
    await sender.send(chunk, bytes);
    chunk = [];
  }
  await sender.send(chunk, facts.bytes);
  await sender.done();
  return rejected;
}

/** Hands rows over and lets the next ones be read meanwhile; never more than one chunk is under way. */
function createSender(
  session: ImportSession,
  onProgress: (tally: Tally, bytes: number) => void,
): {
  readonly send: (rows: readonly ImportedIncident[], bytes: number) => Promise<void>;
  readonly done: () => Promise<void>;
} {
  let underWay: Promise<void> = Promise.resolve();
  return {
    send: async (rows, bytes) => {
      await underWay;
      underWay = session.put(rows).then((tally) => onProgress(tally, bytes));
      // A failure is thrown by the next call, which may be a while after it.
      underWay.catch(() => {});
    },
    done: () => underWay,
  };
}

function withRejected(tally: Tally, rejected: readonly RejectedRow[]): Tally {
  return { ...tally, rejected: rejected.length };
}
