import { appendFileSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as v from 'valibot';
import { type History, NO_HISTORY, remember } from '../../app/state/history.ts';
import { says } from './typed-texts.ts';

const Line = v.object({ prompt: v.picklist(['add', 'filter']), text: v.string() });
type Prompt = v.InferOutput<typeof Line>['prompt'];

/** A larger file (UTF-16 units) is reduced to the lines that are still offered; it is read whole before the first frame. */
const LARGEST = 1_000_000;

/** The history of the prompts, for the arrow keys; skips damaged lines of the file. */
export function readHistory(file: string): Readonly<Record<Prompt, History>> {
  let content = '';
  try {
    content = readFileSync(file, 'utf8');
  } catch {
    return { add: NO_HISTORY, filter: NO_HISTORY };
  }
  const histories = { add: NO_HISTORY, filter: NO_HISTORY };
  for (const text of content.split('\n')) {
    const line = v.safeParse(Line, parsed(text));
    if (line.success) {
      const { prompt } = line.output;
      histories[prompt] = remember(histories[prompt], line.output.text);
    }
  }
  if (content.length > LARGEST) shorten(file, histories);
  return histories;
}

/** Keeps the lines that are still offered. A dashboard that appends at this very moment may lose that one line. */
function shorten(file: string, histories: Readonly<Record<Prompt, History>>): void {
  const lines = Line.entries.prompt.options.flatMap((prompt) =>
    histories[prompt].entries.map((text) => lineOf(prompt, text)),
  );
  const half = `${file}.${process.pid}`;
  try {
    writeFileSync(half, lines.join(''), { mode: 0o600 });
    renameSync(half, file);
  } catch {
    // A full or read-only disk: the history stays as long as it is.
  }
}

function lineOf(prompt: Prompt, text: string): string {
  return `\n${JSON.stringify({ prompt, text })}`;
}

/**
 * Appends one entered line at once, whether or not the entry could be saved. The file is private (0600). The line break
 * comes first, so that a line cut short by a crash does not spoil the next one.
 */
export function appendHistory(file: string, prompt: Prompt, text: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  appendFileSync(file, lineOf(prompt, text), { mode: 0o600 });
}

/** Removes every line that contains one of these texts; returns how many there were. */
export function forgetLines(file: string, texts: readonly string[]): number {
  let content = '';
  try {
    content = readFileSync(file, 'utf8');
  } catch {
    return 0;
  }
  const lines = content.split('\n');
  const kept = lines.filter((text) => {
    const line = v.safeParse(Line, parsed(text));
    return !line.success || !says(line.output.text, texts);
  });
  if (kept.length < lines.length) writeFileSync(file, kept.join('\n'), { mode: 0o600 });
  return lines.length - kept.length;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
