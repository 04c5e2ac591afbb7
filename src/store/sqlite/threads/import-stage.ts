import type { ImportedIncident } from '../../../domain/entry/imported.ts';
import type { ImportedRows, Position } from '../../port/importing.ts';

/** Rows up to a place in the file. */
type Piece = {
  readonly rows: readonly ImportedRows[];
  readonly count: number;
  readonly at: Position;
};

/** Rows that wait to be written. */
export type Stage = {
  /** `at`: the place up to which all rows of the file have been put. */
  readonly put: (rows: ImportedRows, at: Position | undefined) => void;
  /** How many rows wait. */
  readonly count: () => number;
  /** How many of them are before the last place that was given. */
  readonly ready: () => number;
  /** Takes about this many rows from the beginning, up to a place that was given; at least one piece. */
  readonly take: (rows: number) => Piece | undefined;
  /** Takes all rows. */
  readonly takeAll: () => readonly ImportedRows[];
};

export function createStage(): Stage {
  let pieces: Piece[] = [];
  let rest: ImportedRows[] = [];
  const ready = () => pieces.reduce((sum, { count }) => sum + count, 0);
  return {
    put: (rows, at) => {
      rest.push(rows);
      if (at === undefined) return;
      pieces.push({ rows: rest, count: countOf(rest), at });
      rest = [];
    },
    count: () => ready() + countOf(rest),
    ready,
    take: (most) => {
      let count = 0;
      const until = pieces.findIndex((piece) => {
        count += piece.count;
        return count >= most;
      });
      const taken = pieces.splice(0, until < 0 ? pieces.length : until + 1);
      const last = taken.at(-1);
      if (last === undefined) return undefined;
      const rows = joined(taken.flatMap((piece) => piece.rows));
      return { rows, count: countOf(rows), at: last.at };
    },
    takeAll: () => {
      const all = joined([...pieces.flatMap((piece) => piece.rows), ...rest]);
      pieces = [];
      rest = [];
      return all;
    },
  };
}

function countOf(all: readonly ImportedRows[]): number {
  return all.reduce((sum, { rows }) => sum + rows.length, 0);
}

/** The same rows in few lists: incidents that follow each other are one, and rejected rows, which nothing depends on, are last. */
function joined(all: readonly ImportedRows[]): readonly ImportedRows[] {
  const lists: ImportedRows[] = [];
  let incidents: ImportedIncident[] = [];
  const rejected = all.flatMap((list) => (list.kind === 'rejected' ? list.rows : []));
  const closeIncidents = () => {
    if (incidents.length > 0) lists.push({ kind: 'incidents', rows: incidents });
    incidents = [];
  };
  for (const list of all) {
    if (list.rows.length === 0 || list.kind === 'rejected') continue;
    if (list.kind === 'incidents') {
      for (const row of list.rows) incidents.push(row);
      continue;
    }
    closeIncidents();
    lists.push(list);
  }
  closeIncidents();
  return rejected.length === 0 ? lists : [...lists, { kind: 'rejected', rows: rejected }];
}
