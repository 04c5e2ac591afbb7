import type { Entry } from '../../domain/entry/entry.ts';

/** A record as the line that it would be entered with, the version that this is, and whether it was removed. */
export type KeptEntry<E extends Entry = Entry> = {
  readonly entry: E;
  readonly version: number;
  readonly removed: boolean;
};
