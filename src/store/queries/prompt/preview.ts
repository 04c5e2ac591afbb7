import { type Kysely, type SqlBool, sql } from 'kysely';
import type {
  GradeEntry,
  MergeEntry,
  ReportEntry,
  SplitEntry,
} from '../../../domain/entry/entry.ts';
import { linkKey } from '../../../domain/evidence/links.ts';
import { type RecordRef, recordName } from '../../../domain/model/record.ts';
import { countOf } from '../../../text/number-words.ts';
import { andMerged, andPresent, presentOf } from '../../filter/merged-incidents.ts';
import { findByName } from '../../names/find-by-name.ts';
import { planMerge, planSplit } from '../../names/merge-plan.ts';
import { followMerges, withMerged } from '../../names/merged-actors.ts';
import type { Answer, Params } from '../../port/questions.ts';
import type { NamedRow } from '../../port/rows-actors-sources.ts';
import { StoreError } from '../../port/store.ts';
import { assessmentsOf } from '../../records/assessments.ts';
import type { Schema } from '../../schema/schema.ts';
import { ofIncidentMerge, ofIncidentSplit } from './preview-incident-merge.ts';

/** With more incidents that name both, changes of their status are not computed in advance. */
const MOST_ASSESSED = 500;
/** The most incidents that are listed. */
const MOST_NAMED = 4;

/** What a line about existing records would do, or why it cannot be done, in sentences. */
export async function preview(
  db: Kysely<Schema>,
  { entry, edited }: Params<'preview'>,
): Promise<Answer<'preview'>> {
  try {
    switch (entry.kind) {
      case 'merge':
        return await ofMerge(db, entry);
      case 'split':
        return await ofSplit(db, entry);
      case 'merge incidents':
        return await ofIncidentMerge(db, entry);
      case 'split incident':
        return await ofIncidentSplit(db, entry);
      case 'grade':
        return await ofGrade(db, entry);
      case 'report':
        return await ofReport(db, entry, edited);
    }
  } catch (error) {
    if (error instanceof StoreError) return [error.message];
    throw error;
  }
}

async function ofMerge(db: Kysely<Schema>, entry: MergeEntry): Promise<readonly string[]> {
  const { into, from } = await planMerge(db, entry);
  const moved = await withMerged(
    db,
    from.map(({ id }) => id),
  );
  const kept = await withMerged(db, [into.id]);
  const both = await namedTogether(db, kept, moved);
  const current = await followMerges(db);
  const target = `${into.name} (${recordName({ kind: 'actor', id: into.id })})`;
  return [
    `${await usesOf(db, moved)} of ${namesOf(from)} will count as ${target}`,
    `these names will stand for ${into.name}: ${(await calledBy(db, moved)).join(', ')}`,
    both.length === 0
      ? 'no incident names both'
      : `named together in ${countOf(both.length, 'incident')}`,
    ...(await statusChanges(db, both, (actor) =>
      moved.includes(actor) ? into.id : current(actor),
    )),
  ];
}

async function ofSplit(db: Kysely<Schema>, entry: SplitEntry): Promise<readonly string[]> {
  const plan = await planSplit(db, entry);
  if (plan.is === 'distinct') {
    return [
      `${namesOf([plan.actor, plan.other])} are distinct actors and will not be proposed as duplicates again`,
    ];
  }
  if (plan.is === 'aliases') {
    const { aliases, united, of } = plan;
    const kept = await usesOf(db, await withMerged(db, [of.id]));
    const become =
      aliases.length === 1 ? 'becomes an actor of its own' : 'become actors of their own';
    return [
      ...(aliases.length === 0
        ? []
        : [`${namesOf(aliases)} ${become}; what was written stays with ${of.name}: ${kept}`]),
      ...united.map(
        ({ spelling, incidents }) =>
          `${countOf(incidents.size, 'incident')} that publishers attribute to ${spelling} will be its own; what people wrote stays with ${of.name}`,
      ),
    ];
  }
  const { actor, into } = plan;
  const own = await withMerged(db, [actor.id]);
  const others = (await withMerged(db, [into.id])).filter((one) => !own.includes(one));
  const both = await namedTogether(db, others, own);
  const current = await followMerges(db);
  return [
    `${await usesOf(db, own)} written with ${(await calledBy(db, own)).join(', ')} will be its own again, no longer counted as ${into.name}`,
    ...(await statusChanges(db, both, (one) => (own.includes(one) ? actor.id : current(one)))),
  ];
}

