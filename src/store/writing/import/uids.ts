import { randomBytes } from 'node:crypto';

const DAY_MS = 86_400_000;
/** The least width of the number in a uid, so that uids of an import sort as they were made, up to 1.6 million. */
const DIGITS = 4;

/**
 * Makes uids for the rows of one import, such as `g1fX3q_9aB01zu`: the day, 40 random bits of the import, and a number.
 * UUIDs are more than twice as long, and with their indexes would be a tenth of a database of publishers' rows. These sort
 * after the UUIDs of version 7 that other rows have, so that each is added near the end of its index.
 */
export function createUids(): () => string {
  const day = Math.floor(Date.now() / DAY_MS).toString(36);
  const ofImport = day + randomBytes(5).toString('base64url');
  let made = 0;
  return () => {
    made += 1;
    return ofImport + made.toString(36).padStart(DIGITS, '0');
  };
}
