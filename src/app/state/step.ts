import type { ImportProgress } from '../../domain/model/import-state.ts';
import type { Scope } from '../../store/port/questions.ts';
import type { Act, ActionResult, News, Theirs } from '../../store/port/store.ts';
import type { EditedText } from './edited-record.ts';
import type { Delayed, QueryRequest, QueryResponse } from './query-state.ts';
import type { State } from './state.ts';
import type { SavedView, View } from './view.ts';

/** What to export to a new file, in the format of its extension. */
export type ExportRequest = {
  readonly scope: Scope;
  readonly file: string;
  readonly redact: boolean;
};

/** Why nothing was written, in words, and a free name if the given one is taken. */
export type Refused = ExportRequest & {
  readonly message: string;
  readonly free: string | undefined;
};

/** Another database to show: a file, or a temporary copy of the sample data. */
export type WantedDatabase = { readonly file: string } | 'sample';

/** Something that happened; always in the past tense. */
export type Message =
  | { readonly type: 'started' }
  | { readonly type: 'pressed'; readonly press: string }
  /**
   * Keys that arrived together, in the pieces between two escape sequences; `follows`: right after others, so that they
   * may belong to the same paste.
   */
  | {
      readonly type: 'typed';
      readonly pieces: readonly (readonly string[])[];
      readonly follows: boolean;
    }
  | { readonly type: 'pasted'; readonly text: string }
  | { readonly type: 'resized'; readonly columns: number; readonly rows: number }
  | { readonly type: 'ticked'; readonly now: string }
  | { readonly type: 'answered'; readonly answered: QueryResponse }
  | { readonly type: 'delayed'; readonly delayed: Delayed }
  | { readonly type: 'acted'; readonly act: Act; readonly done: ActionResult }
  | {
      readonly type: 'refused';
      readonly act: Act;
      readonly message: string;
      readonly theirs?: Theirs | undefined;
    }
  /** The person's own editor was closed with this text. */
  | { readonly type: 'text-edited'; readonly text: string }
  /** An effect succeeded, in words. */
  | { readonly type: 'succeeded'; readonly how: string }
  | { readonly type: 'failed'; readonly message: string }
  | { readonly type: 'not-exported'; readonly refused: Refused }
  /** More of the file that is being imported in the background is in. */
  | { readonly type: 'import-told'; readonly progress: Omit<ImportProgress, 'state'> }
  /** The import in the background came to an end, in words; `isWhole`: its own, with every row in. */
  | { readonly type: 'import-ended'; readonly how: string; readonly isWhole: boolean }
  | { readonly type: 'not-imported'; readonly message: string }
  | { readonly type: 'views-read'; readonly views: readonly SavedView[] }
  | {
      readonly type: 'view-not-saved';
      readonly name: string;
      readonly message: string;
      /** Whether there is another view of that name. */
      readonly isTaken: boolean;
    }
  | { readonly type: 'files-listed'; readonly of: string; readonly names: readonly string[] }
  /** How far the opening of another database is, in words. */
  | { readonly type: 'opening-told'; readonly words: string }
  | { readonly type: 'not-opened'; readonly wanted: WantedDatabase; readonly message: string }
  /** The selection has stayed for a moment. */
  | { readonly type: 'rested' }
  | { readonly type: 'heard'; readonly news: News }
  /** The second after a refresh for what others wrote is over. */
  | { readonly type: 'news-gathered' };

/** An effect to perform; always in the imperative mood. */
export type Effect =
  | { readonly type: 'ask'; readonly ask: QueryRequest }
  | { readonly type: 'act'; readonly act: Act }
  /** Dispatches `news-gathered` in a second. */
  | { readonly type: 'gather-news' }
  /** Dispatches `rested` once no other of these has followed for a moment. */
  | { readonly type: 'await-rest' }
  | { readonly type: 'keep-draft'; readonly text: string }
  | { readonly type: 'remember'; readonly prompt: 'add' | 'filter'; readonly text: string }
  | { readonly type: 'copy'; readonly text: string }
  /** Opens a web page in the person's browser; `address` as `webAddress` gives it. */
  | { readonly type: 'open-link'; readonly address: string }
  /** Exports what matches to a new file. */
  | ({ readonly type: 'export' } & ExportRequest)
  | { readonly type: 'read-views' }
  /** Saves a view; `replaces` another one of that name. */
  | {
      readonly type: 'save-view';
      readonly name: string;
      readonly view: View;
      readonly replaces: boolean;
    }
  | { readonly type: 'remove-view'; readonly name: string }
  /** Lists the files whose paths begin with a text. */
  | { readonly type: 'list-files'; readonly of: string }
  /** Imports a file in the background. */
  | { readonly type: 'import'; readonly file: string }
  | { readonly type: 'stop-import' }
  /** Shows another database in place of this one, once it is open. */
  | { readonly type: 'open-database'; readonly wanted: WantedDatabase }
  /** Opens a text in the person's own editor. */
  | { readonly type: 'edit-text'; readonly edit: EditedText }
  /** Deletes the unfinished edit: it is saved now. */
  | { readonly type: 'forget-edit'; readonly record: string }
  | { readonly type: 'redraw' }
  | { readonly type: 'suspend' }
  | { readonly type: 'quit' };

export type Step = readonly [state: State, effects: readonly Effect[]];

/** A step without effects. */
export function still(state: State): Step {
  return [state, []];
}

/** One step after another, their effects in order. */
export function chain(step: Step, next: (state: State) => Step): Step {
  const [state, effects] = step;
  const [after, more] = next(state);
  return [after, [...effects, ...more]];
}
