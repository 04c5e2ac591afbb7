import type { Entry } from '../entry/entry.ts';
import { readEntry } from '../reading/read-entry.ts';
import { printEntry } from './print-entry.ts';

/** Printed entries contain no date that depends on the clock. */
const ANY_CLOCK = { now: '2000-01-01T00:00:00.000Z', zone: 'UTC' };

/** An entry reduced to what its line can express, so that two lines can be compared field by field. */
export function rereadEntry<E extends Entry>(entry: E): E {
  const { entry: read } = readEntry(printEntry(entry), ANY_CLOCK);
  return isSameKind(entry, read) ? read : entry;
}

function isSameKind<E extends Entry>(entry: E, read: Entry | undefined): read is E {
  return read?.kind === entry.kind;
}
