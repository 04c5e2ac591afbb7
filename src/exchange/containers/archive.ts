import { addAbortSignal } from 'node:stream';
import { crc32 } from 'node:zlib';
import { type Entry, fromBufferPromise, getFileNameLowLevel, openPromise } from 'yauzl';
import { type Content, readingOf, UnknownFormatError } from './content.ts';
import { LIMITS, limited } from './limits.ts';

/** A ZIP with random access. */
type Archive = string | Buffer;

const DAMAGED = 'It is a damaged or truncated ZIP archive. Download it again.';

/** https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, 4.4.5 */
const METHODS: Readonly<Record<number, string>> = {
  9: 'Deflate64',
  12: 'bzip2',
  14: 'LZMA',
  93: 'Zstandard',
  95: 'XZ',
};

/** The files in a ZIP archive, without folders, each of which can be read on its own. Throws `UnknownFormatError`. */
export async function membersOf(archive: Archive): Promise<readonly Content[]> {
  try {
    const zip = await openZip(archive);
    const members: Content[] = [];
    try {
      if (zip.entryCount > LIMITS.members) {
        throw new UnknownFormatError(
          `It is a ZIP archive of ${zip.entryCount} files, more than the limit of ${LIMITS.members}. Unpack it, and import the file.`,
        );
      }
      for await (const entry of zip.eachEntry()) {
        const name = nameOf(entry);
        if (!name.endsWith('/')) members.push(memberOf(archive, entry, name));
      }
    } finally {
      zip.close();
    }
    return members;
  } catch (error) {
    throw understood(error);
  }
}

function memberOf(archive: Archive, entry: Entry, name: string): Content {
  return {
    name,
    document: name.slice(name.lastIndexOf('/') + 1),
    bytes: entry.uncompressedSize,
    open: (signal) => readingOf(async () => unpacked(archive, entry, signal)),
  };
}

async function* unpacked(
  archive: Archive,
  entry: Entry,
  signal: AbortSignal | undefined,
): AsyncGenerator<Buffer> {
  expectReadable(entry);
  let sum = 0;
  try {
    const zip = await openZip(archive);
    const stream = await zip.openReadStreamPromise(entry).finally(() => zip.close());
    if (signal !== undefined) addAbortSignal(signal, stream);
    for await (const chunk of limited(stream, entry.compressedSize)) {
      sum = crc32(chunk, sum);
      yield chunk;
    }
  } catch (error) {
    throw understood(error);
  }
  if (sum !== entry.crc32) throw new UnknownFormatError(DAMAGED);
}

function expectReadable(entry: Entry): void {
  if (entry.isEncrypted()) {
    throw new UnknownFormatError(
      `${nameOf(entry)} in it is protected with a password. Unpack it, and import the unpacked file.`,
    );
  }
  const { compressionMethod: method } = entry;
  if (method === 0 || method === 8) return;
  throw new UnknownFormatError(
    `${nameOf(entry)} in it is compressed by ${METHODS[method] ?? `a rare method (${method})`}, which is not supported. Unpack it, and import the unpacked file.`,
  );
}

/** Names are never used as paths, so names that would lead out of a folder are allowed. */
function openZip(archive: Archive) {
  const options = { lazyEntries: true, autoClose: false, decodeStrings: false };
  return typeof archive === 'string'
    ? openPromise(archive, options)
    : fromBufferPromise(archive, options);
}

function nameOf(entry: Entry): string {
  const { generalPurposeBitFlag, fileNameRaw, extraFields } = entry;
  return getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, false);
}

/** Errors of the library have no system code; they are about malformed data. */
function understood(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof UnknownFormatError) return error;
  if (error.name === 'AbortError') return error;
  const isOfSystem = 'code' in error && !String(error.code).startsWith('Z_');
  return isOfSystem ? error : new UnknownFormatError(DAMAGED);
}
