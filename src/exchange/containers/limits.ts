import { UnknownFormatError } from './content.ts';

const MIB = 2 ** 20;

/**
 * Limits on packed files. All of GED is 300 MB and a year of GDELT 2 GB, and tables compress to a tenth or a thirtieth;
 * whatever goes far beyond that was made to fill memory or a disk.
 */
export const LIMITS = {
  /** The unpacked size of one file, in bytes. */
  unpacked: 8192 * MIB,
  /** The ratio of unpacked to packed size, beyond the size `freely`. */
  ratio: 250,
  freely: 64 * MIB,
  /** The size of an archive within another file, which is held in memory. */
  held: 256 * MIB,
  /** Nesting of archives. */
  depth: 4,
  /** Files in one archive. */
  members: 10_000,
  /** Bytes of a workbook's part other than a sheet, and between two tags of a sheet. */
  part: 64 * MIB,
  /** UTF-16 units of all shared strings of a workbook, which are held in memory. */
  sharedText: 256 * MIB,
  /** Sheets of one workbook, each of which is opened. */
  sheets: 1000,
  /** Excel's own limits: https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3 */
  sheetRows: 1_048_576,
  sheetColumns: 16_384,
  mergedCells: 100_000,
} as const;

/** Passes unpacked bytes on up to the plausible size of `packed` bytes; beyond that it throws. */
export async function* limited(
  chunks: AsyncIterable<Buffer>,
  packed: number,
): AsyncGenerator<Buffer> {
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    if (length > LIMITS.unpacked || (length > LIMITS.freely && length > packed * LIMITS.ratio)) {
      throw new UnknownFormatError(
        `It unpacks to more than ${sizeOf(Math.min(length, LIMITS.unpacked))}, which is implausible for its size, so reading stopped. If the file is genuine, unpack it with another program and import the unpacked file.`,
      );
    }
    yield chunk;
  }
}

/** A number of bytes for a person: `812 bytes`, `4 kB`, `1.5 MB`. */
export function sizeOf(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB'] as const;
  const step = bytes < 1000 ? 0 : bytes < 999_500 ? 1 : bytes < 999_500_000 ? 2 : 3;
  const number = bytes / 1000 ** step;
  return `${step > 1 ? number.toFixed(1) : Math.round(number)} ${units[step]}`;
}
