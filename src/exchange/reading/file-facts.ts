import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { headOf, UnknownFormatError, type Unpacked, type Wish } from '../containers/content.ts';
import { unpack } from '../containers/unpack.ts';
import { createEncodingDetector, type TextEncoding } from './text-encoding.ts';

/** What must be known about a file before its rows can be read. */
export type FileFacts = TextEncoding & {
  /** Its text, readable from the beginning: the file's own, or what was chosen inside it. */
  readonly source: Unpacked;
  /** The name of the text itself, without the file that contains it. */
  readonly name: string;
  /** It is a sheet of a workbook. */
  readonly isSheet: boolean;
  /** The SHA-256 of the file as it came. */
  readonly sha256: string;
  /** Its beginning as text, from which the delimiter and the header are determined. */
  readonly beginning: string;
};

/** What a person has specified about a file. */
export type FileWish = Wish & {
  /** Its name, if it was passed under another one. */
  readonly name?: string;
  readonly encoding?: string;
};

const BEGINNING = 262_144;

/**
 * Reads a file once completely: what is packed in it, its hash, and the encoding of its text. Throws file-system
 * errors, and `UnknownFormatError` for an empty file, one that is not text, or one where a choice is needed.
 */
export async function factsOf(
  path: string,
  { encoding, ...wish }: FileWish,
  signal: AbortSignal | undefined,
): Promise<FileFacts> {
  await expectReadableTwice(path);
  const source = await unpack(path, { ...wish, ...(signal === undefined ? {} : { signal }) });
  if (source.isSheet && encoding !== undefined) {
    throw new UnknownFormatError(
      'It is a workbook, which defines its own encoding. Omit --encoding.',
    );
  }
  const { beginning, ...encoded } = source.isSheet
    ? await beginningOfSheet(source, signal)
    : await look(source, encoding, signal);
  const text = new TextDecoder(encoded.encoding).decode(beginning, { stream: true });
  if (text.trim() === '') throw new UnknownFormatError('It is empty.');
  if (text.includes('\0'))
    throw new UnknownFormatError('It is not a text file, and has no known format.');
  const { document: name, isSheet } = source;
  const sha256 = await hashOf(path, signal);
  return { source, name, isSheet, sha256, ...encoded, beginning: text };
}

/** A folder is left to the reading, whose error says what it is. */
async function expectReadableTwice(file: string): Promise<void> {
  const stats = await stat(file);
  if (stats.isFile() || stats.isDirectory()) return;
  throw new UnknownFormatError(
    'It is a pipe or a device; save it to a file first, or give - and pipe it in.',
  );
}

type Look = TextEncoding & { readonly beginning: Buffer };

/** The text of a sheet is always UTF-8; its cells were examined when it was chosen. */
async function beginningOfSheet(source: Unpacked, signal: AbortSignal | undefined): Promise<Look> {
  const beginning = await headOf(source, BEGINNING, signal);
  return { encoding: 'utf-8', isAssumed: false, isFaulty: false, beginning };
}

async function look(
  source: Unpacked,
  said: string | undefined,
  signal: AbortSignal | undefined,
): Promise<Look> {
  const held: Buffer[] = [];
  let length = 0;
  let teller: ReturnType<typeof createEncodingDetector> | undefined;
  for await (const chunk of source.open(signal).chunks) {
    if (teller !== undefined) {
      teller.take(chunk);
      continue;
    }
    held.push(chunk);
    length += chunk.length;
    if (length >= BEGINNING) teller = createEncodingDetector(Buffer.concat(held), said);
  }
  const beginning = Buffer.concat(held);
  teller ??= createEncodingDetector(beginning, said);
  return { ...teller.tell(), beginning };
}

async function hashOf(path: string, signal: AbortSignal | undefined): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { signal })) hash.update(chunk);
  return hash.digest('hex');
}
