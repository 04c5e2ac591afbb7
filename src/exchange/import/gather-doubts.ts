import {
  DOUBT_KINDS,
  type Doubt,
  type DoubtExample,
  type DoubtKind,
  type FoundDoubt,
  type RowUnit,
} from '../../domain/model/doubts.ts';
import type { FileFacts } from '../reading/file-facts.ts';

/** Distinct texts kept per kind; further ones are only counted. */
const KEPT = 5;

/** The doubts so far: counts, and the first distinct texts of each kind, in bounded memory. */
export type DoubtGatherer = {
  /** Notes doubts about a row that begins on this line, or (`null`) about the file as a whole. */
  readonly note: (doubts: readonly Doubt[], line: number | null) => void;
  readonly found: () => readonly FoundDoubt[];
};

export function createDoubtGatherer(unit: RowUnit): DoubtGatherer {
  const kinds = new Map<DoubtKind, { count: number; examples: Map<string, DoubtExample> }>();
  const noteOne = ({ kind, text }: Doubt, line: number | null) => {
    const known = kinds.get(kind) ?? { count: 0, examples: new Map() };
    kinds.set(kind, known);
    known.count += 1;
    const before = known.examples.get(text);
    if (before !== undefined) known.examples.set(text, { ...before, count: before.count + 1 });
    else if (known.examples.size < KEPT) known.examples.set(text, { text, line, count: 1 });
  };
  return {
    note: (doubts, line) => {
      for (const doubt of doubts) noteOne(doubt, line);
    },
    found: () =>
      DOUBT_KINDS.flatMap((kind) => {
        const known = kinds.get(kind);
        if (known === undefined) return [];
        return [{ kind, count: known.count, unit, examples: [...known.examples.values()] }];
      }),
  };
}

/** If the encoding was assumed, the doubt says so with the first word that shows it. */
export function encodingDoubts({ isAssumed, beginning, name }: FileFacts): readonly Doubt[] {
  if (!isAssumed) return [];
  const [word = name] = /[\p{L}\p{N}]*[^\p{ASCII}][\p{L}\p{N}]*/u.exec(beginning) ?? [];
  return [{ kind: 'encoding', text: word }];
}
