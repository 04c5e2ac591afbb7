/** The letters of record names: `I1204` is incident 1204. */
export const RECORD_LETTERS = {
  I: 'incident',
  A: 'actor',
  S: 'source',
  R: 'report',
  Q: 'quote',
  E: 'estimate',
  M: 'milestone',
  B: 'batch',
  L: 'lead',
  K: 'conflict',
} as const;
export type RecordLetter = keyof typeof RECORD_LETTERS;
export type RecordKind = (typeof RECORD_LETTERS)[RecordLetter];

/** Refers to one record of this database by kind and short number (1 or more). */
export type RecordRef = { readonly kind: RecordKind; readonly id: number };

/** The record's name as people write it: `I1204`. */
export function recordName(ref: RecordRef): string {
  for (const [letter, kind] of Object.entries(RECORD_LETTERS)) {
    if (kind === ref.kind) return `${letter}${ref.id}`;
  }
  return `${ref.kind} ${ref.id}`;
}

/** Whether both are the same record; `undefined` equals nothing. */
export function isSameRecord(one: RecordRef | undefined, other: RecordRef | undefined): boolean {
  return one !== undefined && one.kind === other?.kind && one.id === other.id;
}

/** Reads a record's name in either case; `undefined` if the text is not one. */
export function parseRecordName(text: string): RecordRef | undefined {
  const match = /^([a-z])([1-9]\d{0,14})$/i.exec(text);
  const letter = match?.[1]?.toUpperCase();
  if (letter === undefined || !isRecordLetter(letter)) return undefined;
  return { kind: RECORD_LETTERS[letter], id: Number(match?.[2]) };
}

function isRecordLetter(letter: string): letter is RecordLetter {
  return Object.hasOwn(RECORD_LETTERS, letter);
}
