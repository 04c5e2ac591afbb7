/** How sure an incident is, by its reports or by what an analyst has judged. */
export const STATUSES = [
  'reported',
  'corroborated',
  'confirmed',
  'disputed',
  'discounted',
] as const;
export type Status = (typeof STATUSES)[number];
