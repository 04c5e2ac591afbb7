import type { IncidentEntry, Report } from '../entry/entry.ts';
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

/**
 * Applies one's own changes to reports on top of somebody else's, report by report. An incident keeps at least one.
 */
export function joinReports(
  three: Three<IncidentEntry['reports']>,
  contest: Contest,
): IncidentEntry['reports'] {
  const [first, ...others] = joinLists(REPORTS, three, contest);
  if (first === undefined) {
    contest('the sources');
    return three.mine;
  }
  if (others.length === 0) return [first];
  const [named, ...rest] = [first, ...others].map((one) => withSource(one, three, contest));
  return named === undefined ? three.mine : [named, ...rest];
}

/** Applies changes to one report on top of another version: its fields, and its figures measure by measure. */
export function joinReport(three: Three<Report>, contest: Contest): Report {
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

/** Two reports of one source are distinguished by their links. */
const REPORTS: Parts<Report> = {
  signs: [
    (one, other) => one.source === other.source && one.url !== null && one.url === other.url,
    (one, other) => one.source === other.source,
  ],
  isRenamed: (one, other) => isSame(withoutSayer(one), withoutSayer(other)),
  join: joinReport,
  unite: uniteReports,
  called: ({ source }) => (source === null ? 'the source' : `the report of ${source}`),
};

/** What a report says, without its source and grade. */
function withoutSayer({ published, url, figures }: Report) {
  return { published, url, figures };
}

/** One report with the content of both, if nothing in them differs. */
function uniteReports(mine: Report, theirs: Report): Report | undefined {
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

/** Only the single report of a line can omit its source; among others it gets the one that they gave it. */
function withSource(
  one: Report,
  { base, theirs }: Three<readonly Report[]>,
  contest: Contest,
): Report {
  if (one.source !== null) return one;
  const known = [...theirs, ...base].find(({ source }) => source !== null);
  if (known === undefined) return one;
  contest('the source');
  return { ...one, source: known.source, grade: known.grade };
}
