import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';

/** Bytes on their way, and how many of those that have to be read for them were read so far. */
export type Reading = { readonly chunks: AsyncIterable<Buffer>; readonly read: () => number };

/** Something that can be read from its beginning as often as needed: a file, or what is packed in one. */
export type Content = {
  /** What a person calls it: the file, with the trail behind it. */
  readonly name: string;
  /** What was chosen in a file on the way to it, each behind `#`; of a file itself nothing. */
  readonly trail?: string;
  /** What its maker called it: the name of the file, or of that within it. */
  readonly document: string;
  /** What `Reading.read` counts up to. */
  readonly bytes: number;
  readonly open: (signal?: AbortSignal) => Reading;
  /** Where it can be read at any place: a file's path. */
  readonly path?: string;
};

/** What is meant within a packed file. */
export type Wish = {
  /** What stands behind the `#` of its name: a file of an archive, a sheet of a workbook, or one in the other. */
  readonly within: string | null;
  /** The name of a sheet, or its number. */
  readonly sheet: string | null;
};

/** Text to be read: a file's own, one from an archive, or a sheet's as comma-separated values. */
export type Unpacked = Content & {
  /** Each row is a record, and its number is that of the sheet, however many lines of text its cells have. */
  readonly isSheet: boolean;
};

/** A file as it is. Throws what the file system throws. */
export async function contentOfFile(path: string, name = basename(path)): Promise<Content> {
  const { size } = await stat(path);
  const open = (signal?: AbortSignal): Reading => {
    const stream = createReadStream(path, { signal });
    return { chunks: stream, read: () => stream.bytesRead };
  };
  return { name, document: name, bytes: size, open, path };
}

/** The first bytes of a content, at least so many if it has them. */
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

/** All of a content in memory, unless that is more than `most` bytes; then `tooMuch` is thrown. */
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

/** Bytes that are opened only as they are read, since what opens them has to be waited for. */
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
