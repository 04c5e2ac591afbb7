import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { stringify } from 'smol-toml';
import * as v from 'valibot';
import type { Services } from '../../app/perform.ts';
import { readWindow } from '../../app/prompt/windowing.ts';
import { type SavedView, VIEW_CHOICES, type View } from '../../app/state/view.ts';
import { readFilter } from '../../domain/filter/read-filter.ts';
import type { Clock } from '../../domain/time/moment.ts';
import { isSystemError, systemReason } from '../../store/sqlite/connection/system-error.ts';
import { WorkError } from '../session/failure.ts';
import { parseToml } from '../session/toml.ts';
import { says } from './typed-texts.ts';

const ENDING = '.toml';
const HEADING =
  '# A view of the dashboard, opened with V. It may be edited by hand; what is left out is as at the start.\n';

/** A view of that name is there already. */
class TakenViewError extends WorkError {
  readonly isTaken = true;
  constructor(file: string) {
    super(`There is a view of this name already (${file}). Enter again replaces it.`);
  }
}

/** The views in a folder, one file each, which a person may edit. */
export type SavedViews = Pick<Services, 'readViews' | 'saveView' | 'removeView'>;

/** The views of a folder. `clock` is that by which dates in them are read. */
export function savedViews(folder: string, clock: () => Clock): SavedViews {
  return {
    readViews: async () => namesIn(folder).map((name) => readView(folder, name, clock())),
    saveView: async (name, view, replaces) => save(fileOf(folder, name), view, replaces),
    removeView: async (name) => remove(fileOf(folder, name)),
  };
}

function fileOf(folder: string, name: string): string {
  return join(folder, `${name}${ENDING}`);
}

const byName = new Intl.Collator(undefined, { numeric: true });

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith(ENDING))
      .map((name) => name.slice(0, -ENDING.length))
      .toSorted(byName.compare);
  } catch {
    return [];
  }
}

/** One of these words, the first by default. */
function oneOf<const T extends readonly [string, ...string[]]>(words: T) {
  const quoted = words.map((word) => JSON.stringify(word)).join(', ');
  return v.optional(v.picklist(words, `expected one of ${quoted}`), words[0]);
}

const Text = v.string('expected text in quotes');
const ENTRIES = {
  filter: v.optional(Text, ''),
  window: v.optional(Text, '30 d'),
  sort: oneOf(VIEW_CHOICES.sort),
  order: oneOf(VIEW_CHOICES.order),
  actors: oneOf(VIEW_CHOICES.actors),
  timeline: oneOf(VIEW_CHOICES.timeline),
  panel: oneOf(VIEW_CHOICES.panel),
  zoomed: v.optional(v.boolean('expected true or false'), false),
};
const ViewFile = v.strictObject(
  ENTRIES,
  `unknown key; the keys are ${Object.keys(ENTRIES).join(', ')}`,
);

/** The key that a line of TOML sets, or the table that it begins. */
const KEY = /^[\s["']*([\w-]+)/;

function readView(folder: string, name: string, clock: Clock): SavedView {
  const file = fileOf(folder, name);
  try {
    const text = readFileSync(file, 'utf8');
    return { name, view: parseView(text, file, clock) };
  } catch (error) {
    if (isSystemError(error)) {
      return { name, problem: `The view ${file} cannot be read: ${systemReason(error)}.` };
    }
    if (error instanceof WorkError) return { name, problem: error.message };
    throw error;
  }
}

/** Parses a view (TOML). Throws a `WorkError` that names the file and the line of what is wrong. */
function parseView(text: string, file: string, clock: Clock): View {
  const wrong = (key: string, message: string) => {
    const line = text.split('\n').findIndex((one) => KEY.exec(one)?.[1] === key) + 1;
    const ended = /[.?!]$/.test(message) ? message : `${message}.`;
    return new WorkError(`The view ${file} is not valid: line ${line}: ${key}: ${ended}`);
  };
  const parsed = v.safeParse(ViewFile, parseToml(text, `The view ${file}`));
  if (!parsed.success) {
    const [issue] = parsed.issues;
    throw wrong(v.getDotPath(issue) ?? '', issue.message);
  }
  const view = parsed.output;
  const [problem] = readFilter(view.filter, clock).problems;
  if (problem !== undefined) throw wrong('filter', problem.message);
  const window = readWindow(view.window, clock);
  if (typeof window === 'string') throw wrong('window', window);
  return view;
}

function save(file: string, view: View, replaces: boolean): void {
  const half = `${file}.${process.pid}`;
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    if (!replaces && existsSync(file)) throw new TakenViewError(file);
    writeFileSync(half, `${HEADING}${stringify(view)}\n`, { mode: 0o600 });
    renameSync(half, file);
  } catch (error) {
    rmSync(half, { force: true });
    if (!isSystemError(error)) throw error;
    throw new WorkError(`The view ${file} could not be written: ${systemReason(error)}.`);
  }
}

function remove(file: string): void {
  try {
    unlinkSync(file);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    if (error.code === 'ENOENT') return;
    throw new WorkError(`The view ${file} could not be removed: ${systemReason(error)}.`);
  }
}

/** Deletes every view whose filter contains one of these texts; returns how many there were. */
export function forgetViews(folder: string, texts: readonly string[]): number {
  const told = namesIn(folder)
    .map((name) => fileOf(folder, name))
    .filter((file) => saysAny(textIn(file), texts));
  for (const file of told) rmSync(file, { force: true });
  return told.length;
}

/** The text of a file; none in a folder, or behind a link that leads nowhere. */
function textIn(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (isSystemError(error) && ['ENOENT', 'EISDIR'].includes(error.code ?? '')) return '';
    throw error;
  }
}

/** A view that cannot be parsed is searched as it is. */
function saysAny(text: string, texts: readonly string[]): boolean {
  const filter = /^filter = "(.*)"$/m.exec(text)?.[1]?.replaceAll(/\\(["\\])/g, '$1') ?? '';
  return says(filter, texts) || texts.some((one) => one !== '' && text.includes(one));
}
