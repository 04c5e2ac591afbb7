import { existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Option } from 'commander';
import * as v from 'valibot';
import { parseRecordName, type RecordRef, recordName } from '../../domain/model/record.ts';
import type { Purged, PurgeStep } from '../../store/port/purging.ts';
import { databasesWithRecord } from '../../store/sqlite/file/databases-with-record.ts';
import { forgetDrafts } from '../dashboard/drafts.ts';
import { forgetLines } from '../dashboard/entry-history.ts';
import { forgetEdits } from '../dashboard/own-editor.ts';
import { forgetViews } from '../dashboard/saved-views.ts';
import { copiesFolder } from '../session/daily-backup.ts';
import { UsageError } from '../session/failure.ts';
import type { Output } from '../session/output.ts';
import { STATE_FOLDER, VIEWS_FOLDER } from '../session/paths.ts';
import { type Session, whoIs, withStore } from '../session/session.ts';
import type { Subcommand } from '../session/subcommand.ts';

const Options = v.object({
  reason: v.pipe(v.string(), v.trim(), v.nonEmpty('The reason is empty.')),
});

export const purge: Subcommand = {
  name: 'purge',
  summary: 'Erase a record for good, including its history in the log',
  help: `Erase a record for good: from the tables, the change log, the rejected rows of imports, the search index and the write-ahead
log, and from drafts, saved views and the prompt history on this computer. The log keeps only that it was purged, by whom and why. Copies
that may still contain it are listed. This cannot be undone, and watchfloor does not ask for confirmation. To finish an
interrupted purge, run the same command again.

  watchfloor purge I1204 --reason 'a source could be recognised'`,
  takes: [['<record>', 'The record to erase, such as I1204, Q31 or E7']],
  options: [
    new Option('--reason <text>', 'Why; the reason stays in the log').makeOptionMandatory(),
  ],
  run: async (session, [name = ''], options) => {
    const record = parseRecordName(name);
    if (record === undefined) {
      throw new UsageError(`"${name}" is not the name of a record, such as I12, A3 or Q7.`);
    }
    const parsed = v.safeParse(Options, options);
    if (!parsed.success) throw new UsageError('The reason is empty. Say why with --reason.');
    const { reason } = parsed.output;
    const { output } = session;
    const who = whoIs(await session.config());
    const progress = createProgress(session);
    try {
      const done = await withStore(session, (store) =>
        store.purge(
          { record, who, reason },
          { eraseOutside: (texts) => forget(texts, output), tell: progress.tell },
        ),
      );
      await output.report(done.title);
      await sayWhatIsLeft(session, record, done);
      return done.leftover === null ? 0 : 1;
    } finally {
      progress.end();
    }
  },
};

/** Erases texts from the prompt history, drafts, saved views and editor files on this computer. */
function forget(texts: readonly string[], output: Output): void {
  const folder = join(STATE_FOLDER, 'drafts');
  const lines = forgetLines(join(STATE_FOLDER, 'history.jsonl'), texts);
  const drafts = forgetDrafts(folder, texts);
  const edits = forgetEdits(folder, texts);
  const views = forgetViews(VIEWS_FOLDER, texts);
  if (lines > 0) output.say(`Lines with its text removed from the prompt history: ${lines}.`);
  if (drafts > 0) output.say(`Drafts with its text deleted: ${drafts}.`);
  if (views > 0) output.say(`Saved views with its text deleted: ${views}.`);
  if (edits > 0) output.say(`Editor files with its text deleted: ${edits}.`);
}

/** Lists what may still contain the record, and says what to do about it. */
async function sayWhatIsLeft(
  session: Session,
  { kind, id }: RecordRef,
  { uid, erased, unused, backups, leftover }: Purged,
): Promise<void> {
  const { output, file } = session;
  for (const what of erased) output.say(`${what}.`);
  for (const name of unused) {
    output.say(
      `${name} is no longer used by any record and was kept; purge it too if its name reveals too much.`,
    );
  }
  for (const { file: copy, at } of backups) {
    const state = existsSync(copy) ? 'still exists and may contain it' : 'no longer exists';
    output.say(`The copy ${copy} of ${at.slice(0, 16).replace('T', ' ')} UTC ${state}.`);
  }
  const copies = backups.map((backup) => resolve(backup.file));
  const folders = [dirname(resolve(file)), resolve(copiesFolder(file, await session.config()))];
  const others = databasesWithRecord(file, folders, { kind, uid }).filter(
    (other) => !copies.includes(other.file),
  );
  for (const other of others) {
    output.say(
      other.name === null
        ? `${other.file} is a Watchfloor database that may contain it.`
        : `${other.file} still contains it, as ${other.name}.`,
    );
  }
  if (others.length > 0 || copies.some((copy) => existsSync(copy))) {
    const name = recordName({ kind, id });
    output.say(
      `Delete those that you do not need. To erase it from one that you keep: watchfloor --db COPY purge ${name} --reason …`,
    );
  }
  if (leftover !== null) output.say(leftover);
  output.say('Copies elsewhere, exports and terminal scrollback are not touched.');
}

const STEPS: Readonly<Record<PurgeStep, string>> = {
  rows: 'Erasing the record',
  index: 'Rebuilding the search index',
  file: 'Rewriting the file',
};

/** How often (ms) the progress of rewriting the file is checked. */
const LOOK_MS = 250;

/** Shows the current step and how much of the file has been rewritten, by the size of the write-ahead log. */
function createProgress({ output, file }: Session) {
  let timer: NodeJS.Timeout | undefined;
  const end = () => {
    clearInterval(timer);
    output.progress('');
  };
  return {
    end,
    tell: (step: PurgeStep) => {
      end();
      output.progress(`${STEPS[step]} …`);
      if (step !== 'file') return;
      timer = setInterval(() => {
        const percent = Math.min(100, Math.floor((sizeOf(`${file}-wal`) / sizeOf(file)) * 100));
        output.progress(`${STEPS.file} … ${percent} %`);
      }, LOOK_MS);
    },
  };
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
