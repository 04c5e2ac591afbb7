import { SaxesParser } from 'saxes';
import { UnknownFormatError } from './content.ts';
import { LIMITS } from './limits.ts';

/** Callbacks for XML as it is read; names come without their prefix. */
export type XmlHandler = {
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
};

export const DAMAGED = 'It is a damaged workbook. Open it in a spreadsheet, and save it again.';

/**
 * Reads the XML of a workbook piece by piece; `yield`s after each. Entities that it defines are not supported, so that
 * none can expand. Throws `UnknownFormatError` for malformed XML.
 */
export async function* readXml(
  chunks: AsyncIterable<Buffer>,
  { open, text, close }: XmlHandler,
): AsyncGenerator<void> {
  const decoder = new TextDecoder();
  const parser = new SaxesParser<{ xmlns: false; position: false }>({
    xmlns: false,
    position: false,
  });
  let since = 0;
  parser.on('error', () => {
    throw new UnknownFormatError(DAMAGED);
  });
  parser.on('opentag', ({ name, attributes }) => {
    since = 0;
    open?.(plain(name), attributes);
  });
  parser.on('closetag', ({ name }) => {
    since = 0;
    close?.(plain(name));
  });
  if (text !== undefined) parser.on('text', text);
  for await (const chunk of chunks) {
    since += chunk.length;
    if (since > LIMITS.part) throw new UnknownFormatError(DAMAGED);
    parser.write(decoder.decode(chunk, { stream: true }));
    yield;
  }
  parser.write(decoder.decode()).close();
}

function plain(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
