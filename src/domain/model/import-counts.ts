/** The outcomes of an import's rows, counted. */
export type ImportCounts = {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly rejected: number;
  readonly withdrawn: number;
  readonly heldBack: number;
};

/** The counts of an import in words; `what` names its new rows if they are not incidents. */
export function importCounts(counts: ImportCounts, what = ''): string {
  const { added, changed, unchanged, rejected, withdrawn, heldBack } = counts;
  const extra = [
    [withdrawn, 'withdrawn by the publisher'],
    [heldBack, 'held back, being older than the current version or withdrawn'],
  ] as const;
  const rest = extra.flatMap(([count, words]) => (count === 0 ? [] : [`, ${count} ${words}`]));
  return `${added} new${what}, ${changed} changed, ${unchanged} unchanged, ${rejected} rejected${rest.join('')}`;
}

/** How to get the rows that an import (`B3`) rejected. */
export function repairHint(batch: string): string {
  return `watchfloor imports rejected ${batch} -o FILE writes them out for repair.`;
}
