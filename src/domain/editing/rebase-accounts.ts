import type { Account, IncidentEntry } from '../entry/entry.ts';
import { MEASURES } from '../model/figure.ts';
import {
  type Contest,
  isSame,
  joinLists,
  joinMaps,
  type Parts,
  sideOf,
  type Three,
} from './three-way.ts';

/** Accounts of one's own on top of somebody else's, report by report. An incident keeps one at least. */
export function joinAccounts(
  three: Three<IncidentEntry['accounts']>,
  contest: Contest,
): IncidentEntry['accounts'] {
  const [first, ...others] = joinLists(ACCOUNTS, three, contest);
  if (first === undefined) {
    contest('the sources');
    return three.mine;
  }
  if (others.length === 0) return [first];
  const [named, ...rest] = [first, ...others].map((one) => withSource(one, three, contest));
  return named === undefined ? three.mine : [named, ...rest];
}

/** One account on top of another: its fields, and its figures measure by measure. */
export function joinAccount(three: Three<Account>, contest: Contest): Account {
  const { base, mine, theirs } = three;
  const name = mine.source ?? theirs.source;
  const inIt: Contest = (part) => contest(name === null ? part : `${part} of ${name}`);
  const side = sideOf(three, inIt);
  const grade = sideOf({ base: base.grade, mine: mine.grade, theirs: theirs.grade }, inIt);
  return {
    source: side('the source', 'source').source,
    grade: {
      reliability: grade('the reliability', 'reliability').reliability,
      credibility: grade('the credibility', 'credibility').credibility,
    },
    published: side('pub:', 'published').published,
    url: side('url:', 'url').url,
    figures: joinMaps(
      MEASURES,
      { base: base.figures, mine: mine.figures, theirs: theirs.figures },
      inIt,
    ),
  };
}

/** Two reports of one source are told apart by where they were read. */
const ACCOUNTS: Parts<Account> = {
  signs: [
    (one, other) => one.source === other.source && one.url !== null && one.url === other.url,
    (one, other) => one.source === other.source,
  ],
  isRenamed: (one, other) => isSame(withoutSayer(one), withoutSayer(other)),
  join: joinAccount,
  unite: uniteAccounts,
  called: ({ source }) => (source === null ? 'the source' : `the account of ${source}`),
};

/** What an account says, without who says it and how good that is. */
function withoutSayer({ published, url, figures }: Account) {
  return { published, url, figures };
}

/** One account that says what both say, where none of it differs. */
function uniteAccounts(mine: Account, theirs: Account): Account | undefined {
  if (mine.source !== theirs.source || !isSame(mine.grade, theirs.grade)) return undefined;
  const figures = MEASURES.every(
    (measure) =>
      mine.figures[measure] === undefined ||
      theirs.figures[measure] === undefined ||
      isSame(mine.figures[measure], theirs.figures[measure]),
  );
  const isOpen = <T>(one: T | null, other: T | null) =>
    one === null || other === null || isSame(one, other);
  if (!figures || !isOpen(mine.url, theirs.url) || !isOpen(mine.published, theirs.published)) {
    return undefined;
  }
  return {
    ...theirs,
    published: theirs.published ?? mine.published,
    url: theirs.url ?? mine.url,
    figures: { ...theirs.figures, ...mine.figures },
  };
}

/** Only a line's one account can go without the name of its source; among others it has the one that they gave it. */
function withSource(
  one: Account,
  { base, theirs }: Three<readonly Account[]>,
  contest: Contest,
): Account {
  if (one.source !== null) return one;
  const known = [...theirs, ...base].find(({ source }) => source !== null);
  if (known === undefined) return one;
  contest('the source');
  return { ...one, source: known.source, grade: known.grade };
}
