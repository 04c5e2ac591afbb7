import { hash } from 'node:crypto';
import { basename } from 'node:path';
import type { ImportedIncident, RejectedRow } from '../domain/imported.ts';
import { BadCell } from '../formats/cells.ts';
import type { FileRow, Format } from '../formats/format.ts';
import type { ImportSession, Store, Tally } from '../store/store.ts';
import { type FileFacts, factsOf } from './file-facts.ts';
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
  const { store, file } = options;
  const facts = await factsOf(file);
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
    const end = { sha256: facts.sha256, rejected: rejected.length };
    if (options.dryRun === true) {
      const tally = await session.abandon();
      return {
        format,
        publisherVersion,
        batch: null,
        tally: { ...tally, rejected: rejected.length },
        rejected,
      };
    }
    const { batch, tally } = await session.finish(end);
    return { format, publisherVersion, batch, tally, rejected };
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

async function bring(session: ImportSession, work: Work): Promise<readonly RejectedRow[]> {
  const { options, facts, sheet, format } = work;
  const rejected: RejectedRow[] = [];
  const seen = new Map<string, string>();
  let chunk: ImportedIncident[] = [];
  const put = async (bytes: number) => {
    const tally = await session.put(chunk);
    chunk = [];
    options.onProgress?.({
      bytes,
      totalBytes: facts.bytes,
      tally: { ...tally, rejected: rejected.length },
    });
  };
  for await (const read of readRows(options.file, { facts, sheet })) {
    const incident = read.rejected ?? readOne(format, read.row);
    if ('reason' in incident) rejected.push(incident);
    else if (isRepeated(incident, seen)) rejected.push(...contradiction(incident, seen));
    else chunk.push(incident);
    if (chunk.length >= CHUNK) await put(read.bytes);
  }
  await put(facts.bytes);
  return rejected;
}

function readOne(format: Format, row: FileRow): ImportedIncident | RejectedRow {
  try {
    return format.read(row);
  } catch (error) {
    if (!(error instanceof BadCell)) throw error;
    const { column, value, message } = error;
    return { line: row.line, column, value: value === '' ? null : value, reason: message };
  }
}

/** Whether the file has had a row of this id before; the first one is remembered. */
function isRepeated(incident: ImportedIncident, seen: Map<string, string>): boolean {
  if (seen.has(incident.externalId)) return true;
  seen.set(incident.externalId, fingerprint(incident));
  return false;
}

/** A row that says the same as the one before it is passed over; one that says something else is rejected. */
function contradiction(
  incident: ImportedIncident,
  seen: ReadonlyMap<string, string>,
): readonly RejectedRow[] {
  if (seen.get(incident.externalId) === fingerprint(incident)) return [];
  return [
    {
      line: incident.line,
      column: 'id',
      value: incident.externalId,
      reason: 'stands in this file a second time and says something else',
    },
  ];
}

/** What a row says, in a few bytes: a large file has a million of them. */
function fingerprint({ line: _, ...incident }: ImportedIncident): string {
  return hash('sha1', JSON.stringify(incident), 'base64').slice(0, 12);
}
