import type { Kysely } from 'kysely';
import type { Account } from '../../../domain/entry/entry.ts';
import { MEASURES } from '../../../domain/model/figure.ts';
import type { KeptAccount } from '../../records/kept-accounts.ts';
import { NO_SOURCE } from '../../schema/no-source.ts';
import type { Schema } from '../../schema/schema.ts';
import { saidColumns } from './add-statement.ts';
import { differing } from './differing.ts';
import type { Registry } from './registry.ts';

/** A report that is there, and its account as its line says it. */
type Old = { readonly kept: KeptAccount; readonly before: Account };

/** Which report becomes which account of the edited line; one that has no report yet is new. */
export type AccountPairs = {
  readonly pairs: readonly { readonly old: Old | undefined; readonly after: Account }[];
  readonly gone: readonly Old[];
};

/**
 * Pairs an incident's reports with the accounts of an edited line: by source, in order, then what is left over in
 * order, so that a source whose name was mended keeps its report.
 */
export function pairAccounts(
  kept: readonly KeptAccount[],
  before: readonly Account[],
  after: readonly Account[],
): AccountPairs {
  const left = kept.flatMap((one, index): Old[] => {
    const account = before[index];
    return account === undefined ? [] : [{ kept: one, before: account }];
  });
  const found = new Map<Account, Old>();
  for (const isMatch of [isSameSource, () => true]) {
    for (const account of after.filter((one) => !found.has(one))) {
      const at = left.findIndex((one) => isMatch(one.before, account));
      const [old] = at < 0 ? [] : left.splice(at, 1);
      if (old !== undefined) found.set(account, old);
    }
  }
  return { pairs: after.map((one) => ({ old: found.get(one), after: one })), gone: left };
}

/** Makes a report say what the edited account says; answers with its source. */
export async function editAccount(
  db: Kysely<Schema>,
  registry: Registry,
  { kept, before, after }: { kept: KeptAccount; before: Account; after: Account },
): Promise<number> {
  const source = isSameSource(before, after)
    ? kept.sourceId
    : await registry.source(after.source ?? NO_SOURCE, after.grade.reliability);
  const columns = differing(
    { ...saidColumns(before), source_id: kept.sourceId },
    { ...saidColumns(after), source_id: source },
  );
  if (columns !== undefined) {
    await db.updateTable('report').where('id', '=', kept.id).set(columns).execute();
  }
  await editFigures(db, kept.id, { before, after });
  return source;
}

/** Takes an account away; its report can be brought back. */
export async function removeAccount(db: Kysely<Schema>, report: number): Promise<void> {
  await db
    .updateTable('report')
    .where('id', '=', report)
    .set({ removed_at: new Date().toISOString() })
    .execute();
}

async function editFigures(
  db: Kysely<Schema>,
  report: number,
  { before, after }: { before: Account; after: Account },
): Promise<void> {
  for (const measure of MEASURES) {
    const [was, is] = [before.figures[measure], after.figures[measure]];
    const figures = { report_id: report, measure };
    if (is === undefined && was !== undefined) {
      await db
        .deleteFrom('figure')
        .where('report_id', '=', report)
        .where('measure', '=', measure)
        .execute();
    } else if (is !== undefined && (was === undefined || differing({ ...was }, { ...is }))) {
      await db
        .insertInto('figure')
        .values({ ...figures, ...is })
        .onConflict((conflict) => conflict.columns(['report_id', 'measure']).doUpdateSet(is))
        .execute();
    }
  }
}

function isSameSource(one: Account, other: Account): boolean {
  return one.source === other.source;
}
