import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as v from 'valibot';
import { type History, NO_HISTORY, remember } from '../../app/state/history.ts';
import { says } from './typed-texts.ts';

const Line = v.object({ prompt: v.picklist(['add', 'filter']), text: v.string() });
type Prompt = v.InferOutput<typeof Line>['prompt'];

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
  return histories;
}

/**
 * Appends one entered line at once, whether or not the entry could be saved. The file is private (0600). The line break
 * comes first, so that a line cut short by a crash does not spoil the next one.
 */
export function appendHistory(file: string, prompt: Prompt, text: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  appendFileSync(file, `\n${JSON.stringify({ prompt, text })}`, { mode: 0o600 });
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
