/**
 * The Admiralty code (NATO AJP-2.1): the letter is the reliability of the source, the digit the credibility
 * of the report. F and 6 mean "cannot be judged"; they are not the bottom of the scale.
 */
export const RELIABILITIES = ['A', 'B', 'C', 'D', 'E', 'F'] as const;
export type Reliability = (typeof RELIABILITIES)[number];
export const CREDIBILITIES = ['1', '2', '3', '4', '5', '6'] as const;
export type Credibility = (typeof CREDIBILITIES)[number];

/** A grade, possibly partial: `B2`, `B`, `2` or nothing. */
export type Grade = {
  readonly reliability: Reliability | null;
  readonly credibility: Credibility | null;
};

/** A grade as people write it, `B2`; empty if none was given. */
export function printGrade(grade: Grade): string {
  return `${grade.reliability ?? ''}${grade.credibility ?? ''}`;
}

/** Reads a letter, a digit or both, in either case; `undefined` if the text is not a grade. */
export function readGrade(text: string): Grade | undefined {
  const match = /^([A-F])?([1-6])?$/i.exec(text);
  if (match === null || text === '') return undefined;
  const letter = match[1]?.toUpperCase();
  const digit = match[2];
  return {
    reliability: RELIABILITIES.find((one) => one === letter) ?? null,
    credibility: CREDIBILITIES.find((one) => one === digit) ?? null,
  };
}
