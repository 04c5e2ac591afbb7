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

/** The name of a key as people write it: `ctrl+d` is `Ctrl-d`, `ctrl+alt+r` is `Ctrl-Alt-r`, `up` is `↑`, `f1` is `F1`. */
export function keyName(key: string): string {
  const named = KEY_NAMES[key];
  if (named !== undefined) return named;
  if (/^f\d+$/.test(key)) return key.toUpperCase();
  const [, modifier, rest] = /^([a-z]+)\+(.+)$/.exec(key) ?? [];
  if (modifier === undefined || rest === undefined) return key;
  return `${capital(modifier)}-${keyName(rest)}`;
}

const KEY_NAMES: Readonly<Record<string, string>> = {
  up: '↑',
  down: '↓',
  left: '←',
  right: '→',
  enter: 'Enter',
  esc: 'Esc',
  tab: 'Tab',
  'shift+tab': 'Shift-Tab',
  pageup: 'PgUp',
  pagedown: 'PgDn',
  home: 'Home',
  end: 'End',
  backspace: 'Backspace',
  delete: 'Delete',
  ' ': 'Space',
};

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
