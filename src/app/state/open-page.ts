import type { RecordRef } from '../../domain/model/record.ts';
import type { SpanDays } from '../../domain/time/milestone-spans.ts';
import type { Line } from './line-editor.ts';

/** What a page is about. Its kind is also the question that is asked for it. */
export type PageSubject =
  | { readonly kind: 'incident' | 'quote' | 'actor' | 'source' | 'batch'; readonly id: number }
  /** A milestone, and how many days before and after it; `null` takes the window's length. */
  | { readonly kind: 'comparison'; readonly id: number; readonly spanDays: SpanDays }
  /** The newest acts or leads, at most so many; more are read when the end of them is in sight. */
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

/** A page that is open: scrolled down by some lines, with the record chosen on it that `Enter` would open. */
export type OpenPage = PageSubject & {
  readonly scroll: number;
  readonly link: RecordRef | undefined;
  /** The line on which it was chosen, since a list may name one record several times. */
  readonly at: number | undefined;
  readonly find: Find | undefined;
  /** Keys that chose or opened records before it was known which ones the page names. */
  readonly owed: readonly LinkKey[];
};
export type LinkKey = 'next' | 'previous' | 'open';

/** Where a person is. */
export type Page = { readonly kind: 'dashboard' } | OpenPage;

/** A text that is looked for on a page or in the help. */
export type Find = {
  readonly line: Line;
  /** Whether it is still being typed. */
  readonly typing: boolean;
  /** The line of the page that it was last found on. */
  readonly at: number | undefined;
  /** How far the page was scrolled down before. */
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

/** Whether a page is a list of records, in which keys go from one to the next. */
export function isList({ kind }: OpenPage): boolean {
  return LISTS.includes(kind);
}

/** The record that a page is about; a list is about none. */
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
