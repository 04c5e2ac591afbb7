import type { Entry } from '../domain/entry.ts';
import type { RecordRef } from '../domain/record.ts';
import type { Theirs } from '../store/store.ts';

/** A record whose line is being edited: what it was when it was read, or what somebody else made of it since. */
export type Editing = {
  readonly record: RecordRef;
  readonly version: number;
  readonly before: Entry;
  /** What somebody else made of it meanwhile, what one's own line was, and the parts that both changed. */
  readonly conflict:
    | {
        readonly theirs: Theirs;
        readonly mine: string;
        readonly contested: readonly string[];
      }
    | undefined;
};
