import type { RecordRef } from '../../domain/model/record.ts';
import type { SpanDays } from '../../domain/time/milestone-spans.ts';
import type { Line } from './line-editor.ts';

/** The subject of a page. Its kind is also the name of its query. */
export type PageSubject =
  | { readonly kind: 'incident' | 'quote' | 'actor' | 'source' | 'batch'; readonly id: number }
  /** A milestone, and how many days before and after it; `null` takes the window's length. */
  | { readonly kind: 'comparison'; readonly id: number; readonly spanDays: SpanDays }
  /** The newest actions or leads, up to a limit; more are read when the end comes into view. */
  | { readonly kind: 'log' | 'leads'; readonly limit: number }
  | {
      readonly kind:
        | 'milestones'
        | 'estimates'
        | 'sources'
        | 'datasets'
        | 'imports'
        | 'conflicts'
        | 'twins';
    };
export type PageKind = PageSubject['kind'];

/** An open page: how far it is scrolled down, in lines, and the chosen record that `Enter` would open. */
export type OpenPage = PageSubject & {
  readonly scroll: number;
  readonly link: RecordRef | undefined;
  /** The line on which it was chosen, since a list may contain a record several times. */
  readonly at: number | undefined;
  readonly find: Find | undefined;
  /** Keys that choose or open records, pressed before the page was loaded. */
  readonly pendingKeys: readonly LinkKey[];
};
export type LinkKey = 'next' | 'previous' | 'open';

/** The page that is shown. */
export type Page = { readonly kind: 'dashboard' } | OpenPage;

/** A search on a page or in the help. */
export type Find = {
  readonly line: Line;
  /** Whether the text is still being typed. */
  readonly typing: boolean;
  /** The line of the current match. */
  readonly at: number | undefined;
  /** How far the page was scrolled when the search began. */
  readonly from: number;
};

const LISTS: readonly PageKind[] = [
  'milestones',
  'estimates',
  'sources',
  'datasets',
  'imports',
  'conflicts',
  'twins',
  'leads',
  'log',
];

/** Whether a page is a list of records, where keys move from one record to the next. */
export function isList({ kind }: OpenPage): boolean {
  return LISTS.includes(kind);
}

/** The record that a page is about; `undefined` for a list. */
export function subjectOf(page: OpenPage): RecordRef | undefined {
  switch (page.kind) {
    case 'comparison':
      return { kind: 'milestone', id: page.id };
    case 'milestones':
    case 'estimates':
    case 'sources':
    case 'datasets':
    case 'imports':
    case 'conflicts':
    case 'twins':
    case 'leads':
    case 'log':
      return undefined;
    default:
      return { kind: page.kind, id: page.id };
  }
}
