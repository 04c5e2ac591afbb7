import type { GroupOrder } from '../../domain/grouping/group-order.ts';
import type { Grouping } from '../../domain/grouping/grouping.ts';
import { isSameRecord, type RecordRef } from '../../domain/model/record.ts';
import type { SpanDays } from '../../domain/time/milestone-spans.ts';
import type { Line } from './line-editor.ts';

/** The subject of a page. Its kind is also the name of its query. */
export type PageSubject =
  | { readonly kind: 'incident' | 'quote' | 'actor' | 'source' | 'batch'; readonly id: number }
  /** A milestone, and how many days before and after it; `null` takes the window's length. */
  | { readonly kind: 'comparison'; readonly id: number; readonly spanDays: SpanDays }
  /** The newest actions or leads, up to a limit; more are read when the end comes into view. */
  | { readonly kind: 'log' | 'leads'; readonly limit: number }
  /** Counts by month, area, source and the like. */
  | { readonly kind: 'groups'; readonly by: Grouping; readonly order: GroupOrder }
  | {
      readonly kind:
        | 'milestones'
        | 'estimates'
        | 'sources'
        | 'datasets'
        | 'imports'
        | 'conflicts'
        | 'twins'
        | 'likelySame';
    };
export type PageKind = PageSubject['kind'];

/** A group by its key, which is `null` where it is not known. */
export type GroupRef = { readonly kind: 'group'; readonly key: string | null };

/** What can be chosen on a page: a record, or a row that counts some. */
export type Choice = RecordRef | GroupRef;

export function isSameChoice(one: Choice | undefined, other: Choice | undefined): boolean {
  if (one?.kind === 'group') return other?.kind === 'group' && one.key === other.key;
  return other?.kind !== 'group' && isSameRecord(one, other);
}

/** An open page: how far it is scrolled down, in lines, and the chosen record that `Enter` would open. */
export type OpenPage = PageSubject & {
  readonly scroll: number;
  readonly link: Choice | undefined;
  /** The line on which it was chosen, since a list may contain a record several times. */
  readonly at: number | undefined;
  readonly find: Find | undefined;
  /** Whether the publisher's own row is shown in full. */
  readonly unfolded: boolean;
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
  'likelySame',
  'leads',
  'log',
  'groups',
];

/** Whether a page is a list of records, where keys move from one record to the next. */
export function isList({ kind }: OpenPage): boolean {
  return LISTS.includes(kind);
}

/** The record that is chosen on a page, if it is one. */
export function chosenRecord({ link }: OpenPage): RecordRef | undefined {
  return link?.kind === 'group' ? undefined : link;
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
    case 'likelySame':
    case 'leads':
    case 'log':
    case 'groups':
      return undefined;
    default:
      return { kind: page.kind, id: page.id };
  }
}
