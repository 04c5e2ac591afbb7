import { grouped } from '../../text/number-words.ts';

/** The change in incidents from before; empty if there is nothing to compare with. */
export function changeWords({
  incidents,
  before,
}: {
  readonly incidents: number;
  readonly before: number | null;
}): string {
  if (before === null) return '';
  const change = incidents - before;
  if (change === 0) return '=';
  return change > 0 ? `+${grouped(change)}` : `-${grouped(-change)}`;
}
