import type { Entry } from '../../domain/entry/entry.ts';
import type { RecordRef } from '../../domain/model/record.ts';
import type { Theirs } from '../../store/port/store.ts';

/** A record that is being edited: its entry when it was read, or as somebody else has changed it since. */
export type Editing = {
  readonly record: RecordRef;
  readonly version: number;
  readonly before: Entry;
  /** Somebody else's version, the person's own line, and the parts that both changed. */
  readonly conflict:
    | {
        readonly theirs: Theirs;
        readonly mine: string;
        readonly contested: readonly string[];
      }
    | undefined;
};

/** A record to edit in the person's own editor: its name, its line as it was read, and the text to start from. */
export type EditedText = {
  readonly record: string;
  readonly before: string;
  readonly text: string;
};

/** An edit left in that editor by a dashboard that ended first. */
export type LeftEdit = Pick<EditedText, 'before' | 'text'>;
