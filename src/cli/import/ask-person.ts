import { createInterface } from 'node:readline/promises';

/** Asks a question at the terminal; `null` if there is no terminal. */
export async function askPerson(question: string): Promise<string | null> {
  if (process.stdin.isTTY !== true || process.stderr.isTTY !== true) return null;
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return (await terminal.question(question)).trim();
  } finally {
    terminal.close();
  }
}
