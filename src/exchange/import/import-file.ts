import type { RejectedRow } from '../../domain/entry/imported.ts';
import type { Filter } from '../../domain/filter/filter.ts';
import type { FoundDoubt, RowUnit } from '../../domain/model/doubts.ts';
import type { Day } from '../../domain/time/days.ts';
import { FORMATS } from '../../formats/index.ts';
import type { Format } from '../../formats/rows/format.ts';
import type { DateOrder } from '../../formats/values/dates.ts';
import type {
  ChangedRow,
  DatasetFacts,
  ImportEnd,
  ImportHeader,
  ImportSession,
  Tally,
} from '../../store/port/importing.ts';
import type { Store } from '../../store/port/store.ts';
import { type FileFacts, factsOf } from '../reading/file-facts.ts';
import { type FileLayout, layoutOf, unitOf } from '../reading/layout.ts';
import { type DayRules, dateOrdersOf, dayRulesOf } from '../recognising/date-orders.ts';
import { understandFile } from '../recognising/understand-file.ts';
import { createDoubtGatherer, encodingDoubts } from './gather-doubts.ts';
import { ingestNamed } from './ingest-named.ts';
import { type ImportProgress, ingestRows, note, StoppedError } from './ingest-rows.ts';
import { createReader } from './read-incident.ts';
import { createRecogniser } from './recognise-rows.ts';

export type ImportOptions = {
  readonly store: Store;
  readonly file: string;
  /** The file's name, if it was passed under another one. */
  readonly name?: string;
  /** What to read inside it: a file or a sheet, as after the `#` of its name. */
  readonly within?: string;
  /** The name of a workbook's sheet, or its number. */
  readonly sheet?: string;
  /** The encoding of its text, if a person has given it. */
  readonly encoding?: string;
  readonly who: string;
  /** The day of the import. */
  readonly today: Day;
  /** A format's id, if the format is not to be recognised by content. */
  readonly format?: string;
  /** A person's own formats. */
  readonly own?: readonly Format[];
  /** The dataset's name, for formats that name it after the file. */
  readonly dataset?: string;
  /** The order of numeric dates, if the file cannot tell. */
  readonly dates?: DateOrder;
  /** The scope for which the file is complete; incidents in it that the file lacks are marked as withdrawn. */
  readonly snapshot?: { readonly filter: Filter; readonly words: string };
  /** Determines what would happen, and changes nothing. */
  readonly dryRun?: boolean;
  readonly onProgress?: (progress: ImportProgress) => void;
  /** The options by which the file is read, as JSON, kept for an import that is stopped. */
  readonly readBy?: string;
  /** The import to continue, and how many rows of the file are in. */
  readonly resumed?: { readonly batch: number; readonly rows: number };
  /** Aborting it ends the import with an error: without effect, or with a `StoppedError` once rows are in. */
  readonly signal?: AbortSignal;
};

export type ImportResult = {
  readonly format: Format;
  readonly dataset: string;
  readonly publisherVersion: string | null;
  /** The batch's name (`B2`); `null` after a dry run. */
  readonly batch: string | null;
  readonly tally: Tally;
  /** The first rejected rows; all of them are kept with the batch. */
  readonly rejected: readonly RejectedRow[];
  /** The first rows that their publisher has changed. */
  readonly changed: readonly ChangedRow[];
  /** Doubts about imported rows; all of them are kept with the batch. */
  readonly doubts: readonly FoundDoubt[];
  /** What a line number counts: lines of the file, rows of a sheet, or records of a JSON array. */
  readonly unit: RowUnit;
};

/** The options of an import besides its file. */
export type IngestOptions = Pick<
  ImportOptions,
  'store' | 'who' | 'today' | 'snapshot' | 'dryRun' | 'onProgress' | 'signal' | 'readBy' | 'resumed'
>;

/** The options of a file. */
type FileOptions = Omit<ImportOptions, 'store' | 'who' | 'today'>;

/** A file's name, and its dataset. */
export type Named = {
  readonly source: Pick<FileFacts['source'], 'name' | 'document'>;
  readonly format: Format;
  readonly dataset: DatasetFacts;
};

/** A file whose format is known, and how its rows are read. */
export type OpenedFile = Named & {
  readonly facts: FileFacts;
  readonly layout: FileLayout;
  readonly days: DayRules;
};

/** Determines a file's format. Throws for one that cannot be read, has no known format, or has unclear dates. */
export async function openFile(options: FileOptions): Promise<OpenedFile> {
  const { signal, own = [] } = options;
  const facts = await factsByProfiles(options);
  const { format, layout } = await understandFile(facts, { format: options.format, own }, signal);
  const orders = await dateOrdersOf(
    { facts, layout, format },
    options.dates ?? format.dateOrder,
    signal,
  );
  const days = dayRulesOf({ layout, format }, orders);
  const dataset = datasetOf(format, layout, options.dataset);
  return { facts, source: facts.source, format, layout, days, dataset };
}

