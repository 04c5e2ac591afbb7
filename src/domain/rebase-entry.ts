import type { Account, Entry, IncidentEntry } from './entry.ts';

/**
 * One's own edit on top of somebody else's: what one changed is as one wrote it, everything else is as they left it.
 * `base` is what both began with. Lists gain and lose what either added or took away.
 */
export function rebaseEntry(base: Entry, mine: Entry, theirs: Entry): Entry {
  if (base.kind === 'incident' && mine.kind === 'incident' && theirs.kind === 'incident') {
    return {
      ...fields(base, mine, theirs),
      accounts: accounts(base.accounts, mine.accounts, theirs.accounts),
      ties: list(base.ties, mine.ties, theirs.ties),
      tags: list(base.tags, mine.tags, theirs.tags),
      relations: list(base.relations, mine.relations, theirs.relations),
    };
  }
  if (base.kind === 'report' && mine.kind === 'report' && theirs.kind === 'report') {
    return {
      ...fields(base, mine, theirs),
      account: account(base.account, mine.account, theirs.account),
      ties: list(base.ties, mine.ties, theirs.ties),
    };
  }
  if (base.kind === 'quote' && mine.kind === 'quote' && theirs.kind === 'quote') {
    return {
      ...fields(base, mine, theirs),
      account: account(base.account, mine.account, theirs.account),
      about: list(base.about, mine.about, theirs.about),
    };
  }
  if (base.kind === 'estimate' && mine.kind === 'estimate' && theirs.kind === 'estimate') {
    return {
      ...fields(base, mine, theirs),
      account: account(base.account, mine.account, theirs.account),
    };
  }
  if (base.kind === 'actor' && mine.kind === 'actor' && theirs.kind === 'actor') {
    return {
      ...fields(base, mine, theirs),
      aliases: list(base.aliases, mine.aliases, theirs.aliases),
    };
  }
  if (base.kind === 'source' && mine.kind === 'source' && theirs.kind === 'source') {
    return fields(base, mine, theirs);
  }
  if (base.kind === 'milestone' && mine.kind === 'milestone' && theirs.kind === 'milestone') {
    return fields(base, mine, theirs);
  }
  return mine;
}

/** Field by field: mine where I changed it, else theirs. */
function fields<T extends object>(base: T, mine: T, theirs: T): T {
  const merged: { -readonly [K in keyof T]: T[K] } = { ...mine };
  const settle = <K extends keyof T>(key: K) => {
    merged[key] = isSame(mine[key], base[key]) ? theirs[key] : mine[key];
  };
  for (const key of keysOf(theirs)) settle(key);
  return merged;
}

/** What they have, without what I took away, and with what I added. */
function list<T>(base: readonly T[], mine: readonly T[], theirs: readonly T[]): readonly T[] {
  const has = (some: readonly T[], one: T) => some.some((other) => isSame(other, one));
  const kept = theirs.filter((one) => !has(base, one) || has(mine, one));
  return [...kept, ...mine.filter((one) => !has(base, one) && !has(kept, one))];
}

/** The same for accounts, of which one a source counts as the same. */
function accounts(
  base: IncidentEntry['accounts'],
  mine: IncidentEntry['accounts'],
  theirs: IncidentEntry['accounts'],
): IncidentEntry['accounts'] {
  const of = (some: readonly Account[], { source }: Account) =>
    some.find((one) => one.source === source);
  const kept = theirs
    .filter((one) => of(base, one) === undefined || of(mine, one) !== undefined)
    .map((one) => {
      const [was, is] = [of(base, one), of(mine, one)];
      return was === undefined || is === undefined ? one : account(was, is, one);
    });
  const added = mine.filter((one) => of(base, one) === undefined && of(kept, one) === undefined);
  const [first, ...others] = [...kept, ...added];
  return first === undefined ? mine : [first, ...others];
}

function account(base: Account, mine: Account, theirs: Account): Account {
  return {
    ...fields(base, mine, theirs),
    figures: fields(base.figures, mine.figures, { ...mine.figures, ...theirs.figures }),
  };
}

function keysOf<T extends object>(value: T): readonly (keyof T)[] {
  return Object.keys(value).filter((key): key is keyof T & string => key in value);
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
