import { randomFillSync } from 'node:crypto';
import { v7 } from 'uuid';

/** The random bytes that one uid takes. */
const BYTES = 16;
/** Random bytes are asked for so many uids at a time: asking costs as much as the rest of a row's uids. */
const UIDS_AT_ONCE = 1_024;

/** Makes uids (UUID version 7) for many rows. */
export function createUids(): () => string {
  const random = new Uint8Array(UIDS_AT_ONCE * BYTES);
  let used = random.length;
  return () => {
    if (used === random.length) {
      randomFillSync(random);
      used = 0;
    }
    used += BYTES;
    return v7({ random: random.subarray(used - BYTES, used) });
  };
}
