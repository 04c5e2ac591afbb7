import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Option } from 'commander';
import * as v from 'valibot';
import { type ImportResult, importFile } from '../exchange/import-file.ts';
import { UnknownFormatError } from '../exchange/recognise.ts';
import { FORMATS } from '../formats/index.ts';
import { openSqliteStore } from '../store/sqlite/client.ts';
import type { Store } from '../store/store.ts';
import { isSystemError, systemReason, WorkError } from './failure.ts';
import { createProgressBar, rejectionLines, summaryOf } from './import-words.ts';
import { MIGRATIONS_FOLDER } from './paths.ts';
import { type Session, whoIs, withStore } from './session.ts';
import { listenForStop } from './stop-signal.ts';
import type { Subcommand } from './subcommand.ts';
import { temporaryFolder } from './temporary-folder.ts';

const Options = v.object({
  format: v.optional(v.string()),
  dryRun: v.optional(v.boolean(), false),
});
type Options = v.InferOutput<typeof Options>;

export const importCommand: Subcommand = {
  name: 'import',
  summary: 'Import a file of incidents; the format is recognised by its content',
  help: `Import a file of incidents; the format is recognised by its content.

Everything that can go in goes in, in one step; a row that cannot is listed with its line
and the reason, and the exit status is then 1. Importing a file again changes nothing.
Stopped by Ctrl-C, it leaves everything as it was.`,
  takes: [['<file>', 'The file']],
  options: [
    new Option('--format <format>', 'Its format, where it is not recognised').choices(
      FORMATS.map((format) => format.id),
    ),
    new Option('--dry-run', 'Say what would happen, and change nothing'),
  ],
  run: async (session, [file = ''], given) => {
    const { output } = session;
    const stop = listenForStop();
    const result = await importInto(session, file, {
      options: v.parse(Options, given),
      signal: stop.signal,
    });
    output.progress('');
    if (result === 'stopped') {
      output.say(`Stopped. Nothing of ${file} was imported.`);
      return stop.status();
    }
    for (const line of rejectionLines(file, result)) output.say(line);
    await output.write(`${summaryOf(result)}\n`);
    return result.rejected.length === 0 ? 0 : 1;
  },
};

async function importInto(
  session: Session,
  file: string,
  { options, signal }: { readonly options: Options; readonly signal: AbortSignal },
): Promise<ImportResult | 'stopped'> {
  const { format, dryRun } = options;
  const who = whoIs(await session.config());
  const bar = createProgressBar(session.output);
  const work = (store: Store) =>
    importFile({
      store,
      file,
      who,
      dryRun,
      signal,
      onProgress: bar,
      ...(format === undefined ? {} : { format }),
    });
  try {
    return await (dryRun && !existsSync(session.file)
      ? withPassingStore(work)
      : withStore(session, work));
  } catch (error) {
    if (signal.aborted) return 'stopped';
    throw blameFile(file, error);
  }
}

/** A database for as long as `use` takes, where a dry run finds none: to make one would be a change. */
async function withPassingStore<T>(use: (store: Store) => Promise<T>): Promise<T> {
  const folder = temporaryFolder('watchfloor-dry-run-');
  const file = join(folder.path, 'incidents.db');
  const store = await openSqliteStore({ file, migrations: MIGRATIONS_FOLDER });
  try {
    return await use(store);
  } finally {
    await store.close();
    folder.remove();
  }
}

/** A file that cannot be read or recognised is the person's to put right; other errors stay what they are. */
function blameFile(file: string, error: unknown): unknown {
  if (isSystemError(error)) return new WorkError(`${file} cannot be read: ${systemReason(error)}.`);
  if (error instanceof UnknownFormatError) {
    return new WorkError(`${file} cannot be imported. ${error.message}`);
  }
  return error;
}
