import type { Kysely } from 'kysely';
import type {
  EstimateEntry,
  MilestoneEntry,
  QuoteEntry,
  Report,
} from '../../../domain/entry/entry.ts';
import type { Schema } from '../../schema/schema.ts';
import {
  addAbout,
  estimateColumns,
  milestoneColumns,
  quoteColumns,
  saidColumns,
} from './add-statement.ts';
import { diff, type Edited, listDiff } from './diff.ts';
import type { FindOrCreate } from './find-or-create.ts';

/** Applies an edited line to a quote and to what it is about. */
export async function editQuote(
  db: Kysely<Schema>,
  findOrCreate: FindOrCreate,
  { id, before, after }: Edited<QuoteEntry>,
): Promise<void> {
  const columns = {
    ...diff(quoteColumns(before), quoteColumns(after)),
    ...(await saidDiff(findOrCreate, before.report, after.report)),
  };
  if (Object.keys(columns).length > 0) {
    await db.updateTable('quote').where('id', '=', id).set(columns).execute();
  }
  const moves = listDiff(
    before.about,
    after.about,
    ({ actor, incident }) => actor ?? `I${incident}`,
  );
  for (const about of moves.gone) await removeAbout(db, findOrCreate, { quote: id, about });
  await addAbout(db, findOrCreate, { quote: id, about: moves.come });
}

/** Applies an edited line to an estimate. */
export async function editEstimate(
  db: Kysely<Schema>,
  findOrCreate: FindOrCreate,
  { id, before, after }: Edited<EstimateEntry>,
): Promise<void> {
  const actor =
    before.actor === after.actor ? {} : { actor_id: await findOrCreate.actor(after.actor) };
  const columns = {
    ...actor,
    ...diff(estimateColumns(before), estimateColumns(after)),
    ...(await saidDiff(findOrCreate, before.report, after.report)),
  };
  if (Object.keys(columns).length === 0) return;
  await db.updateTable('estimate').where('id', '=', id).set(columns).execute();
}

/** Applies an edited line to a milestone. */
export async function editMilestone(
  db: Kysely<Schema>,
  { id, before, after }: Edited<MilestoneEntry>,
): Promise<void> {
  const columns = diff(milestoneColumns(before), milestoneColumns(after));
  if (columns === undefined) return;
  await db.updateTable('milestone').where('id', '=', id).set(columns).execute();
}

async function saidDiff(findOrCreate: FindOrCreate, before: Report, after: Report) {
  const columns = diff(saidColumns(before), saidColumns(after));
  if (before.source === after.source) return columns;
  const source =
    after.source === null ? null : await findOrCreate.source(after.source, after.grade.reliability);
  return { ...columns, source_id: source };
}

async function removeAbout(
  db: Kysely<Schema>,
  findOrCreate: FindOrCreate,
  { quote, about }: { quote: number; about: QuoteEntry['about'][number] },
): Promise<void> {
  if (about.actor === undefined) {
    await db
      .deleteFrom('quote_incident')
      .where('quote_id', '=', quote)
      .where('incident_id', '=', about.incident)
      .execute();
    return;
  }
  const actors = await findOrCreate.writtenAs(about.actor);
  await db
    .deleteFrom('quote_actor')
    .where('quote_id', '=', quote)
    .where('actor_id', 'in', actors)
    .execute();
}