/** If a file does not declare its encoding, a profile with its columns may. */
async function factsByProfiles(options: FileOptions): Promise<FileFacts> {
  const { file, signal, own = [], within = null, sheet = null, name, encoding } = options;
  const said = { within, sheet, ...(name && { name }), ...(encoding && { encoding }) };
  const facts = await factsOf(file, said, signal);
  if (!facts.isAssumed) return facts;
  for (const format of own) {
    const isMeant = options.format === undefined || options.format === format.id;
    if (format.encoding === undefined || !isMeant) continue;
    const read = await factsOf(file, { ...said, encoding: format.encoding }, signal);
    if (format.missing(layoutOf(read)).length === 0) return read;
  }
  return facts;
}

/**
 * Imports one file: every valid row is imported, and the others are kept with the reason. If anything fails, nothing has
 * happened, or rows of a large file stay and a `StoppedError` says so. Throws what `openFile` throws.
 */
export async function importFile(options: ImportOptions): Promise<ImportResult> {
  return await importOpened(await openFile(options), options);
}

/** Imports an opened file; its errors are the store's. */
export async function importOpened(
  opened: OpenedFile,
  options: IngestOptions,
): Promise<ImportResult> {
  const { facts } = opened;
  const session = await options.store.beginImport({
    ...headerOf(opened, options.who),
    continues: options.resumed?.batch ?? null,
    sha256: facts.sha256,
    bytes: facts.source.bytes,
    options: options.readBy ?? null,
    isTrial: options.dryRun === true,
  });
  try {
    return await ingestAll(session, opened, options);
  } catch (error) {
    const ended = await session.abandon(null).catch(() => undefined);
    if (ended?.stopped) throw new StoppedError(ended.stopped, error);
    throw error;
  }
}

async function ingestAll(
  session: ImportSession,
  opened: OpenedFile,
  options: IngestOptions,
): Promise<ImportResult> {
  const { facts, format, layout, dataset } = opened;
  const { signal, onProgress, today } = options;
  const unit = unitOf(layout);
  const doubts = createDoubtGatherer(unit);
  doubts.note(encodingDoubts(facts), null);
  const reader = createReader(opened, { doubts, today: () => today });
  const publisherVersion = format.versionOf(facts.source.document);
  const ingest = format.yields === 'named' ? ingestNamed : ingestRows;
  const noted = await ingest(session, {
    facts,
    layout,
    reader,
    signal,
    onProgress,
    skipped: options.resumed?.rows ?? 0,
    recognise: createRecogniser(options.store, reader, { dataset: dataset.name, publisherVersion }),
  });
  signal?.throwIfAborted();
  const end: ImportEnd = {
    sha256: facts.sha256,
    snapshot: options.snapshot ?? null,
    doubts: doubts.found(),
  };
  const { batch, tally, ...ended } =
    options.dryRun === true
      ? { batch: null, ...(await session.abandon(end)) }
      : await session.finish(end);
  note(noted, ended);
  return {
    format,
    dataset: dataset.name,
    publisherVersion,
    batch,
    tally,
    ...noted,
    doubts: end.doubts,
    unit,
  };
}

/** What the store needs to know about an import before its rows. */
export function headerOf(
  { source, format, dataset, layout }: Named & Pick<OpenedFile, 'layout'>,
  who: string,
): ImportHeader {
  return {
    who,
    dataset,
    format: format.id,
    file: source.name,
    publisherVersion: format.versionOf(source.document),
    supersedes: format.yields === 'incidents' ? (format.supersedes ?? null) : null,
    isSupersededBy: supersederOf(dataset.name),
    isJson: layout.shape === 'json',
    isStream: false,
    continues: null,
    sha256: '',
    bytes: 0,
    options: null,
    isTrial: false,
  };
}

function supersederOf(dataset: string): string | null {
  const superseder = FORMATS.find(
    (one) => one.yields === 'incidents' && one.supersedes === dataset,
  );
  return superseder?.dataset ?? null;
}

/** The name of a file's dataset: the one that was requested, or the format's. */
export function datasetOf(
  format: Format,
  layout: FileLayout,
  wanted: string | undefined,
): DatasetFacts {
  const { title, licence, attribution, passing, staleAfterDays } = format;
  const own = format.datasetOf?.(layout) ?? format.dataset;
  const name = format.yields === 'named' ? own : (wanted ?? own);
  return { name, format: format.id, title, licence, attribution, passing, staleAfterDays };
}
