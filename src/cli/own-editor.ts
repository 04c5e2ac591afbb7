import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WorkError } from './failure.ts';

/** From this line on the file is explanation; nothing that a record holds can look like it by accident. */
const SCISSORS = '------------------------ >8 ------------------------';
const EXPLANATION = `${SCISSORS}
Above is the record as its entry line, one part a line; line breaks count as spaces, and quotes hold words
together. Save and leave the editor to save the record; leave it as it is to change nothing. This line and
what is below it are not read.
`;

/**
 * Opens a text in the person's own editor (VISUAL, else EDITOR, else vi), in a file that only they can read and that
 * is gone afterwards; answers with the text as it was left. The terminal has to be lent meanwhile.
 */
export async function editInOwnEditor(text: string, env: NodeJS.ProcessEnv): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'watchfloor-'));
  const file = join(folder, 'record.txt');
  try {
    await writeFile(file, `${text}\n\n${EXPLANATION}`, { mode: 0o600 });
    await runEditor(env.VISUAL || env.EDITOR || 'vi', file);
    const [left = ''] = (await readFile(file, 'utf8')).split(SCISSORS);
    return left.trim();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** An editor may be a command with arguments, which is the shell's to take apart. */
async function runEditor(editor: string, file: string): Promise<void> {
  const child = spawn('/bin/sh', ['-c', `${editor} "$1"`, 'sh', file], { stdio: 'inherit' });
  const [status] = await once(child, 'close');
  if (status === 127) {
    throw new WorkError(
      `The editor "${editor}" was not found. Set EDITOR to one that is there, or edit with e.`,
    );
  }
  if (status !== 0) {
    throw new WorkError(`The editor "${editor}" ended with an error, so nothing was changed.`);
  }
}
