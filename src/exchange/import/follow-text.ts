import { type FSWatcher, watch } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { UnknownFormatError } from '../containers/content.ts';
import { kindOf, TELLING } from '../containers/kinds.ts';
import { createEncodingDetector } from '../reading/text-encoding.ts';

/** A piece of a growing text; `isAfresh` if it is the beginning of the file, or of its replacement. */
export type Piece = { readonly text: string; readonly isAfresh: boolean };

const CHUNK_BYTES = 262_144;
/** Some file systems do not report writes; polling is the fallback. */
const LOOK_MS = 1000;

/**
 * A file's text as it grows, until the signal aborts. A file that is truncated, or replaced by another of its name (log
 * rotation), is read from its beginning, after the rest of the old one. Throws if it cannot be opened.
 */
export async function* followText(
  file: string,
  signal: AbortSignal,
  encoding?: string,
): AsyncGenerator<Piece> {
  let handle: FileHandle | undefined = await open(file);
  const changes = watchFolder(dirname(file), signal);
  try {
    let reading = createReading(handle, encoding);
    while (!signal.aborted) {
      const text = await reading.next();
      if (text !== '') {
        yield { text, isAfresh: reading.takeAfresh() };
        continue;
      }
      if (await isReplaced(file, handle, reading.position())) {
        await handle.close();
        handle = await open(file);
        reading = createReading(handle, encoding);
      } else await changes.wait();
    }
  } finally {
    changes.stop();
    await handle?.close();
  }
}

/** The pieces of a stream as text; it is one file from its beginning to its end. */
export async function* textOfStream(
  chunks: AsyncIterable<Buffer | string>,
  encoding?: string,
): AsyncGenerator<Piece> {
  const decode = createDecoder(encoding);
  let isAfresh = true;
  for await (const chunk of chunks) {
    const text = typeof chunk === 'string' ? chunk : decode(chunk);
    if (text !== '') yield { text, isAfresh };
    isAfresh = false;
  }
}

/**
 * Decodes pieces, the first of which determines the encoding: as given by a person or by its byte-order mark, otherwise
 * UTF-8. Throws for compressed data, which does not grow by rows.
 */
function createDecoder(said: string | undefined): (piece: Buffer) => string {
  let decode: ((piece: Buffer) => string) | undefined;
  return (piece) => {
    if (piece.length === 0) return '';
    decode ??= decoderBy(piece, said);
    return decode(piece);
  };
}

function decoderBy(first: Buffer, said: string | undefined): (piece: Buffer) => string {
  if (kindOf(first.subarray(0, TELLING)) !== 'plain') {
    throw new UnknownFormatError('It is compressed, and cannot be followed. Omit --follow.');
  }
  const { encoding, isAssumed } = createEncodingDetector(first, said).tell();
  const decoder = new TextDecoder(isAssumed ? 'utf-8' : encoding);
  return (piece) => decoder.decode(piece, { stream: true });
}

function createReading(handle: FileHandle, encoding: string | undefined) {
  const decode = createDecoder(encoding);
  const buffer = Buffer.alloc(CHUNK_BYTES);
  let position = 0;
  let isAfresh = true;
  return {
    next: async (): Promise<string> => {
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, position);
      position += bytesRead;
      return decode(buffer.subarray(0, bytesRead));
    },
    position: () => position,
    takeAfresh: () => {
      const was = isAfresh;
      isAfresh = false;
      return was;
    },
  };
}

async function isReplaced(file: string, handle: FileHandle, position: number): Promise<boolean> {
  const here = await handle.stat();
  try {
    const there = await stat(file);
    return there.ino !== here.ino || there.dev !== here.dev || there.size < position;
  } catch {
    // Between the end of the old file and the start of the new one, there is no file for a moment.
    return false;
  }
}

/** Waits for an event in a folder. */
function watchFolder(folder: string, signal: AbortSignal) {
  let wake = () => {};
  let hasChanged = false;
  const changed = () => {
    hasChanged = true;
    wake();
  };
  let watcher: FSWatcher | undefined;
  try {
    watcher = watch(folder, changed);
    watcher.on('error', () => {});
  } catch {
    // If watching is not supported, the timer is the fallback.
  }
  signal.addEventListener('abort', changed);
  return {
    wait: async () => {
      if (!hasChanged) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, LOOK_MS);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      hasChanged = false;
    },
    stop: () => {
      watcher?.close();
      signal.removeEventListener('abort', changed);
    },
  };
}
