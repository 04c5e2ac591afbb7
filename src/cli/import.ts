import { Option } from 'commander';
import * as v from 'valibot';
import type { RejectedRow } from '../domain/imported.ts';
import { type ImportProgress, type ImportResult, importFile } from '../exchange/import-file.ts';
import { UnknownFormatError } from '../exchange/recognise.ts';
import { FORMATS } from '../formats/index.ts';
import { isSystemError, systemReason, WorkError } from './failure.ts';
import { whoIs, withStore } from './session.ts';
import type { Subcommand } from './subcommand.ts';

/** The most rejected rows that are listed; a file of something else may have a million. */
const LISTED = 1000;

const Options = v.object({
  format: v.optional(v.string()),
  dryRun: v.optional(v.boolean(), false),
});

export const importCommand: Subcommand = {
  name: 'import',
  summary: 'Import a file of incidents; the format is recognised by its content',
  help: `Import a file of incidents; the format is recognised by its content.

Everything that can go in goes in, in one step; a row that cannot is listed with its line
and the reason, and the exit status is then 1. Importing a file again changes nothing.`,
  takes: [['<file>', 'The file']],
  options: [
    new Option('--format <format>', 'Its format, where it is not recognised').choices(
      FORMATS.map((format) => format.id),
    ),
    new Option('--dry-run', 'Say what would happen, and change nothing'),
  ],
  run: async (session, [file = ''], given) => {
    const { format, dryRun } = v.parse(Options, given);
    const { output } = session;
    const who = whoIs(await session.config());
    const result = await withStore(session, (store) =>
      importFile({
        store,
        file,
        who,
        dryRun,
        ...(format === undefined ? {} : { format }),
        onProgress: (progress) => output.progress(progressLine(progress)),
      }).catch((error: unknown) => blameFile(file, error)),
    );
    output.progress('');
    for (const row of result.rejected.slice(0, LISTED))
      output.say(`${file}, ${rejectionText(row)}`);
    const more = result.rejected.length - LISTED;
    if (more > 0) output.say(`… and ${more} more rejected rows.`);
    await output.write(`${summaryOf(result)}\n`);
    return result.tally.rejected === 0 ? 0 : 1;
  },
};

/** A file that cannot be read or recognised is the person's to put right; other errors stay what they are. */
function blameFile(file: string, error: unknown): never {
  if (isSystemError(error)) throw new WorkError(`${file} cannot be read: ${systemReason(error)}.`);
  if (error instanceof UnknownFormatError) {
    throw new WorkError(`${file} cannot be imported. ${error.message}`);
  }
  throw error;
}

const BAR = 30;

function progressLine({ bytes, totalBytes, tally }: ImportProgress): string {
  const share = totalBytes === 0 ? 1 : Math.min(1, bytes / totalBytes);
  const full = Math.round(share * BAR);
  const rows = tally.added + tally.changed + tally.unchanged + tally.rejected;
  const percent = String(Math.floor(share * 100)).padStart(3);
  return `[${'#'.repeat(full)}${'-'.repeat(BAR - full)}] ${percent} %  ${rows} rows`;
}

function rejectionText({ line, column, value, reason }: RejectedRow): string {
  const cell = column === null ? '' : `${column}${value === null ? '' : ` "${value}"`}: `;
  return `line ${line}: ${cell}${reason}`;
}

function summaryOf({ batch, format, publisherVersion, tally }: ImportResult): string {
  const { added, changed, unchanged, rejected } = tally;
  const what = publisherVersion === null ? format.title : `${format.title} ${publisherVersion}`;
  const counts = `${added} new, ${changed} changed, ${unchanged} unchanged, ${rejected} rejected (${what})`;
  return batch === null ? `dry run, nothing was written: ${counts}` : `${batch}: ${counts}`;
}
