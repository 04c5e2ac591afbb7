import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

/** What has to be known of a file before its rows can be read. */
export type FileFacts = {
  readonly sha256: string;
  readonly bytes: number;
  readonly encoding: 'utf-8' | 'windows-1252';
  /** Its beginning as text, for telling the delimiter and the header. */
  readonly beginning: string;
};

const BEGINNING = 65_536;

/** Reads a file once through: its hash, its size, and whether it is UTF-8 (else it is taken for Windows-1252). */
export async function factsOf(file: string): Promise<FileFacts> {
  const hash = createHash('sha256');
  let bytes = 0;
  let utf8 = true;
  let rest = Buffer.alloc(0);
  let beginning = Buffer.alloc(0);
  for await (const chunk of createReadStream(file)) {
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
  const encoding = utf8 && rest.length === 0 ? 'utf-8' : 'windows-1252';
  return {
    sha256: hash.digest('hex'),
    bytes,
    encoding,
    beginning: new TextDecoder(encoding).decode(beginning),
  };
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
