import type { Position } from '../../port/importing.ts';
import {
  countSent,
  receiveRows,
  type SentRows,
  type StagedIncident,
  type StagedRows,
} from '../../writing/import/staged-rows.ts';

/** Rows up to a place in the file. */
type Piece = { readonly rows: readonly SentRows[]; readonly count: number; readonly at: Position };

/** Rows to be written in one slice. */
type Slice = {
  readonly rows: Iterable<StagedRows>;
  readonly count: number;
  readonly at: Position;
};

/** Rows that wait to be written. */
export type Stage = {
  /** `at`: the place up to which all rows of the file have been put. */
  readonly put: (rows: SentRows, at: Position | undefined) => void;
  /** How many rows wait. */
  readonly count: () => number;
  /** How many of them are before the last place that was given. */
  readonly ready: () => number;
  /** Takes about this many rows from the beginning, up to a place that was given; at least one piece. */
  readonly take: (rows: number) => Slice | undefined;
  /** Takes all rows. */
  readonly takeAll: () => Iterable<StagedRows>;
};

/** So many rows are taken from where they wait at a time. */
const RECEIVED_AT_ONCE = 2_000;

export function createStage(): Stage {
  let pieces: Piece[] = [];
  let rest: SentRows[] = [];
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
      const rows = taken.flatMap((piece) => piece.rows);
      return { rows: received(rows), count: countOf(rows), at: last.at };
    },
    takeAll: () => {
      const all = [...pieces.flatMap((piece) => piece.rows), ...rest];
      pieces = [];
      rest = [];
      return received(all);
    },
  };
}

function countOf(all: readonly SentRows[]): number {
  return all.reduce((sum, rows) => sum + countSent(rows), 0);
}

/** The same rows in few lists, some at a time. */
function* received(all: readonly SentRows[]): Iterable<StagedRows> {
  let some: StagedRows[] = [];
  let count = 0;
  for (const rows of all) {
    some.push(receiveRows(rows));
    count += countSent(rows);
    if (count < RECEIVED_AT_ONCE) continue;
    yield* joined(some);
    some = [];
    count = 0;
  }
  yield* joined(some);
}

/** Incidents that follow each other are one list, and rejected rows, which nothing depends on, are last. */
function joined(all: readonly StagedRows[]): readonly StagedRows[] {
  const lists: StagedRows[] = [];
  let incidents: StagedIncident[] = [];
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
