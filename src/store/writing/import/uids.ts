import { randomBytes } from 'node:crypto';

/** The width of the number in a uid: 2 billion of them. */
const DIGITS = 6;

/**
 * Makes uids for the rows of one import, such as `htl53X3q_9aBc0001zu`: the minute, 48 random bits of the import, and a number.
 * A UUID of each row's own is twice as long, and with its index would be a tenth of a database of publishers' rows. They sort by
 * their age, after the UUIDs of version 7 that other rows have, so that each is added at the end of the index.
 */
export function createUids(): () => string {
  const minute = Math.floor(Date.now() / 60_000).toString(36);
  const ofImport = minute + randomBytes(6).toString('base64url');
  let made = 0;
  return () => {
    made += 1;
    return ofImport + made.toString(36).padStart(DIGITS, '0');
  };
}
