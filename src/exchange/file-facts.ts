import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { type FileBytes, openBytes } from './file-bytes.ts';
import { UnknownFormatError } from './unknown-format.ts';

/** What has to be known of a file before its rows can be read. */
export type FileFacts = {
  readonly path: string;
  /** The file's name without its folder, and without `.gz`. */
  readonly name: string;
  /** The SHA-256 of the file as it is. */
  readonly sha256: string;
  readonly bytes: number;
  readonly isGzipped: boolean;
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
  /** Some of its bytes are no letters in its encoding; each of them is read as U+FFFD. */
  readonly isFaulty: boolean;
  /** Its beginning as text, for telling the delimiter and the header. */
  readonly beginning: string;
};

const BEGINNING = 262_144;

/**
 * Reads a file once through: its hash, its size, whether it is compressed (gzip), and how its text is encoded. Throws
 * what the file system throws, and `UnknownFormatError` for what is empty or no text.
 */
export async function factsOf(path: string, signal: AbortSignal | undefined): Promise<FileFacts> {
  await expectReadableTwice(path);
  const hash = createHash('sha256');
  const bytes = await openBytes(path, signal, (chunk) => hash.update(chunk));
  const { beginning, encoding, isFaulty } = await look(bytes).catch((error: unknown) => {
    throw isDamagedGzip(error)
      ? new UnknownFormatError('It is a gzip file that is damaged or cut off. Fetch it again.')
      : error;
  });
  const text = new TextDecoder(encoding).decode(beginning);
  if (text.trim() === '') throw new UnknownFormatError('It is empty: no header, no format.');
  if (text.includes('\0')) throw new UnknownFormatError('It is no text, and of no known format.');
  return {
    path,
    name: basename(path).replace(/\.gz$/i, ''),
    sha256: hash.digest('hex'),
    bytes: bytes.read(),
    isGzipped: bytes.isGzipped,
    encoding,
    isFaulty,
    beginning: text,
  };
}

function isDamagedGzip(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
}

/** A folder is left to the reading, which says what it is. */
async function expectReadableTwice(file: string): Promise<void> {
  const stats = await stat(file);
  if (stats.isFile() || stats.isDirectory()) return;
  throw new UnknownFormatError(
    'It is a pipe or a device; save it to a file first, or give - and pipe it in.',
  );
}

async function look(
  bytes: FileBytes,
): Promise<Pick<FileFacts, 'encoding' | 'isFaulty'> & { readonly beginning: Buffer }> {
  const beginning: Buffer[] = [];
  let length = 0;
  let rest = Buffer.alloc(0);
  const found = { good: 0, bad: 0 };
  for await (const data of bytes.chunks) {
    if (length < BEGINNING) {
      beginning.push(data.subarray(0, BEGINNING - length));
      length += data.length;
    }
    const joined = Buffer.concat([rest, data]);
    const whole = joined.subarray(0, joined.length - unfinishedTail(joined));
    count(whole, found);
    rest = Buffer.from(joined.subarray(whole.length));
  }
  found.bad += rest.length;
  const first = Buffer.concat(beginning);
  const encoding = encodingOf(first, found);
  return { beginning: first, encoding, isFaulty: encoding === 'utf-8' && found.bad > 0 };
}

/**
 * https://encoding.spec.whatwg.org/#bom-sniff; spreadsheets save "Unicode text" as UTF-16 with such a mark. A file
 * with a few wrong bytes among letters of UTF-8 is UTF-8 all the same, and those rows of it are faulty.
 */
function encodingOf(
  beginning: Buffer,
  { good, bad }: { readonly good: number; readonly bad: number },
): FileFacts['encoding'] {
  if (beginning[0] === 0xff && beginning[1] === 0xfe) return 'utf-16le';
  if (beginning[0] === 0xfe && beginning[1] === 0xff) return 'utf-16be';
  return bad === 0 || good > bad ? 'utf-8' : 'windows-1252';
}

/** Counts the letters of several bytes that are UTF-8, and the bytes above ASCII that are none. */
function count(data: Buffer, found: { good: number; bad: number }): void {
  const isValid = isUtf8(data);
  if (isValid && found.bad === 0) {
    found.good += 1;
    return;
  }
  for (let at = 0; at < data.length; at += 1) {
    const length = lengthOf(data[at] ?? 0);
    if (length === 1) continue;
    if (length > 1 && isUtf8(data.subarray(at, at + length))) {
      found.good += 1;
      at += length - 1;
    } else found.bad += 1;
  }
}

/** How many bytes a letter has by its first one; 0 where none begins so. */
function lengthOf(byte: number): number {
  if (byte < 0x80) return 1;
  if (byte < 0xc2) return 0;
  if (byte < 0xe0) return 2;
  if (byte < 0xf0) return 3;
  return byte < 0xf5 ? 4 : 0;
}

/** How many bytes at the end belong to a letter whose other bytes are still to come. */
function unfinishedTail(data: Buffer): number {
  for (let back = 1; back <= Math.min(3, data.length); back += 1) {
    const byte = data[data.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return lengthOf(byte) > back ? back : 0;
  }
  return 0;
}
