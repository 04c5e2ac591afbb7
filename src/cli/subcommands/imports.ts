import { Option } from 'commander';
import * as v from 'valibot';
import { shellWord } from '../../domain/grammar/quoting.ts';
import { doubtText } from '../../domain/model/doubts.ts';
import { shareOf } from '../../domain/model/import-state.ts';
import { parseRecordName, recordName } from '../../domain/model/record.ts';
import type { ScriptKeys } from '../../exchange/export/script-keys.ts';
import { repairFile } from '../../exchange/import/repair-file.ts';
import type { BatchRow } from '../../store/port/rows-imports.ts';
import { noImport } from '../../store/port/store.ts';
import { clean } from '../../text/clean.ts';
import { countOf } from '../../text/number-words.ts';
import { IMPORT_COLUMNS } from '../../ui/columns/import-columns.ts';
import { printRecords } from '../print/print-records.ts';
import { PRINT_OPTIONS, printingOf } from '../print/question-options.ts';
import { type ExitStatus, UsageError } from '../session/failure.ts';
import { writeNewFile } from '../session/new-file.ts';
import { type Session, whoIs, withStore } from '../session/session.ts';
import type { Subcommand } from '../session/subcommand.ts';

/** Scripts rely on these keys, as on those of the other commands. */
const IMPORT_KEYS: ScriptKeys<BatchRow> = [
  ['id', ({ id }) => recordName({ kind: 'batch', id })],
  ['started_at', (row) => row.startedAt],
  ['who', (row) => row.who],
  ['dataset', (row) => row.dataset],
  ['format', (row) => row.format],
  ['file', (row) => row.file],
  ['sha256', (row) => row.sha256],
  ['publisher_version', (row) => row.publisherVersion],
  ['scope', (row) => row.scope],
  ['added', (row) => row.added],
  ['changed', (row) => row.changed],
  ['unchanged', (row) => row.unchanged],
  ['rejected', (row) => row.rejected],
  ['withdrawn', (row) => row.withdrawn],
  ['held_back', (row) => row.heldBack],
  ['doubts', (row) => row.doubts],
  ['taken_back_at', (row) => row.takenBackAt],
  ['state', ({ progress }) => progress.state],
  ['share', ({ progress }) => (progress.state === 'done' ? 1 : shareOf(progress))],
];

const Options = v.object({ output: v.optional(v.string()) });

export const imports: Subcommand = {
  name: 'imports',
  summary: 'List the imports, undo or resume one, write out its rejected rows, or list its doubts',
  help: `List the imports, newest first; undo one, go on with one that was stopped, write out its rejected rows, or list what is
doubtful about the rows that it imported.

  watchfloor imports
  watchfloor imports undo 3
  watchfloor imports resume 3 GEDEvent_v25_1.csv
  watchfloor imports rejected 3 -o repair.csv
  watchfloor imports doubts 3

Rejected rows are written as they came, as a table or as JSON lines, so that they can be corrected and imported again.

A large import that was killed or stopped before its end stays with the rows that are in. resume reads the same file again and
adds the rows that are missing, undo takes it back. The undo of a large import lets others write meanwhile; stopped before its
end, it goes on when it is started again.

After an undo the file can be imported again, as if it had never been. Records that a person or a later import has changed
since, or that other records refer to, are kept as they are and named.`,
  takes: [
    ['[what]', 'undo, resume, rejected or doubts'],
    ['[import]', 'Its number: 3 or B3'],
    ['[file]', 'The file to resume from'],
  ],
  options: [
    ...PRINT_OPTIONS,
    new Option(
      '-o, --output <file>',
      'Write the rejected rows to a new file instead of standard output',
    ),
  ],
  run: async (session, [what, name, file], options) => {
    if (what === undefined) return list(session, options);
    const batch = batchCalled(name);
    if (what === 'undo') return undo(session, batch);
    if (what === 'resume') return resume(session, batch, file);
    if (what === 'rejected') return writeRejected(session, batch, v.parse(Options, options).output);
    if (what === 'doubts') return sayDoubts(session, batch);
    throw new UsageError(`"${what}" is not one of undo, resume, rejected and doubts.`);
  },
};

async function list(session: Session, options: unknown): Promise<0> {
  const printing = printingOf(options);
  await withStore(session, async (store) => {
    const all = await store.ask('imports', { limit: null });
    await printRecords(session, printing, {
      keys: IMPORT_KEYS,
      columns: IMPORT_COLUMNS,
      pages: [all.slice(0, printing.limit ?? all.length)],
      total: async () => all.length,
      none: 'There are no imports yet. To add one: watchfloor import FILE.',
    });
  });
  return 0;
}

function batchCalled(name: string | undefined): number {
  const ref = parseRecordName(/^\d/.test(name ?? '') ? `B${name}` : (name ?? ''));
  if (ref?.kind === 'batch') return ref.id;
  throw new UsageError(
    name === undefined
      ? 'Say which import: its number, such as 3.'
      : `"${name}" is not an import, such as 3 or B3.`,
  );
}

async function undo(session: Session, batch: number): Promise<0> {
  const who = whoIs(await session.config());
  const { title, notes } = await withStore({ ...session, ending: batch }, (store) =>
    store.act({ kind: 'undo-import', who, batch }),
  );
  for (const note of notes) session.output.say(note);
  await session.output.report(title);
  return 0;
}

async function resume(
  session: Session,
  batch: number,
  file: string | undefined,
): Promise<ExitStatus> {
  if (file === undefined) throw new UsageError('Say which file the import is to go on with.');
  // The code that reads files is large.
  const { resumeImport } = await import('../import/import-run.ts');
  return resumeImport({ ...session, ending: batch }, batch, file);
}

async function writeRejected(
  session: Session,
  batch: number,
  file: string | undefined,
): Promise<0> {
  const rejected = await withStore(session, (store) => store.ask('rejectedRows', { batch }));
  if (rejected === null) throw noImport(batch);
  const { rows, format, dataset } = rejected;
  if (rows.length === 0) {
    session.output.say(`B${batch} has no rejected rows.`);
    return 0;
  }
  const { as, text } = repairFile(rows, format);
  if (file === undefined) await session.output.write(text);
  else {
    await writeNewFile(file, text);
    session.output.say(
      `Wrote ${countOf(rows.length, 'row')} as ${as} to ${file}; rejected_reason at the end of each says what is wrong. Correct them, then: watchfloor import ${shellWord(file)} --dataset ${shellWord(dataset)}`,
    );
  }
  return 0;
}

async function sayDoubts(session: Session, id: number): Promise<0> {
  const batch = await withStore(session, (store) => store.ask('batch', { id }));
  if (batch === null) throw noImport(id);
  if (batch.found.length === 0) session.output.say(`B${id} has no doubts.`);
  for (const doubt of batch.found) await session.output.write(`${clean(doubtText(doubt))}\n`);
  return 0;
}
