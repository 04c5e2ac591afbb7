import type { Entry } from '../../domain/entry/entry.ts';
import type { RecordRef } from '../../domain/model/record.ts';
import type { Theirs } from '../../store/port/store.ts';

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

/** A record that goes to the person's own editor: its name, its line as it was read, and the text to begin with. */
export type EditedText = {
  readonly record: string;
  readonly before: string;
  readonly text: string;
};

/** What was left in that editor by a dashboard that ended before it did. */
export type LeftEdit = Pick<EditedText, 'before' | 'text'>;
