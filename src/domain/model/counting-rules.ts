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
    says: 'Also where somebody has several roles in it, or several people say so.',
  },
  {
    name: 'a discounted incident is in no count and no sum',
    says: 'How many these are, and how many were killed in them by what was reported, stands beside: `1 discounted, 50 killed`. Lists find them, `status:discounted` too, and show their status.',
  },
  {
    name: 'what was removed counts nowhere',
    says: 'Nor does a row that its publisher has withdrawn, or a report or attribution that was taken away. `is:removed` asks for removed incidents alone and counts these.',
  },
  {
    name: 'in a span of days counts what surely lies in it',
    says: 'A window, the days of `since:` and `until:`, the time before, each side of a milestone.',
  },
  {
    name: 'several known days count in each span that they touch',
    says: 'A siege from 28 March to 2 April counts in both months; a bar of the timeline has it on its first day.',
  },
  {
    name: 'what may lie outside a span is counted apart',
    says: 'Of what is dated to a week, a month, a year, or about a day, some of the days may lie outside: `12 + 2 possible`.',
  },
  {
    name: 'a denial attributes nothing',
    says: 'An actor whose only attribution is a denial has no incident by it; denials have a count of their own.',
  },
  {
    name: 'a doubted attribution counts',
    says: '`by:ISKP?` counts like `by:ISKP`; its page shows the doubt.',
  },
  {
    name: 'a sum adds the best figure, else the low one',
    says: 'A civilian count is a part of the killed, and is never added to them.',
  },
  {
    name: 'what has no figure is in no sum',
    says: 'It is no zero: `54+?` says that some had none, `n/r` that all had.',
  },
  {
    name: 'what a database holds is counted as it is held',
    says: 'Reports of a source, rows of a dataset, rows of a list, and all incidents of a database, whatever was judged of them.',
  },
] as const satisfies readonly CountingRule[];

export type CountingRuleName = (typeof COUNTING_RULES)[number]['name'];
