import type { Problem, QuoteEntry, Relation, Span } from '../entry/entry.ts';
import type { WordToken } from '../grammar/lexer.ts';
import type { LineKind } from '../grammar/line-kinds.ts';
import type { ReportDraft } from '../grammar/read-source.ts';
import type { ActorKind, Attribution } from '../model/actor.ts';
import type { Reliability } from '../model/grade.ts';
import type { Verdict } from '../model/status.ts';
import type { Place } from '../places/place.ts';
import type { Clock, Moment } from '../time/moment.ts';

/** Everything that the tokens of one line say, before it is known whether they make an entry. */
export type EntryDraft = {
  readonly problems: Problem[];
  /** The remaining words, in order. */
  readonly words: WordToken[];
  /** The figures of keys as written. */
  readonly figures: string[];
  readonly dates: Partial<Record<'date' | 'asof' | 'since', Moment>>;
  readonly texts: Partial<Record<string, string>>;
  readonly attributions: Attribution[];
  readonly reports: [ReportDraft, ...ReportDraft[]];
  readonly tags: string[];
  readonly relations: Relation[];
  readonly about: QuoteEntry['about'][number][];
  place: Place | undefined;
  point: Place['point'];
  verdict: { readonly word: Verdict; readonly span: Span } | undefined;
  answers: number | null;
  derivesFrom: number | null;
  readonly aliases: string[];
  actorKind: ActorKind | undefined;
  reliability: Reliability | undefined;
  /** The keys given so far that are allowed only once. */
  readonly given: Set<string>;
};

/** The line being read, and the present moment. `named` is its first word, for messages. */
export type Line = { readonly kind: LineKind; readonly clock: Clock; readonly named: string };

/** A token that belongs in another kind of line. */
export function notHere(what: string, span: Span, line: Line): Problem {
  return {
    span,
    message: `${what} does not belong in ${lineWords(line)}; to use it as a word, quote it`,
  };
}

/** The line in words, by its first word: `an attack line`. */
export function lineWords({ named }: Line): string {
  return `${/^[aeiou]/.test(named) ? 'an' : 'a'} ${named} line`;
}
