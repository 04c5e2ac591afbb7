import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { UnknownFormatError } from './recognise.ts';

/** What has to be known of a file before its rows can be read. */
export type FileFacts = {
  readonly sha256: string;
  readonly bytes: number;
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
  /** Its beginning as text, for telling the delimiter and the header. */
  readonly beginning: string;
};

const BEGINNING = 65_536;

/**
 * Reads a file once through: its hash, its size, and whether it is UTF-8 (else it is taken for Windows-1252). Throws
 * what the file system throws, and `UnknownFormatError` for what is empty or no text.
 */
export async function factsOf(file: string, signal: AbortSignal | undefined): Promise<FileFacts> {
  await expectReadableTwice(file);
  const hash = createHash('sha256');
  let bytes = 0;
  let utf8 = true;
  let rest = Buffer.alloc(0);
  let beginning = Buffer.alloc(0);
  for await (const chunk of createReadStream(file, { signal })) {
    const data: Buffer = chunk;
    hash.update(data);
    bytes += data.length;
    if (beginning.length < BEGINNING) {
      beginning = Buffer.concat([beginning, data.subarray(0, BEGINNING - beginning.length)]);
    }
    const joined = Buffer.concat([rest, data]);
    const whole = joined.length - unfinishedTail(joined);
    utf8 &&= isUtf8(joined.subarray(0, whole));
    rest = Buffer.from(joined.subarray(whole));
  }
  const encoding = encodingOf(beginning, utf8 && rest.length === 0);
  const text = new TextDecoder(encoding).decode(beginning);
  if (text.trim() === '') throw new UnknownFormatError('It is empty: no header, no format.');
  if (text.includes('\0')) throw new UnknownFormatError('It is no text, and of no known format.');
  return { sha256: hash.digest('hex'), bytes, encoding, beginning: text };
}

/** A pipe would be empty when its rows are read. A folder is left to the reading, which says what it is. */
async function expectReadableTwice(file: string): Promise<void> {
  const stats = await stat(file);
  if (stats.isFile() || stats.isDirectory()) return;
  throw new UnknownFormatError('It is a pipe or a device; save it to a file first.');
}

/** https://encoding.spec.whatwg.org/#bom-sniff; spreadsheets save "Unicode text" as UTF-16 with such a mark. */
function encodingOf(beginning: Buffer, isValidUtf8: boolean): FileFacts['encoding'] {
  if (beginning[0] === 0xff && beginning[1] === 0xfe) return 'utf-16le';
  if (beginning[0] === 0xfe && beginning[1] === 0xff) return 'utf-16be';
  return isValidUtf8 ? 'utf-8' : 'windows-1252';
}

/** How many bytes at the end belong to a character whose other bytes are still to come. */
function unfinishedTail(data: Buffer): number {
  for (let back = 1; back <= Math.min(3, data.length); back += 1) {
    const byte = data[data.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return length > back ? back : 0;
    }
  }
  return 0;
}