async function ofGrade(db: Kysely<Schema>, entry: GradeEntry): Promise<readonly string[]> {
  const { id, name } = await findByName(db, 'source', entry.source);
  const { reliability, graded } = await db
    .selectFrom('source')
    .where('id', '=', id)
    .select((eb) => [
      'reliability',
      eb
        .selectFrom('report')
        .where('report.source_id', '=', id)
        .where('report.removed_at', 'is', null)
        .where('report.reliability', 'is not', null)
        .select(sql<number>`count(*)`.as('graded'))
        .as('graded'),
    ])
    .executeTakeFirstOrThrow();
  const was = `${name} (${recordName({ kind: 'source', id })}) is ${reliability} now`;
  if (reliability === entry.reliability) return [`${was}, so nothing changes`];
  return graded === 0 || graded === null
    ? [was]
    : [`${was}; its ${countOf(graded, 'graded report')} will not change`];
}

/** The other reports of the incident that cite the same article. */
async function ofReport(
  db: Kysely<Schema>,
  { incident, report: { url } }: ReportEntry,
  edited: RecordRef | undefined,
): Promise<readonly string[]> {
  if (url === null) return [];
  const linked = await db
    .selectFrom('report')
    .innerJoin('source', 'source.id', 'report.source_id')
    .where(
      sql<SqlBool>`report.incident_id in (${andMerged(sql`select ${presentOf(incident)} as incident_id`)})`,
    )
    .where('report.removed_at', 'is', null)
    .where('report.url', 'is not', null)
    .orderBy('report.id')
    .select(['report.id', 'report.url', 'source.name'])
    .execute();
  const key = linkKey(url);
  const same = linked
    .filter(({ id, url: other }) => other !== null && linkKey(other) === key && !isEdited(id))
    .map(({ id, name }) => `${recordName({ kind: 'report', id })} (${name})`);
  return same.length === 0
    ? []
    : [`the same link as ${same.join(' and ')}: together they count as one report`];

  function isEdited(id: number): boolean {
    return edited?.kind === 'report' && edited.id === id;
  }
}

function namesOf(actors: readonly NamedRow[]): string {
  return actors.map(({ name }) => name).join(', ');
}

async function usesOf(db: Kysely<Schema>, ids: readonly number[]): Promise<string> {
  const { rows } = await sql<{ incidents: number; quotes: number; estimates: number }>`select
    (select count(*) from incident where removed_at is null and id in (${incidentsNaming(ids)})) as incidents,
    (select count(distinct quote_id) from quote_actor join quote on quote.id = quote_id
      where actor_id in (${sql.join(ids)}) and quote.removed_at is null) as quotes,
    (select count(*) from estimate where actor_id in (${sql.join(ids)}) and removed_at is null) as estimates`.execute(
    db,
  );
  const { incidents, quotes, estimates } = rows[0] ?? { incidents: 0, quotes: 0, estimates: 0 };
  return `${countOf(incidents, 'incident')}, ${countOf(quotes, 'quote')} and ${countOf(estimates, 'estimate')}`;
}

async function calledBy(db: Kysely<Schema>, ids: readonly number[]): Promise<readonly string[]> {
  const actors = await db
    .selectFrom('actor')
    .where('id', 'in', ids)
    .select(['name', 'short_name'])
    .execute();
  const aliases = await db
    .selectFrom('alias')
    .where('actor_id', 'in', ids)
    .select('name')
    .execute();
  const own = actors.flatMap(({ name, short_name }) => [
    name,
    ...(short_name === null ? [] : [short_name]),
  ]);
  return [...new Set([...own, ...aliases.map(({ name }) => name)])];
}

async function namedTogether(
  db: Kysely<Schema>,
  some: readonly number[],
  others: readonly number[],
): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('incident')
    .where(sql<SqlBool>`id in (${incidentsNaming(some)}) and id in (${incidentsNaming(others)})`)
    .where('removed_at', 'is', null)
    .orderBy('id')
    .select('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** A list of the incidents that name one of the actors. */
function incidentsNaming(actors: readonly number[]) {
  return andPresent(sql`select incident_id from attribution
    where actor_id in (${sql.join(actors)}) and attribution.removed_at is null`);
}

/** How the status of these incidents would change if actors were merged. */
async function statusChanges(
  db: Kysely<Schema>,
  incidents: readonly number[],
  actorThen: (written: number) => number,
): Promise<readonly string[]> {
  if (incidents.length === 0) return [];
  if (incidents.length > MOST_ASSESSED)
    return ['too many to tell in advance whose status would change'];
  const now = await assessmentsOf(db, incidents);
  const then = await assessmentsOf(db, incidents, { actor: actorThen });
  const changes = incidents.flatMap((id) => {
    const [was, is] = [now.get(id)?.evidence, then.get(id)?.evidence];
    return was === is ? [] : [`${recordName({ kind: 'incident', id })} from ${was} to ${is}`];
  });
  if (changes.length === 0) return ['the status of none of them would change'];
  const more = changes.length - MOST_NAMED;
  const named = changes.slice(0, MOST_NAMED).join(', ');
  return [`the status would change: ${named}${more > 0 ? ` and ${more} more` : ''}`];
}
