/**
 * The state of a conflict between two databases: `kept` ours or `taken` theirs by a person, or `settled` because both
 * sides ended up the same.
 */
export type ConflictState = 'open' | 'kept' | 'taken' | 'settled';

/** The side that a person chooses. */
export type Choice = 'ours' | 'theirs';
