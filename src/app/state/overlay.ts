import type { Entry, Problem, Reading } from '../../domain/entry/entry.ts';
import type { Filter } from '../../domain/filter/filter.ts';
import type { Act } from '../../store/port/store.ts';
import type { Editing } from './edited-record.ts';
import type { EventList } from './event-rows.ts';
import type { Line } from './line-editor.ts';
import type { Find } from './open-page.ts';
import type { SavedView } from './view.ts';

/** Completions being cycled through with Tab: the candidates, and the span of the line that they replace. */
export type Cycling = {
  readonly index: number;
  readonly from: number;
  readonly until: number;
  readonly candidates: readonly {
    readonly text: string;
    readonly hint: string;
    readonly token?: string;
  }[];
};

export type AddPrompt = {
  readonly kind: 'add';
  readonly line: Line;
  readonly reading: Reading | undefined;
  readonly cycling: Cycling | undefined;
  /** Why the line was not saved, shown until the next key. */
  readonly refusal: string | undefined;
  readonly saving: Entry | undefined;
  /** Lines pasted after this one: each follows when the one before it is saved. */
  readonly waiting: readonly string[];
  /** The lead that the incident is made from. */
  readonly lead: number | undefined;
  /** The record that is being edited; `undefined` when a new one is added. */
  readonly editing: Editing | undefined;
};

export type FilterPrompt = {
  readonly kind: 'filter';
  readonly line: Line;
  readonly problems: readonly Problem[];
  readonly cycling: Cycling | undefined;
  /** The filter and the list to go back to on Esc. */
  readonly before: FilterState;
  readonly list: EventList;
};

/** The prompt for an export's file; `refusal` says why the last attempt failed, until the name is changed. */
export type ExportPrompt = {
  readonly kind: 'export';
  readonly line: Line;
  readonly redact: boolean;
  readonly refusal: string | undefined;
};

/** The prompt for a file that is to be opened; `refusal` says why the last one was not, until the path is changed. */
export type FilePrompt = {
  readonly kind: 'file';
  readonly wanted: FileUse;
  readonly line: Line;
  /** The files whose paths begin with the text that they were listed for. */
  readonly listed: { readonly of: string; readonly names: readonly string[] };
  readonly cycling: Cycling | undefined;
  readonly refusal: string | undefined;
};

/** What a file is wanted for. */
export type FileUse = 'database' | 'import';

/** The list of saved views: `undefined` until they are read. `removing` is the one that the same key would remove. */
export type ViewsList = {
  readonly kind: 'views';
  readonly views: readonly SavedView[] | undefined;
  readonly selected: number;
  readonly removing: string | undefined;
};

/** The prompt for a view's name. `taken`: the name of another view, which the same name again replaces. */
export type ViewNamePrompt = {
  readonly kind: 'view-name';
  readonly line: Line;
  readonly refusal: string | undefined;
  readonly taken: string | undefined;
};

/** A prompt at the bottom of the screen. */
export type Prompt =
  | AddPrompt
  | FilterPrompt
  | { readonly kind: 'palette'; readonly line: Line; readonly selected: number }
  | { readonly kind: 'window'; readonly line: Line; readonly problem: string | undefined }
  | ExportPrompt
  | FilePrompt
  | ViewsList
  | ViewNamePrompt
  /** Another database is being opened; `words` say how far that is. */
  | { readonly kind: 'opening'; readonly words: string }
  | { readonly kind: 'confirm'; readonly question: string; readonly act: Act };

/** The help, and the prompt below it that it goes back to. */
export type Help = {
  readonly kind: 'help';
  readonly scroll: number;
  readonly find: Find | undefined;
  readonly over: Prompt | undefined;
};

/** What covers the page; one thing at a time. */
export type Overlay = Prompt | Help;

export type FilterState = { readonly text: string; readonly filter: Filter };
