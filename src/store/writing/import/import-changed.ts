import { sql } from 'kysely';
import { nameKey } from '../../../domain/actors/name-key.ts';
import type { ImportedAttribution, ImportedReport } from '../../../domain/entry/imported.ts';
import type { Basis, Role } from '../../../domain/model/actor.ts';
import type { Cell } from '../../../domain/model/change.ts';
import type { ChangedRow } from '../../port/importing.ts';
import { incidentColumns, isSame, isSameText } from '../../schema/mapped-row.ts';
import { inWords } from '../../schema/sql-words.ts';
import { type Changed, createReportFollower } from './import-changed-report.ts';
import type { ImportNames } from './import-names.ts';
import type { RowWriter } from './import-new.ts';
import type { Importing } from './importing.ts';
import type { Places } from './statements.ts';

/** A field of a row that has changed: before, after, and the value that somebody here has given it, which stays. */
type Field = ChangedRow['fields'][number];

/**
 * Makes an incident follow its publisher's row: only what differs from the row before is written, and what somebody
 * has changed by hand stays as it is. Answers with all that its publisher has changed.
 */
export function createFollower(
  importing: Importing,
  writer: RowWriter,
  names: ImportNames,
): (changed: Changed) => Promise<readonly Field[]> {
  const { db, prepare } = importing;
  const ownReport = prepare(({ incident }: Places<{ incident: number }>) =>
    db
      .selectFrom('report')
      .where('incident_id', '=', incident)
      .where('derives_from', 'is', null)
      .where('batch_id', 'is not', null)
      .where('removed_at', 'is', null)
      .orderBy('id')
      .limit(1)
      .select(['id', 'source_id as source'])
      .compile(),
  );
  const followers = {
    columns: createColumnsFollower(importing),
    report: createReportFollower(importing, names),
    articles: createArticlesFollower(importing, writer, names),
    attributions: createAttributionsFollower(importing, writer, names),
    tags: createTagsFollower(importing, writer),
  };
  return async (changed) => {
    const { incident } = changed;
    const own = await ownReport.first({ incident });
    // Where somebody has removed the publisher's report, its figures and articles went with it.
    const ofReport = own === undefined ? [] : await followers.report(changed, own);
    const report = own && (await ownReport.first({ incident }));
    return [
      ...(await followers.columns(changed)),
      ...ofReport,
      ...(report === undefined ? [] : await followers.articles(changed, report.id)),
      ...(await followers.attributions(
        changed,
        report?.source ?? (await names.source(changed.after.reports[0].source)),
      )),
      ...(await followers.tags(changed)),
    ];
  };
}

function createColumnsFollower({ db, prepare }: Importing) {
  const current = prepare(({ id }: Places<{ id: number }>) =>
    sql<Readonly<Record<string, Cell>>>`select * from incident where id = ${id}`.compile(db),
  );
  return async ({ incident, before, after }: Changed): Promise<readonly Field[]> => {
    const old: Readonly<Record<string, Cell>> = incidentColumns(before);
    const here = (await current.first({ id: incident })) ?? {};
    const differing = Object.entries(incidentColumns(after)).filter(
      ([column, value]) => !isSameText(old[column], value),
    );
    const free = differing.filter(([column, value]) =>
      [old[column], value].some((one) => isSameText(here[column], one)),
    );
    // First and last day are one thing: with one of them changed by hand, neither is the publisher's.
    const followed = free.some(([column]) => DAYS.has(column))
      ? withWholeDays(differing, free)
      : free;
    if (followed.length > 0) {
      await db
        .updateTable('incident')
        .where('id', '=', incident)
        .set(Object.fromEntries(followed))
        .execute();
    }
    return differing.map(([column, value]) => ({
      field: column,
      ...shown(old[column], value),
      ...(followed.some(([one]) => one === column) ? {} : { ours: textOf(here[column]) }),
    }));
  };
}

type Columns = readonly (readonly [string, Cell])[];
const DAYS = new Set(['occurred_from', 'occurred_until', 'date_precision']);

function withWholeDays(differing: Columns, free: Columns): Columns {
  const isWhole = differing.every(
    ([column]) => !DAYS.has(column) || free.some(([one]) => one === column),
  );
  return isWhole ? free : free.filter(([column]) => !DAYS.has(column));
}

