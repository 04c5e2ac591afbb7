/** What is counted of an incident (`civilians` are how many of the killed were civilians). */
export const MEASURES = [
  'killed',
  'civilians',
  'wounded',
  'civilians-wounded',
  'arrested',
  'abducted',
  'displaced',
] as const;
export type Measure = (typeof MEASURES)[number];

/**
 * A count with its uncertainty, in whole numbers. `null` is "not given": a figure of three nulls is
 * "not reported", which is not zero. A publisher's figure may be out of order and is kept so.
 */
export type Figure = {
  readonly low: number | null;
  readonly best: number | null;
  readonly high: number | null;
};
