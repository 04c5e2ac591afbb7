import type Database from 'better-sqlite3';
import type { NativePart } from '../../../domain/model/native-record.ts';
import type { Path } from '../../joining/record-tree.ts';
import type { Importing } from '../import/importing.ts';
import { readPaths } from './known-versions.ts';
import type { Places } from './record-history.ts';

/** A place at which both sides say different things. */
type Found = {
  readonly path: Path;
  readonly ours: NativePart | null;
  readonly theirs: NativePart | null;
};

/** The conflicts that an import finds, and those that it settles, since both sides say the same by now. */
export function createConflicts({ connection, batch, asChange }: Importing) {
  const { sqlite } = connection;
  const open = openConflicts(sqlite);
  const insert = sqlite.prepare(
    'insert into conflict (tab, row_id, path, ours, theirs, batch_id) values (?, ?, ?, ?, ?, ?)',
  );
  const update = sqlite.prepare('update conflict set ours = ?, theirs = ? where id = ?');
  const settle = sqlite.prepare("update conflict set state = 'settled' where id = ?");
  const kept = sqlite
    .prepare<[number, string], string>(
      "select path from conflict where row_id = ? and tab = ? and state = 'kept' order by updated_at, id",
    )
    .pluck();
  return {
    places: (table: string, row: number): Places => ({
      open: open(table, row).map(({ path }) => toPath(path)),
      kept: kept.all(row, table).map(toPath),
    }),
    /** Notes a conflict; whether it is a new one. One that is open already says from now on what is said now. */
    note: (table: string, row: number, { path, ours, theirs }: Found): boolean => {
      const text = JSON.stringify(path);
      const before = open(table, row).find((one) => one.path === text);
      const [own, other] = [textOf(ours), textOf(theirs)];
      if (before === undefined) insert.run(table, row, text, own, other, batch);
      else if (before.ours !== own || before.theirs !== other) {
        asChange(() => {
          update.run(own, other, before.id);
        });
      }
      return before === undefined;
    },
    /** Settles the open conflicts of a record at places at which both sides agree by now. */
    settle: (table: string, row: number, isAgreed: (path: Path) => boolean) => {
      for (const { id, path } of open(table, row)) {
        if (isAgreed(toPath(path))) asChange(() => settle.run(id));
      }
    },
  };
}

export type Conflicts = ReturnType<typeof createConflicts>;

function toPath(text: string): Path {
  return readPaths(`[${text}]`)[0] ?? [];
}

function textOf(value: NativePart | null): string | null {
  return value === null ? null : JSON.stringify(value);
}

type Open = {
  readonly id: number;
  readonly path: string;
  readonly ours: string | null;
  readonly theirs: string | null;
};

function openConflicts(sqlite: Database.Database): (table: string, row: number) => readonly Open[] {
  const select = sqlite.prepare<[number, string], Open>(
    "select id, path, ours, theirs from conflict where row_id = ? and tab = ? and state = 'open' and removed_at is null",
  );
  return (table, row) => select.all(row, table);
}
