import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';

/** Bytes as they are read, and how many of the underlying bytes were read so far. */
export type Reading = { readonly chunks: AsyncIterable<Buffer>; readonly read: () => number };

/** Something that can be read from its beginning repeatedly: a file, or what is packed in one. */
export type Content = {
  /** Its name for a person: the file, followed by the trail. */
  readonly name: string;
  /** What was chosen inside the file on the way here, each part after a `#`; empty for the file itself. */
  readonly trail?: string;
  /** Its original name: that of the file, or of the file within it. */
  readonly document: string;
  /** The final value of `Reading.read`. */
  readonly bytes: number;
  readonly open: (signal?: AbortSignal) => Reading;
  /** A file's path, for random access. */
  readonly path?: string;
};

/** What to read within a packed file. */
export type Wish = {
  /** The part after the `#` of its name: a file of an archive, a sheet of a workbook, or both. */
  readonly within: string | null;
  /** The name of a sheet, or its number. */
  readonly sheet: string | null;
};

/** A text to read: the file's own, one from an archive, or a sheet's as comma-separated values. */
export type Unpacked = Content & {
  /** Each row is a record, numbered as in the sheet, however many lines of text its cells have. */
  readonly isSheet: boolean;
};

/** A file as it is. Throws file-system errors. */
export async function contentOfFile(path: string, name = basename(path)): Promise<Content> {
  const { size } = await stat(path);
  const open = (signal?: AbortSignal): Reading => {
    const stream = createReadStream(path, { signal });
    return { chunks: stream, read: () => stream.bytesRead };
  };
  return { name, document: name, bytes: size, open, path };
}

/** The first bytes of a content, at least this many if it has them. */
export async function headOf(content: Content, bytes: number, signal?: AbortSignal) {
  const head: Buffer[] = [];
  let length = 0;
  for await (const chunk of content.open(signal).chunks) {
    head.push(chunk);
    length += chunk.length;
    if (length >= bytes) break;
  }
  return Buffer.concat(head).subarray(0, bytes);
}

/** All of a content in memory, unless that is more than `most` bytes; then throws `tooMuch`. */
export async function wholeOf(
  content: Pick<Content, 'open'>,
  most: number,
  tooMuch: () => Error,
  signal?: AbortSignal,
): Promise<Buffer> {
  const all: Buffer[] = [];
  let length = 0;
  for await (const chunk of content.open(signal).chunks) {
    length += chunk.length;
    if (length > most) throw tooMuch();
    all.push(chunk);
  }
  return Buffer.concat(all);
}

/** Bytes whose source is opened asynchronously, when they are read. */
export function readingOf(open: () => Promise<AsyncIterable<Buffer>>): Reading {
  let read = 0;
  const chunks = async function* () {
    for await (const chunk of await open()) {
      read += chunk.length;
      yield chunk;
    }
  };
  return { chunks: chunks(), read: () => read };
}

/** A file that matches no format: the nearest one, and what the file lacks for it. */
export class UnknownFormatError extends Error {
  override readonly name: string = 'UnknownFormatError';
}
