import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EditedText, LeftEdit } from '../../app/state/edited-record.ts';
import { filesIn } from '../../store/sqlite/file/file.ts';
import { WorkError } from '../session/failure.ts';
import { hashOf, isRunning } from './drafts.ts';
import { says } from './typed-texts.ts';

/** From this line on the file is explanation; no text of a record looks like it by accident. */
const SCISSORS = '------------------------ >8 ------------------------';
const EXPLANATION = `${SCISSORS}
Above is the record as an entry line, one part per line. Line breaks count as spaces; quotes keep words
together. Save and quit the editor to save the record; quit without changes to leave it as it is. The dashed
line and everything below it are ignored.
`;

/** The person's own editor; its files are kept next to the drafts while it is open. */
export type Edits = {
  /** Edits left by a dashboard on this database that is no longer running, by the name of the record. */
  readonly left: Readonly<Record<string, LeftEdit>>;
  /** A message about each of them. */
  readonly told: readonly string[];
  /**
   * Opens a text in the editor (VISUAL, else EDITOR, else vi), in a private file that is removed afterwards; returns the
   * edited text. The terminal has to be lent meanwhile.
   */
  readonly edit: (edit: EditedText) => Promise<string>;
  /** Deletes the unfinished edit of a record. */
  readonly forget: (record: string) => void;
};

/** The files of one edit; what the editor writes next to them, such as a swap file, is removed with them. */
const FILES = { text: 'record.txt', before: 'before.txt' } as const;
const FOLDER = /^[0-9a-f]+\.\d+\.[A-Z]\d+\.edit$/;

/** Takes over the edits left by other dashboards, and prepares to open the editor. `folder` is private to the user (0700). */
export function openEdits(folder: string, database: string, env: NodeJS.ProcessEnv): Edits {
  const hash = hashOf(database);
  const own = (record: string) => join(folder, `${hash}.${process.pid}.${record}.edit`);
  const forget = (record: string) => rmSync(own(record), { recursive: true, force: true });
  const left = takeOver(folder, hash, own);
  return {
    left,
    told: Object.keys(left).map(
      (record) =>
        `an edit of ${record} was still open in your editor when the dashboard ended; e or E on ${record} continues it`,
    ),
    edit: async ({ record, before, text }) => {
      const place = own(record);
      mkdirSync(place, { recursive: true, mode: 0o700 });
      chmodSync(place, 0o700);
      const file = join(place, FILES.text);
      writeFileSync(join(place, FILES.before), before, { mode: 0o600 });
      writeFileSync(file, `${text}\n\n${EXPLANATION}`, { mode: 0o600 });
      try {
        await runEditor(env.VISUAL || env.EDITOR || 'vi', file);
        return textIn(place);
      } finally {
        forget(record);
      }
    },
    forget,
  };
}

function takeOver(
  folder: string,
  hash: string,
  own: (record: string) => string,
): Readonly<Record<string, LeftEdit>> {
  const left: Record<string, LeftEdit> = {};
  for (const name of foldersIn(folder).filter((one) => one.startsWith(`${hash}.`))) {
    const [, pid, record = ''] = name.split('.');
    if (isRunning(Number(pid)) || left[record] !== undefined) continue;
    try {
      renameSync(join(folder, name), own(record));
      const edit = {
        before: readFileSync(join(own(record), FILES.before), 'utf8'),
        text: textIn(own(record)),
      };
      if (isUnchanged(edit)) rmSync(own(record), { recursive: true, force: true });
      else left[record] = edit;
    } catch {
      // Another dashboard was faster, or the editor had not started.
    }
  }
  return left;
}

function isUnchanged({ before, text }: LeftEdit): boolean {
  const words = (line: string) => line.replaceAll(/\s+/g, ' ').trim();
  return text === '' || words(before) === words(text);
}

function textIn(place: string): string {
  const [left = ''] = readFileSync(join(place, FILES.text), 'utf8').split(SCISSORS);
  return left.trim();
}

/** Deletes the edits that contain one of these texts, with all files next to them; returns how many there were. */
export function forgetEdits(folder: string, texts: readonly string[]): number {
  const old = filesIn(tmpdir()).filter((name) => OLD_FOLDER.test(name));
  const places = [
    ...foldersIn(folder).map((name) => join(folder, name)),
    ...old.map((name) => join(tmpdir(), name)),
  ].filter((place) => saysAny(place, texts));
  for (const place of places) rmSync(place, { recursive: true, force: true });
  return places.length;
}

/** The folder of an edit in earlier versions, in the system's temporary folder. */
const OLD_FOLDER = /^watchfloor-[A-Za-z0-9]{6}$/;

function saysAny(place: string, texts: readonly string[]): boolean {
  const names = filesIn(place);
  if (!names.includes(FILES.text)) return false;
  return names.some((name) => {
    const content = readFileSync(join(place, name), 'utf8');
    return says(content, texts) || texts.some((text) => text !== '' && content.includes(text));
  });
}

function foldersIn(folder: string): readonly string[] {
  return filesIn(folder).filter((name) => FOLDER.test(name));
}

/** Runs the editor in a shell, since it may be a command with arguments. */
async function runEditor(editor: string, file: string): Promise<void> {
  const child = spawn('/bin/sh', ['-c', `${editor} "$1"`, 'sh', file], { stdio: 'inherit' });
  const [status] = await once(child, 'close');
  if (status === 127) {
    throw new WorkError(
      `The editor "${editor}" was not found. Set EDITOR to one that is installed, or edit with e.`,
    );
  }
  if (status !== 0) {
    throw new WorkError(`The editor "${editor}" exited with an error, so nothing was changed.`);
  }
}
