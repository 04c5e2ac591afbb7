import type { Entry } from '../../domain/entry/entry.ts';
import type { ActorKind } from '../../domain/model/actor.ts';
import type { Moment } from '../../domain/time/moment.ts';

/** The resolution of a name in a line. */
export type NameRow = {
  readonly name: string;
  readonly is: 'known' | 'new' | 'ambiguous';
  /** The record's own name if it is known; the candidates if it is ambiguous. */
  readonly candidates: readonly string[];
  /** The kind of a known actor. */
  readonly kind: ActorKind | null;
  /** For a new name, an existing one that is spelt nearly the same. */
  readonly near: string | null;
};

export type DuplicateRow = {
  readonly id: number;
  readonly title: string;
  readonly when: Moment;
  /** Why it looks like a duplicate, in words: `same day, same place, same actor`. */
  readonly why: string;
};

/** A completion at the cursor: the text to insert, and a hint at what it is. */
export type SuggestionRow = {
  readonly text: string;
  readonly hint: string;
  /** What to insert, if that is more than the quoted text. */
  readonly token?: string;
};

/** A record as an entry, its version, and whether it was removed. */
export type EntryOfRecord<E extends Entry = Entry> = {
  readonly entry: E;
  readonly version: number;
  readonly removed: boolean;
};
