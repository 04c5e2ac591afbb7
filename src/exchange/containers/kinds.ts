import { UnknownFormatError } from './content.ts';

/** The kind of a file by its first bytes. */
export type Kind = 'gzip' | 'zip' | 'plain';

/** How many bytes are needed to tell. */
export const TELLING = 8;

const OPENED: readonly (readonly [beginning: string, kind: Kind])[] = [
  ['\x1f\x8b', 'gzip'],
  ['PK\x03\x04', 'zip'],
  // An empty archive, and one of several volumes.
  ['PK\x05\x06', 'zip'],
  ['PK\x07\x08', 'zip'],
];

const UNPACK = 'Unpack it with another program, and import the unpacked file.';
const REFUSED: readonly (readonly [beginning: string, sentence: string])[] = [
  [
    '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1',
    'It is an Excel workbook from before 2007 (.xls), or one with a password; neither is supported. Open it in a spreadsheet, and save it without a password as .xlsx or as CSV (UTF-8).',
  ],
  ['7z\xbc\xaf\x27\x1c', `It is a 7z archive. ${UNPACK}`],
  ['Rar!\x1a\x07', `It is a RAR archive. ${UNPACK}`],
  ['BZh91AY', `It is compressed with bzip2. ${UNPACK}`],
  ['\xfd7zXZ\0', `It is compressed with xz. ${UNPACK}`],
  ['\x28\xb5\x2f\xfd', `It is compressed with Zstandard. ${UNPACK}`],
  ['%PDF-', 'It is a PDF, which has no rows. Ask for the table from which it was made.'],
];

/** Determines a file's kind by its beginning. Throws `UnknownFormatError` for a known kind that is not supported. */
export function kindOf(head: Buffer): Kind {
  const text = head.toString('latin1');
  const refused = REFUSED.find(([beginning]) => text.startsWith(beginning));
  if (refused !== undefined) throw new UnknownFormatError(refused[1]);
  return OPENED.find(([beginning]) => text.startsWith(beginning))?.[1] ?? 'plain';
}
