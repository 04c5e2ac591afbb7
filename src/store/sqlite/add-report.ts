import type { Insertable, Kysely } from 'kysely';
import type { Tie } from '../../domain/actor.ts';
import type { Account, ReportEntry } from '../../domain/entry.ts';
import { MEASURES } from '../../domain/figure.ts';
import type { FigureTable, Schema } from '../schema.ts';
import { NO_SOURCE, type Registry } from './registry.ts';

/** Adds a report to an incident that exists; answers with the report's number. */
export async function addReport(
  db: Kysely<Schema>,
  registry: Registry,
  entry: ReportEntry,
): Promise<number> {
  const { incident, account, ties, note } = entry;
  const { report, source } = await addAccount(db, registry, { incident, account, note });
  await addTies(db, registry, { incident, ties, firstSource: source });
  return report;
}

/** Adds one source's account of an incident, with its figures. */
export async function addAccount(
  db: Kysely<Schema>,
  registry: Registry,
  { incident, account, note }: { incident: number; account: Account; note: string | null },
): Promise<{ readonly report: number; readonly source: number }> {
  const { reliability, credibility } = account.source === null ? F6 : account.grade;
  const source = await registry.source(account.source ?? NO_SOURCE, reliability);
  const { id: report } = await db
    .insertInto('report')
    .values({
      incident_id: incident,
      source_id: source,
      published_on: account.published?.from ?? null,
      published_precision: account.published?.precision ?? 'day',
      url: account.url,
      reliability,
      credibility,
      note,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const figures = MEASURES.flatMap((measure): Insertable<FigureTable>[] => {
    const figure = account.figures[measure];
    return figure === undefined ? [] : [{ report_id: report, measure, ...figure }];
  });
  if (figures.length > 0) await db.insertInto('figure').values(figures).execute();
  return { report, source };
}

const F6 = { reliability: 'F', credibility: '6' } as const;

/** Ties actors to an incident; what no source is named for is said by `firstSource`. */
export async function addTies(
  db: Kysely<Schema>,
  registry: Registry,
  { incident, ties, firstSource }: { incident: number; ties: readonly Tie[]; firstSource: number },
): Promise<void> {
  for (const { actor, role, basis, doubted, saidBy } of ties) {
    const actorId = await registry.actor(actor);
    const sourceId = typeof saidBy === 'string' ? await registry.source(saidBy, null) : saidBy;
    await db
      .insertInto('attribution')
      .values({
        incident_id: incident,
        actor_id: actorId,
        role,
        basis,
        doubted: doubted ? 1 : 0,
        source_id: sourceId === undefined ? firstSource : sourceId,
      })
      .execute();
  }
}