function createArticlesFollower({ db, prepare }: Importing, writer: RowWriter, names: ImportNames) {
  type Article = {
    incident: number;
    report: number;
    source: number;
    headline: string | null;
    published: string | null;
  };
  const remove = prepare(({ incident, report, source, headline, published }: Places<Article>) =>
    db
      .updateTable('report')
      .where('incident_id', '=', incident)
      .where('derives_from', '=', report)
      .where('source_id', '=', source)
      .where('headline', 'is not distinct from', headline)
      .where('published_on', 'is not distinct from', published)
      .where('removed_at', 'is', null)
      .set({ removed_at: inWords(({ now }) => now) })
      .compile(),
  );
  return async (
    { incident, before, after }: Changed,
    report: number,
  ): Promise<readonly Field[]> => {
    const [, ...old] = before.reports;
    const [, ...now] = after.reports;
    const gone = missing<ImportedReport>(old, now, isSame);
    const come = missing<ImportedReport>(now, old, isSame);
    for (const { source, headline, published } of gone) {
      const id = await names.source(source);
      await remove.run({ incident, report, source: id, headline, published });
    }
    for (const article of come) await writer.report(incident, article, report);
    return listed('report', gone, come, ({ source }) => source);
  };
}

function createAttributionsFollower(
  { db, prepare }: Importing,
  writer: RowWriter,
  names: ImportNames,
) {
  type Same = { incident: number; publisher: number; role: Role; basis: Basis };
  const standing = prepare(({ incident, publisher, role, basis }: Places<Same>) =>
    db
      .selectFrom('attribution')
      .where('incident_id', '=', incident)
      .where('source_id', '=', publisher)
      .where('role', '=', role)
      .where('basis', '=', basis)
      .where('removed_at', 'is', null)
      .select(['id', 'actor_id as actor'])
      .compile(),
  );
  const remove = prepare(({ id }: Places<{ id: number }>) =>
    db
      .updateTable('attribution')
      .where('id', '=', id)
      .set({ removed_at: inWords(({ now }) => now) })
      .compile(),
  );
  return async (
    { incident, before, after }: Changed,
    publisher: number,
  ): Promise<readonly Field[]> => {
    const isSame = (one: ImportedAttribution, other: ImportedAttribution) =>
      isSameAttribution(one, other, names);
    const gone = missing(before.attributions, after.attributions, isSame);
    const come = missing(after.attributions, before.attributions, isSame);
    for (const { actor, role, basis } of gone) {
      const rows = await standing.all({ incident, publisher, role, basis });
      const its = rows.filter((row) => names.current(row.actor) === names.knownActor(actor));
      // An older program may have written it with an actor of another name.
      const taken = names.takenBefore(actor);
      const meant =
        its.length > 0 ? its : rows.filter((row) => taken.has(names.current(row.actor)));
      for (const { id } of meant) await remove.run({ id });
    }
    for (const attribution of come) await writer.attribution(incident, attribution, publisher);
    // The publisher may have told the kind of an actor that it has named all along.
    for (const { actor, kind } of after.attributions) {
      if (names.knownActor(actor) !== undefined) await names.actor(actor, kind);
    }
    return listed('actor', gone, come, ({ actor, role }) => `${actor} (${role})`);
  };
}

function createTagsFollower({ db, prepare }: Importing, writer: RowWriter) {
  const remove = prepare(({ incident, tag }: Places<{ incident: number; tag: string }>) =>
    db.deleteFrom('tag').where('incident_id', '=', incident).where('tag', '=', tag).compile(),
  );
  return async ({ incident, before, after }: Changed): Promise<readonly Field[]> => {
    const gone = missing(before.tags, after.tags, isSame);
    const come = missing(after.tags, before.tags, isSame);
    for (const tag of gone) await remove.run({ incident, tag });
    for (const tag of come) await writer.tag(incident, tag);
    return listed('tag', gone, come, (tag) => tag);
  };
}

/** What the one list has and the other has not. */
function missing<T>(
  from: readonly T[],
  others: readonly T[],
  same: (one: T, other: T) => boolean,
): readonly T[] {
  return from.filter((one) => !others.some((other) => same(one, other)));
}

function isSameAttribution(
  one: ImportedAttribution,
  other: ImportedAttribution,
  names: ImportNames,
): boolean {
  return (
    nameKey(one.actor) === nameKey(other.actor) &&
    names.knownActor(one.actor) === names.knownActor(other.actor) &&
    one.role === other.role &&
    one.basis === other.basis &&
    one.doubted === other.doubted
  );
}

/** What has gone from a list and what has come to it. */
function listed<T>(
  field: string,
  gone: readonly T[],
  come: readonly T[],
  words: (one: T) => string,
): readonly Field[] {
  return [
    ...gone.map((one) => ({ field, before: words(one), after: null })),
    ...come.map((one) => ({ field, before: null, after: words(one) })),
  ];
}

function shown(before: Cell | undefined, after: Cell | undefined) {
  return { before: textOf(before), after: textOf(after) };
}

function textOf(cell: Cell | undefined): string | null {
  return cell === null || cell === undefined ? null : String(cell);
}
