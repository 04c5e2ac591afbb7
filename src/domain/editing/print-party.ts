import type { Entry } from '../entry/entry.ts';
import type { PinEntry } from '../entry/party-entries.ts';
import { nameToken } from '../grammar/quoting.ts';
import { MEASURES } from '../model/figure.ts';
import { recordName } from '../model/record.ts';

/** The tokens of a line in order; `undefined` for fields that are empty. */
export type Tokens = readonly (string | undefined)[];

type PartyEntry = Extract<
  Entry,
  { kind: 'actor' | 'source' | 'grade' | 'merge' | 'split' | 'pin' }
>;

/** The tokens of a line about actors, sources, or what an analyst settles. */
export function partyTokens(entry: PartyEntry): Tokens {
  switch (entry.kind) {
    case 'actor':
      return [
        'actor',
        nameToken(entry.name),
        text('short', entry.shortName),
        entry.actorKind === 'unknown' ? undefined : `kind:${entry.actorKind}`,
        list('alias', entry.aliases),
      ];
    case 'source':
      return [
        'source',
        nameToken(entry.name),
        entry.reliability === 'F' ? undefined : `reliability:${entry.reliability}`,
        text('origin', entry.origin),
        text('note', entry.reason),
      ];
    case 'grade':
      return ['grade', nameToken(entry.source), entry.reliability, text('note', entry.reason)];
    case 'merge':
      return [
        'merge',
        ...entry.from.map(nameToken),
        text('into', entry.into),
        text('note', entry.reason),
      ];
    case 'split':
      return [
        'split',
        nameToken(entry.name),
        list('alias', entry.aliases),
        text('from', entry.from),
        text('note', entry.reason),
      ];
    case 'pin':
      return pinTokens(entry);
  }
}

function pinTokens({ incident, best, reason }: PinEntry): Tokens {
  const measures = MEASURES.filter((measure) => best[measure] !== undefined);
  const isUnpin = measures.every((measure) => best[measure] === null);
  return [
    isUnpin ? 'unpin' : 'pin',
    recordName({ kind: 'incident', id: incident }),
    ...measures.map((measure) => (isUnpin ? measure : `${measure}:${best[measure] ?? '?'}`)),
    text('note', reason),
  ];
}

function list(key: string, names: readonly string[]): string | undefined {
  return names.length === 0 ? undefined : `${key}:${names.map(nameToken).join(',')}`;
}

function text(key: string, value: string | null): string | undefined {
  return value === null ? undefined : `${key}:${nameToken(value)}`;
}
