/** How certain an incident is, according to its reports or to an analyst's verdict. */
export const STATUSES = [
  'reported',
  'corroborated',
  'confirmed',
  'disputed',
  'discounted',
] as const;
export type Status = (typeof STATUSES)[number];
