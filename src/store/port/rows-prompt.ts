import type { Entry } from '../../domain/entry/entry.ts';
import type { ActorKind } from '../../domain/model/actor.ts';
import type { Moment } from '../../domain/time/moment.ts';

/** What a name in a line stands for. */
export type NameRow = {
  readonly name: string;
  readonly is: 'known' | 'new' | 'ambiguous';
  /** The record's own name where it is known; what it could be where it is ambiguous. */
  readonly candidates: readonly string[];
  /** The kind of a known actor. */
  readonly kind: ActorKind | null;
  /** Of a new name, one that is in use and spelt nearly the same. */
  readonly near: string | null;
};

export type DuplicateRow = {
  readonly id: number;
  readonly title: string;
  readonly when: Moment;
  /** Why it looks like the same, in words: `same day, same place, same actor`. */
  readonly why: string;
};

/** Something that can stand at the cursor: what is put in, and a word on what it is. */
export type SuggestionRow = {
  readonly text: string;
  readonly hint: string;
  /** How it is put in, where that is more than the text in quotes. */
  readonly token?: string;
};

/** A record as the line that it would be entered with, its version, and whether it was removed. */
export type EntryOfRecord<E extends Entry = Entry> = {
  readonly entry: E;
  readonly version: number;
  readonly removed: boolean;
};
