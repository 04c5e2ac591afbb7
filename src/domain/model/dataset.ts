/** Whether a dataset's rows may be passed on: freely, with attribution, or not. */
export const PASSING = ['free', 'attribution', 'no'] as const;
export type Passing = (typeof PASSING)[number];

/**
 * Whether one version of a publisher's data is newer than another, compared by number (`24.1` is newer than `23.0.11`);
 * `undefined` if either is not a version or they cannot be compared.
 */
export function isNewerVersion(one: string | null, other: string | null): boolean | undefined {
  const [these, those] = [numbersIn(one), numbersIn(other)];
  if (these === undefined || those === undefined) return undefined;
  for (let at = 0; at < Math.max(these.length, those.length); at += 1) {
    const difference = (these[at] ?? 0) - (those[at] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return false;
}

function numbersIn(version: string | null): readonly number[] | undefined {
  if (version === null || !/^\d+(\.\d+)*$/.test(version)) return undefined;
  return version.split('.').map(Number);
}
