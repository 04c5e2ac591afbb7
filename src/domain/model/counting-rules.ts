import type { Status } from './status.ts';

/** The status whose incidents are in no count: an analyst has judged that it did not happen as reported. */
export const NOT_COUNTED = 'discounted' satisfies Status;

/** Whether an incident of this status is counted; one that is not is shown beside the counts. */
export function isCounted(status: Status): boolean {
  return status !== NOT_COUNTED;
}

/** One rule about what counts. Each has a test of the same name. */
export type CountingRule = { readonly name: string; readonly says: string };

/** The rules of every count and sum on the screen, in reports and for scripts, as the documentation lists them. */
export const COUNTING_RULES = [
  {
    name: 'an incident counts once',
    says: 'Even if an actor has several roles in it, or several sources say so.',
  },
  {
    name: 'a discounted incident is in no count and no sum',
    says: 'How many there are, and how many were reported killed in them, is shown beside the count: `1 discounted, 50 killed`. Lists find them, `status:discounted` too, and show their status.',
  },
  {
    name: 'what was removed is not counted',
    says: 'Neither is a row that its publisher has withdrawn, or a removed report or attribution. A merged incident counts once, with the other. `is:removed` selects removed incidents alone and counts these.',
  },
  {
    name: 'a period counts what surely lies in it',
    says: 'A period is a window, the days of `since:` and `until:`, the previous window, or one side of a milestone.',
  },
  {
    name: 'several known days count in each period that they overlap',
    says: 'A siege from 28 March to 2 April counts in both months; in the timeline it is in the bar of its first day.',
  },
  {
    name: 'what may lie outside a period is counted separately',
    says: 'If an incident is dated to a week, a month, a year, or about a day, some of its possible days may lie outside: `12 + 2 possible`.',
  },
  {
    name: 'a denial attributes nothing',
    says: 'An incident does not count for an actor whose only attribution in it is a denial; denials have a count of their own.',
  },
  {
    name: 'a doubted attribution counts',
    says: '`by:ISKP?` counts like `by:ISKP`; its page shows the doubt.',
  },
  {
    name: 'a sum adds the best figure, else the low one',
    says: 'Civilians are part of the killed, and are never added to them.',
  },
  {
    name: 'what has no figure is in no sum',
    says: 'It is not zero: `54+?` says that some incidents had no figure, `n/r` that none had one.',
  },
  {
    name: 'contents of a database are counted as they are',
    says: 'Reports of a source, rows of a dataset, rows of a list, and all incidents of a database, whatever their status.',
  },
] as const satisfies readonly CountingRule[];

export type CountingRuleName = (typeof COUNTING_RULES)[number]['name'];
