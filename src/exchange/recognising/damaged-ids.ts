import { isShortened } from '../../formats/rows/row-id.ts';
import { UnknownFormatError } from '../containers/content.ts';
import { type FileLayout, unitOf } from '../reading/layout.ts';

/** Ids that a spreadsheet has shortened or rounded: they cannot identify rows. */
export class DamagedIdsError extends UnknownFormatError {
  override readonly name = 'DamagedIdsError';
}

/** Digits of a number that a spreadsheet keeps; it writes zeros for the rest. */
const KEPT = 15;
/** This many zeros after those digits, and no other digit, are no coincidence. */
const ENOUGH = 4;

/** Watches the ids of a file as its rows are read. */
export type DamagedIdDetector = {
  readonly add: (id: string | undefined, line: number) => void;
  /** A sentence as soon as a shortened id is seen. */
  readonly shortened: () => string | null;
  /** A sentence if the ids are spoilt in any way, after all of them have been seen. */
  readonly fault: () => string | null;
};

/**
 * Watches for what spreadsheets make of long numbers: `2.023E+11`, and `149999999999999000` if every longer number ends
 * in zeros after its 15th digit.
 */
export function createDamagedIdDetector(
  layout: Pick<FileLayout, 'header' | 'names' | 'reading'>,
  column: string,
): DamagedIdDetector {
  const { header, names } = layout;
  let shortened: string | null = null;
  let rounded: string | null = null;
  let last = '';
  let zeros = 0;
  const spoilt = (id: string, line: number, how: string) =>
    `A spreadsheet has ${how} the ids in its column ${header[names.indexOf(column)] ?? column} (${id} in ${unitOf(layout)} ${line}), so that they cannot identify rows. Download the file again and import it without opening it in a spreadsheet; or name other columns that identify its rows: --map id=COLUMN+COLUMN.`;
  return {
    add: (text, line) => {
      const id = text?.trim() ?? '';
      if (isShortened(id)) shortened ??= spoilt(id, line, 'shortened');
      const tail = /^\d{16,}$/.test(id) ? id.slice(KEPT) : '';
      if (tail === '' || id === last) return;
      last = id;
      zeros = /[^0]/.test(tail) ? -Infinity : zeros + tail.length;
      rounded ??= spoilt(id, line, 'rounded');
    },
    shortened: () => shortened,
    fault: () => shortened ?? (zeros >= ENOUGH ? rounded : null),
  };
}
