import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

/** A file's bytes, those of a compressed one as they were before. */
export type FileBytes = {
  readonly isGzipped: boolean;
  readonly chunks: AsyncIterable<Buffer>;
  /** How many bytes of the file itself have been read so far. */
  readonly read: () => number;
};

/**
 * Opens a file for reading; one that begins as gzip does (RFC 1952) is unpacked. `onRaw` is handed the file's own
 * bytes on their way. Throws what the file system throws.
 */
export async function openBytes(
  file: string,
  signal: AbortSignal | undefined,
  onRaw: (chunk: Buffer) => void = () => {},
): Promise<FileBytes> {
  const isGzipped = await beginsAsGzip(file);
  const raw = createReadStream(file, { signal });
  const passing = passOn(raw, onRaw);
  // An error of either is thrown where the chunks are read.
  const chunks = isGzipped ? pipeline(Readable.from(passing), createGunzip(), () => {}) : passing;
  return { isGzipped, chunks, read: () => raw.bytesRead };
}

async function* passOn(
  raw: AsyncIterable<Buffer>,
  onRaw: (chunk: Buffer) => void,
): AsyncGenerator<Buffer> {
  for await (const chunk of raw) {
    onRaw(chunk);
    yield chunk;
  }
}

async function beginsAsGzip(file: string): Promise<boolean> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await handle.close();
  }
}
