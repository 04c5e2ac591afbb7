/** One rule by which status and figures follow from the reports. Each has a test of the same name. */
export type EvidenceRule = { readonly name: string; readonly says: string };

/** The rules of `assess`, as the help and the documentation list them. */
export const EVIDENCE_RULES = [
  { name: 'one source is reported', says: 'Only one source reports it, however often.' },
  {
    name: 'two independent reports that agree are corroborated',
    says: 'Two or more reports of different origin give figures or name who did it, and do not contradict each other.',
  },
  {
    name: 'reports of one origin count as one',
    says: 'Reports have one origin if they are of the same source or of sources that pass on the same agency, if they derive from one another or from the same report, or if they give the same link; so do a publisher’s summary and the articles from which it was coded.',
  },
  {
    name: 'an actor’s own claim corroborates nothing',
    says: 'A claim or denial is the actor’s own statement, whichever source passes it on.',
  },
  {
    name: 'a report that says nothing corroborates nothing',
    says: 'A report without figures and attributions does not count as a second report; nor does one graded F6.',
  },
  {
    name: 'figures that do not overlap are disputed',
    says: 'Two sources give ranges for the same count that cannot both be right. A source that corrects itself disputes nothing.',
  },
  {
    name: 'an actor both named and denied is disputed',
    says: 'One attribution names the actor, and another source (or the actor itself) denies it.',
  },
  {
    name: 'rival perpetrators are disputed',
    says: 'Sources name different perpetrators, or different actors claim it. A doubted attribution contradicts no other.',
  },
  {
    name: 'joint perpetrators are not rivals',
    says: 'The tag #joint says that the named perpetrators acted together.',
  },
  {
    name: 'an imported incident stays reported until somebody grades it',
    says: 'A publisher’s own checks do not replace this desk’s.',
  },
  {
    name: 'an analyst’s verdict takes precedence over the evidence',
    says: 'An analyst sets confirmed or discounted, with a reason; what follows from the evidence is kept.',
  },
  {
    name: 'low is the lowest low and high the highest high',
    says: 'If a report gives only a best figure, that is also its low and its high.',
  },
  {
    name: 'best comes from the best-graded report',
    says: 'Reports graded A to D and 1 to 4 come first, by letter, then by digit. The best figure is that of the first report that gives one.',
  },
  {
    name: 'what cannot be judged comes after what can',
    says: 'F, 6 and no grade mean “cannot be judged”, and come before E and 5.',
  },
  {
    name: 'unreliable and improbable reports do not widen a range',
    says: 'Reports graded E or 5 come last. They count only if there are no others, and are shown separately.',
  },
  {
    name: 'among equal grades the newest report leads',
    says: 'By date of publication, or of entry if that is unknown.',
  },
  {
    name: 'a pinned best takes precedence over all reports',
    says: 'An analyst has set it; the page says who, when and why. Low and high still come from the reports.',
  },
  {
    name: 'not reported is not zero',
    says: 'A count that no report gives is n/r; 0 is a figure like any other.',
  },
  {
    name: 'figures out of order are kept as published',
    says: 'Some publishers give a low above the best; it is shown as published, and marked.',
  },
] as const satisfies readonly EvidenceRule[];

export type EvidenceRuleName = (typeof EVIDENCE_RULES)[number]['name'];
