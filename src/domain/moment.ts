/** How exactly a date is known. `about` is a day given as approximate. */
export const PRECISIONS = ['time', 'day', 'days', 'week', 'month', 'year', 'about'] as const;
export type Precision = (typeof PRECISIONS)[number];

/**
 * A span of days in which something happened: its first and last possible day, both inclusive,
 * `YYYY-MM-DD`. With precision `time` both are the same instant, `YYYY-MM-DDTHH:MMZ` in UTC.
 */
export type Moment = {
  readonly from: string;
  readonly until: string;
  readonly precision: Precision;
};

/** What is needed to read a relative or zoneless date: the present instant (ISO 8601, UTC) and an IANA zone. */
export type Clock = { readonly now: string; readonly zone: string };
