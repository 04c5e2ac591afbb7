/** How certain an incident is, according to its reports or to an analyst's verdict. */
export const STATUSES = [
  'reported',
  'corroborated',
  'confirmed',
  'disputed',
  'discounted',
] as const;
export type Status = (typeof STATUSES)[number];

/** The statuses that an analyst may set; the others follow from the evidence. */
export const VERDICTS = ['confirmed', 'discounted'] as const satisfies readonly Status[];
export type Verdict = (typeof VERDICTS)[number];
