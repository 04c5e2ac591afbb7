/** One rule by which status and figures follow from the reports. Each has a test of the same name. */
export type EvidenceRule = { readonly name: string; readonly says: string };

/** The rules of `assess`, as the help and the documentation list them. */
export const EVIDENCE_RULES = [
  { name: 'one source is reported', says: 'One source says so, however often.' },
  {
    name: 'two independent reports that agree are corroborated',
    says: 'Two or more reports of different origin say something, and nothing in them excludes each other.',
  },
  {
    name: 'reports of one origin count as one',
    says: 'The same source, sources with the same origin (copies of one agency), and reports that derive from one another or from the same, or give the same link, are one origin; so are a publisher’s summary and the articles it was coded from.',
  },
  {
    name: 'an actor’s own claim corroborates nothing',
    says: 'What an actor claims or denies of itself is its word alone, whoever carries it.',
  },
  {
    name: 'a report that says nothing corroborates nothing',
    says: 'A report without figures and attributions is no second report; nor is one graded F6.',
  },
  {
    name: 'figures that do not overlap are disputed',
    says: 'Two sources give ranges of the same count that cannot both be right. A source that corrects itself disputes nothing.',
  },
  {
    name: 'an actor both named and denied is disputed',
    says: 'Somebody names the actor, and somebody (or the actor itself) denies that.',
  },
  {
    name: 'rival perpetrators are disputed',
    says: 'Different speakers name or claim different perpetrators; doubted ones exclude nobody.',
  },
  {
    name: 'joint perpetrators are no rivals',
    says: 'The tag #joint says that the perpetrators named acted together.',
  },
  {
    name: 'what was imported stays reported until somebody grades it',
    says: 'Publishers have their own checks, which are not ours.',
  },
  {
    name: 'an analyst’s word stands before the evidence',
    says: 'confirmed and discounted are said by an analyst, with a reason; what the evidence says is kept.',
  },
  {
    name: 'low is the lowest low and high the highest high',
    says: 'Where a report gives only a best, that is its low and its high.',
  },
  {
    name: 'best comes from the best-graded report',
    says: 'First what is judged, A to D with 1 to 4: by letter, then by digit. It is the best figure of the first report that gives one.',
  },
  {
    name: 'what cannot be judged comes after what is',
    says: 'F, 6 and no grade say that nobody can tell; they are not the worst.',
  },
  {
    name: 'unreliable and improbable reports widen nothing',
    says: 'Reports graded E or 5 come last. They count only where there are no others, and are shown beside.',
  },
  { name: 'of equals the newest leads', says: 'By publication, else by when it was entered.' },
  {
    name: 'a pinned best stands before all reports',
    says: 'An analyst has settled on it; the page says who, when and why. Low and high stay those of the reports.',
  },
  {
    name: 'not reported is not zero',
    says: 'A count that nobody gives is n/r; 0 is a figure like any other.',
  },
  {
    name: 'figures out of order are kept as published',
    says: 'Some publishers give a low above the best; it is shown so, and marked.',
  },
] as const satisfies readonly EvidenceRule[];

export type EvidenceRuleName = (typeof EVIDENCE_RULES)[number]['name'];
