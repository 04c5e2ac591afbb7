/**
 * What became of a conflict between two databases: a person kept ours or took theirs, or both sides came to say the same
 * by themselves.
 */
export type ConflictState = 'open' | 'kept' | 'taken' | 'settled';

/** Which side a person chooses. */
export type Choice = 'ours' | 'theirs';
