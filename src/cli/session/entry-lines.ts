import { createInterface } from 'node:readline';

/** One line of a text with its number, from 1. */
export type NumberedLine = { readonly number: number; readonly text: string };

/** The entry lines of a UTF-8 stream; empty ones and comments (`// …`) are left out. */
export async function* entryLines(input: NodeJS.ReadableStream): AsyncGenerator<NumberedLine> {
  let number = 0;
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    number += 1;
    const text = (number === 1 ? line.replace(/^\uFEFF/, '') : line).trim();
    if (text !== '' && !text.startsWith('//')) yield { number, text };
  }
}
