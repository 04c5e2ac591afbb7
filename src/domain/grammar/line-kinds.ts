/** A kind of line other than incidents: its first word, what it does, and what its remaining words are. */
type LineWord = {
  readonly word: string;
  readonly kind: LineKind;
  readonly help: string;
  readonly words: string;
};

/** What a line is about. */
export type LineKind =
  | 'incident'
  | 'report'
  | 'quote'
  | 'estimate'
  | 'milestone'
  | 'actor'
  | 'source'
  | 'grade'
  | 'merge'
  | 'split'
  | 'tag'
  | 'pin';

/** The first words of lines other than incidents. */
export const LINE_WORDS = [
  {
    word: 'report',
    kind: 'report',
    help: "another source's report on an incident",
    words: 'the incident that it reports on',
  },
  {
    word: 'quote',
    kind: 'quote',
    help: 'what somebody said, word for word',
    words: 'the words of the quote',
  },
  {
    word: 'paraphrase',
    kind: 'quote',
    help: 'what somebody said, paraphrased',
    words: 'the words of the quote',
  },
  {
    word: 'estimate',
    kind: 'estimate',
    help: 'a figure about an actor',
    words: 'the actor, a measure and a figure',
  },
  {
    word: 'milestone',
    kind: 'milestone',
    help: 'a dated marker',
    words: 'the name of the milestone',
  },
  {
    word: 'actor',
    kind: 'actor',
    help: 'an actor, its kind and its other names',
    words: 'the name of the actor',
  },
  {
    word: 'source',
    kind: 'source',
    help: 'a source, and the source whose material it passes on',
    words: 'the name of the source',
  },
  {
    word: 'grade',
    kind: 'grade',
    help: 'a new reliability for a known source, with the reason',
    words: 'the source and its letter',
  },
  {
    word: 'merge',
    kind: 'merge',
    help: 'actors, or incidents, that are the same',
    words: 'the actors or incidents to merge into the other',
  },
  {
    word: 'split',
    kind: 'split',
    help: 'makes a merged actor or incident, or an alias, one of its own; or declares two distinct',
    words: 'the actor or incident to separate',
  },
  {
    word: 'tag',
    kind: 'tag',
    help: 'tags several incidents',
    words: 'the incidents to tag',
  },
  {
    word: 'untag',
    kind: 'tag',
    help: 'takes tags off several incidents',
    words: 'the incidents and the tags to take off',
  },
  {
    word: 'pin',
    kind: 'pin',
    help: 'an analyst’s best figure for an incident',
    words: 'the incident',
  },
  {
    word: 'unpin',
    kind: 'pin',
    help: 'removes an analyst’s best figure',
    words: 'the incident and its measures',
  },
] as const satisfies readonly LineWord[];

/** Whether lines of this kind name a source with `src:`. */
export function hasSource(kind: LineKind): boolean {
  return kind === 'incident' || kind === 'report' || kind === 'quote' || kind === 'estimate';
}
