import { existsSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { basename, join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { parseRecordName } from '../../domain/model/record.ts';
import type { Day } from '../../domain/time/days.ts';
import { dayOf } from '../../domain/time/moment.ts';
import { followFile } from '../../exchange/import/follow-file.ts';
import {
  type ImportResult,
  type IngestOptions,
  importOpened,
} from '../../exchange/import/import-file.ts';
import { StoppedError } from '../../exchange/import/ingest-rows.ts';
import { formatOfProfile } from '../../formats/tables/profile.ts';
import type { Store } from '../../store/port/store.ts';
import { openSqliteStore } from '../../store/sqlite/threads/client.ts';
import { clean } from '../../text/clean.ts';
import { scopeOf } from '../print/question-options.ts';
import type { ExitStatus } from '../session/failure.ts';
import { GAZETTEER_FILE, MIGRATIONS_FOLDER, PROFILES_FOLDER } from '../session/paths.ts';
import { type Session, whoIs, withNewStore, withStore } from '../session/session.ts';
import { type StopSignal, stoppable } from '../session/signals.ts';
import { temporaryFolder } from '../session/temporary-folder.ts';
import { blameFile, understand } from './import-file-facts.ts';
import { type ImportChoices, importChoices } from './import-options.ts';
import {
  changeLines,
  conflictLines,
  createProgressBar,
  doubtLines,
  namedLines,
  pairLines,
  rejectionLines,
  stoppedWords,
  summaryOf,
  tellStarter,
  twinLines,
} from './import-words.ts';
import { type InputFile, inputFile } from './input-file.ts';
import { loadProfiles } from './profiles.ts';
import { expectSameFile, expectStopped, type Resumed } from './resumed-import.ts';

/** Imports a file once and prints the result. */
export function importOnce(
  session: Session,
  file: string,
  choices: ImportChoices,
): Promise<ExitStatus> {
  return stoppable((stop) => importUntil(stop, session, file, choices, null));
}

/** Goes on with an import that was stopped, and prints the result of the whole. */
export async function resumeImport(
  session: Session,
  batch: number,
  file: string,
): Promise<ExitStatus> {
  const stopped = expectStopped(
    batch,
    await withStore(session, (store) => store.ask('resumable', { batch })),
  );
  const { options, dataset } = stopped;
  const choices = importChoices({ dataset, ...(options === null ? {} : JSON.parse(options)) });
  return stoppable((stop) => importUntil(stop, session, file, choices, { ...stopped, batch }));
}

async function importUntil(
  stop: StopSignal,
  session: Session,
  file: string,
  choices: ImportChoices,
  resumed: Resumed | null,
): Promise<ExitStatus> {
  const { output } = session;
  const result = await importInto(session, file, choices, stop.signal, resumed);
  output.progress('');
  if (result === 'stopped') {
    output.say(`Stopped. Nothing was imported from ${file}.`);
    return stop.status();
  }
  if (result instanceof StoppedError) {
    output.say(stoppedWords(file, result, stop.signal.aborted));
    return stop.signal.aborted ? stop.status() : 1;
  }
  const said = [
    ...rejectionLines(file, result),
    ...namedLines(file, result),
    ...doubtLines(file, result),
    ...conflictLines(result),
    ...twinLines(result.twins),
    ...pairLines(result.pairs),
  ];
  for (const line of said) output.say(line);
  if (choices.dryRun)
    for (const line of changeLines(result)) await output.write(`${clean(line)}\n`);
  await output.report(clean(summaryOf(result)));
  return result.tally.rejected === 0 ? 0 : 1;
}

/** The result of an import, and how many of its new actors and incidents may be duplicates. */
type Imported = ImportResult & { readonly twins: number; readonly pairs: number };

async function withDuplicates(store: Store, result: ImportResult): Promise<Imported> {
  const ref = result.batch === null ? undefined : parseRecordName(result.batch);
  if (ref === undefined) return { ...result, twins: 0, pairs: 0 };
  const its = { batch: ref.id, limit: 0 };
  const twins = await store.ask('twins', its);
  const pairs = await store.ask('likelySame', its);
  return { ...result, twins: twins.total, pairs: pairs.total };
}

async function importInto(
  session: Session,
  named: string,
  choices: ImportChoices,
  signal: AbortSignal,
  resumed: Resumed | null,
): Promise<Imported | StoppedError | 'stopped'> {
  // Whoever reads or adds meanwhile comes first. Threads inherit it from the one that starts them.
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  // Garbage is collected early: the rows under way are soon garbage, and a heap grows with the memory of the machine.
  setFlagsFromString('--heap-growing-percent=12');
  const config = await session.config();
  const who = whoIs(config);
  const { dryRun, fullSnapshot } = choices;
  const snapshot =
    fullSnapshot === undefined
      ? undefined
      : { filter: scopeOf([fullSnapshot], config).filter, words: fullSnapshot };
  let input: InputFile | undefined;
  try {
    input = await inputFile(named, signal);
    const opened = await understand(session, input, choices, signal);
    if (resumed !== null) expectSameFile(named, opened, resumed);
    const options: Omit<IngestOptions, 'store'> = {
      who,
      today: today(),
      dryRun,
      signal,
      onProgress: createProgressBar(session.output, tellStarter),
      readBy: JSON.stringify(readingChoices(choices)),
      ...(resumed === null ? {} : { resumed }),
      ...(snapshot === undefined ? {} : { snapshot }),
    };
    const work = async (store: Store): Promise<Imported> => {
      return withDuplicates(store, await importOpened(opened, { store, ...options }));
    };
    return await (dryRun && !existsSync(session.file)
      ? withPassingStore(work)
      : withNewStore(session, work));
  } catch (error) {
    if (error instanceof StoppedError) return error;
    if (signal.aborted) return 'stopped';
    throw blameFile(input?.name ?? named, error);
  } finally {
    input?.remove();
  }
}

/** The options that say how a file is read, for whoever continues its import. */
function readingChoices(choices: ImportChoices): Partial<ImportChoices> {
  const { dryRun: _, follow: __, saveProfile: ___, ...reading } = choices;
  return reading;
}

/** Today in UTC: an import does not depend on the zone of the person who runs it. */
function today(): Day {
  return dayOf(new Date().toISOString(), 'UTC');
}

/** Imports rows as they are written to a file, until Ctrl-C. */
export function followInto(
  session: Session,
  file: string,
  choices: ImportChoices,
): Promise<ExitStatus> {
  return stoppable((stop) => followUntil(stop, session, file, choices));
}

async function followUntil(
  stop: StopSignal,
  session: Session,
  file: string,
  choices: ImportChoices,
): Promise<ExitStatus> {
  const who = whoIs(await session.config());
  try {
    const rejected = await withNewStore(session, (store) =>
      followFile({
        store,
        from: file === '-' ? process.stdin : file,
        who,
        today,
        own: loadProfiles(PROFILES_FOLDER).map(formatOfProfile),
        signal: stop.signal,
        format: choices.format,
        dataset: choices.dataset,
        dates: choices.dates,
        encoding: choices.encoding,
        name: basename(file === '-' ? 'standard input' : file),
        say: session.output.say,
      }),
    );
    return rejected === 0 ? 0 : 1;
  } catch (error) {
    throw blameFile(file, error);
  } finally {
    // While it is read, a standard input that stays open keeps the process alive.
    if (file === '-') process.stdin.destroy();
  }
}

/** Runs `use` on a temporary database, for a dry run without one: creating it would be a change. */
async function withPassingStore<T>(use: (store: Store) => Promise<T>): Promise<T> {
  const folder = temporaryFolder('watchfloor-dry-run-');
  const file = join(folder.path, 'incidents.db');
  const store = await openSqliteStore({
    file,
    migrations: MIGRATIONS_FOLDER,
    gazetteer: GAZETTEER_FILE,
  });
  try {
    return await use(store);
  } finally {
    await store.close();
    folder.remove();
  }
}
