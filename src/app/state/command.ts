import type { RecordRef } from '../../domain/model/record.ts';
import type { Choice, PageKind } from './open-page.ts';
import type { Prompt } from './overlay.ts';
import type { State } from './state.ts';
import type { Step } from './step.ts';
import type { PanelId } from './view.ts';

/** The places of the screen itself: the dashboard, its panels, pages, and each kind of page. */
export type ScreenPlace = PanelId | PageKind | 'empty' | 'dashboard' | 'page';

/**
 * The places where keys have a meaning; the nearest wins: a prompt before the page, a kind of page before any page, a panel
 * before the dashboard.
 */
export type Where = ScreenPlace | Prompt['kind'] | 'help' | 'find' | 'found' | 'anywhere';

/**
 * One thing that a person can do. Key map, footer, help, palette and docs are all made from these records.
 * `keys` are names as `presses` gives them; the first one is shown.
 */
export type Command = {
  readonly id: string;
  /** A word or two for the footer and the palette. */
  readonly title: string;
  /** A sentence for the help. */
  readonly help: string;
  /** Words that people look for, and that are in neither title nor help: `:` finds the command by them too. */
  readonly also?: string;
  readonly keys: readonly string[];
  readonly where: readonly Where[];
  /** Keys that a person's configuration has given to other commands, by place. */
  readonly taken?: Readonly<Partial<Record<Where, readonly string[]>>>;
  /** Shown in the footer; the lower the number, the longer it stays as the screen gets narrower. */
  readonly footer?: number;
  /** `:` runs it on the dashboard and on every page, also where its keys mean nothing. */
  readonly everywhere?: true;
  /** A word that `:` takes with text behind it, as in `open FILE`: opens the command's prompt with that text. */
  readonly takes?: {
    readonly word: string;
    readonly begin: (state: State, text: string) => Step;
  };
  /** Whether its key only moves the selection or the view, starts a text, or changes the database at once. */
  readonly does?: 'move' | 'text' | 'write';
  /** Why it cannot be done now, in words; `undefined` if it can. */
  readonly refuses?: (state: State, metrics: ViewMetrics) => string | undefined;
  /** `press` is the key that ran it. */
  readonly run: (state: State, metrics: ViewMetrics, press: string) => Step;
};

/** A record or a group on an open page, and its line on the page, from 0. */
export type PageLink = {
  readonly record: Choice;
  readonly line: number;
  /** What Enter opens, if it is not the record itself. */
  readonly opens?: RecordRef;
  /** Set in the right one of two columns, which has a pointer of its own. */
  readonly side?: 'right';
};

/** What the behaviour needs to know about the commands and the drawn screen. */
export type ViewMetrics = {
  readonly commands: readonly Command[];
  /** How many lines an open page or the help can be scrolled down at most. */
  readonly furthestScroll: (state: State) => number;
  /** The records on the open page, from top to bottom. */
  readonly linksOf: (state: State) => readonly PageLink[];
  /** The text of each line of the open page or the help, from top to bottom. */
  readonly textsOf: (state: State) => readonly string[];
  /** How many quotes fill a screen from the selected one down (1) or up (-1), so that paging skips none. */
  readonly quotesAScreen: (state: State, direction: 1 | -1) => number;
};

/** The keys that run a command in one of its places; the first one is shown. */
export function keysIn({ keys, taken }: Command, place: Where): readonly string[] {
  const lost = taken?.[place];
  return lost === undefined ? keys : keys.filter((key) => !lost.includes(key));
}
