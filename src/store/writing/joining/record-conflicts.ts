import type { NativePart } from '../../../domain/model/native-record.ts';
import type { Path } from '../../joining/record-tree.ts';
import type { Importing } from '../import/importing.ts';
import type { Places } from '../import/statements.ts';
import { readPaths } from './known-versions.ts';
import type { Places as RecordPlaces } from './record-history.ts';

/** A field for which the two sides have different values. */
type Found = {
  readonly path: Path;
  readonly ours: NativePart | null;
  readonly theirs: NativePart | null;
};

type Row = { table: string; row: number };

/** The conflicts that an import finds, and those that it settles, since both sides say the same by now. */
export function createConflicts({ db, prepare, batch, asChange }: Importing) {
  const open = prepare(({ table, row }: Places<Row>) =>
    db
      .selectFrom('conflict')
      .where('row_id', '=', row)
      .where('tab', '=', table)
      .where('state', '=', 'open')
      .where('removed_at', 'is', null)
      .select(['id', 'path', 'ours', 'theirs'])
      .compile(),
  );
  const kept = prepare(({ table, row }: Places<Row>) =>
    db
      .selectFrom('conflict')
      .where('row_id', '=', row)
      .where('tab', '=', table)
      .where('state', '=', 'kept')
      .orderBy('updated_at')
      .orderBy('id')
      .select('path')
      .compile(),
  );
  type Sides = { ours: string | null; theirs: string | null };
  const insert = prepare(
    ({ table, row, path, ours, theirs }: Places<Row & Sides & { path: string }>) =>
      db
        .insertInto('conflict')
        .values({ tab: table, row_id: row, path, ours, theirs, batch_id: batch })
        .compile(),
  );
  const update = prepare(({ id, ours, theirs }: Places<Sides & { id: number }>) =>
    db.updateTable('conflict').where('id', '=', id).set({ ours, theirs }).compile(),
  );
  const settle = prepare(({ id }: Places<{ id: number }>) =>
    db.updateTable('conflict').where('id', '=', id).set({ state: 'settled' }).compile(),
  );
  return {
    places: async (table: string, row: number): Promise<RecordPlaces> => ({
      open: (await open.all({ table, row })).map(({ path }) => toPath(path)),
      kept: (await kept.all({ table, row })).map(({ path }) => toPath(path)),
    }),
    /** Records a conflict and returns whether it is new. One that is open already takes the current values. */
    note: async (table: string, row: number, { path, ours, theirs }: Found): Promise<boolean> => {
      const text = JSON.stringify(path);
      const before = (await open.all({ table, row })).find((one) => one.path === text);
      const sides = { ours: textOf(ours), theirs: textOf(theirs) };
      if (before === undefined) await insert.run({ table, row, path: text, ...sides });
      else if (before.ours !== sides.ours || before.theirs !== sides.theirs) {
        await asChange(async () => {
          await update.run({ id: before.id, ...sides });
        });
      }
      return before === undefined;
    },
    /** Resolves the open conflicts of a record for fields on which both sides now agree. */
    settle: async (table: string, row: number, isAgreed: (path: Path) => boolean) => {
      for (const { id, path } of await open.all({ table, row })) {
        if (!isAgreed(toPath(path))) continue;
        await asChange(async () => {
          await settle.run({ id });
        });
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
