import type Database from 'better-sqlite3';
import { nameKey } from '../../../domain/actors/name-key.ts';
import type { ImportedAttribution, ImportedReport } from '../../../domain/entry/imported.ts';
import type { Cell } from '../../../domain/model/change.ts';
import type { ChangedRow } from '../../port/importing.ts';
import { incidentColumns, isSame, isSameText } from '../../records/mapped-row.ts';
import { type Changed, createReportFollower, type OwnReport } from './import-changed-report.ts';
import type { ImportNames } from './import-names.ts';
import type { RowWriter } from './import-new.ts';

/** What of a row has changed: before, after, and what somebody here has made of it, which stays. */
type Field = ChangedRow['fields'][number];

/**
 * Makes an incident follow its publisher's row: only what differs from the row before is written, and what somebody
 * has changed by hand stays as it is. Answers with all that its publisher has changed.
 */
export function createFollower(
  sqlite: Database.Database,
  writer: RowWriter,
  names: ImportNames,
): (changed: Changed) => readonly Field[] {
  const ownReport = sqlite.prepare<[number], OwnReport>(
    `select id, source_id as source from report
      where incident_id = ? and derives_from is null and batch_id is not null and removed_at is null order by id`,
  );
  const followers = {
    columns: createColumnsFollower(sqlite),
    report: createReportFollower(sqlite, names),
    articles: createArticlesFollower(sqlite, writer, names),
    attributions: createAttributionsFollower(sqlite, writer, names),
    tags: createTagsFollower(sqlite, writer),
  };
  return (changed) => {
    const own = ownReport.get(changed.incident);
    // Where somebody has removed the publisher's report, its figures and articles went with it.
    const ofReport = own === undefined ? [] : followers.report(changed, own);
    const report = own && ownReport.get(changed.incident);
    return [
      ...followers.columns(changed),
      ...ofReport,
      ...(report === undefined ? [] : followers.articles(changed, report.id)),
      ...followers.attributions(
        changed,
        report?.source ?? names.source(changed.after.reports[0].source),
      ),
      ...followers.tags(changed),
    ];
  };
}

function createColumnsFollower(sqlite: Database.Database) {
  const updates = new Map<string, Database.Statement<Cell[]>>();
  const updateOf = (columns: readonly string[]) => {
    const set = columns.map((column) => `${column} = ?`).join(', ');
    const update = updates.get(set) ?? sqlite.prepare(`update incident set ${set} where id = ?`);
    updates.set(set, update);
    return update;
  };
  const current = sqlite.prepare<[number], Readonly<Record<string, Cell>>>(
    'select * from incident where id = ?',
  );
  return ({ incident, before, after }: Changed): readonly Field[] => {
    const old = incidentColumns(before);
    const here = current.get(incident) ?? {};
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
      const update = updateOf(followed.map(([column]) => column));
      update.run(...followed.map(([, value]) => value), incident);
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

function createArticlesFollower(sqlite: Database.Database, writer: RowWriter, names: ImportNames) {
  const remove = sqlite.prepare(
    `update report set removed_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
      where incident_id = ? and derives_from = ? and source_id = ? and headline is ? and published_on is ?
        and removed_at is null`,
  );
  return ({ incident, before, after }: Changed, report: number): readonly Field[] => {
    const [, ...old] = before.reports;
    const [, ...now] = after.reports;
    const gone = missing<ImportedReport>(old, now, isSame);
    const come = missing<ImportedReport>(now, old, isSame);
    for (const article of gone) {
      const source = names.source(article.source);
      remove.run(incident, report, source, article.headline, article.published);
    }
    for (const article of come) writer.report(incident, article, report);
    return listed('report', gone, come, ({ source }) => source);
  };
}

function createAttributionsFollower(
  sqlite: Database.Database,
  writer: RowWriter,
  names: ImportNames,
) {
  const standing = sqlite.prepare<
    [number, number, string, string],
    { readonly id: number; readonly actor: number }
  >(
    `select id, actor_id as actor from attribution
      where incident_id = ? and source_id = ? and role = ? and basis = ? and removed_at is null`,
  );
  const remove = sqlite.prepare(
    `update attribution set removed_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') where id = ?`,
  );
  return ({ incident, before, after }: Changed, publisher: number): readonly Field[] => {
    const isSame = (one: ImportedAttribution, other: ImportedAttribution) =>
      isSameAttribution(one, other, names);
    const gone = missing(before.attributions, after.attributions, isSame);
    const come = missing(after.attributions, before.attributions, isSame);
    for (const attribution of gone) {
      const rows = standing.all(incident, publisher, attribution.role, attribution.basis);
      const its = rows.filter(
        (row) => names.current(row.actor) === names.knownActor(attribution.actor),
      );
      // An older program may have written it with an actor of another name.
      const taken = names.takenBefore(attribution.actor);
      const meant =
        its.length > 0 ? its : rows.filter((row) => taken.has(names.current(row.actor)));
      for (const { id } of meant) remove.run(id);
    }
    for (const attribution of come) writer.attribution(incident, attribution, publisher);
    // The publisher may have told the kind of an actor that it has named all along.
    for (const { actor, kind } of after.attributions) {
      if (names.knownActor(actor) !== undefined) names.actor(actor, kind);
    }
    return listed('actor', gone, come, ({ actor, role }) => `${actor} (${role})`);
  };
}

function createTagsFollower(sqlite: Database.Database, writer: RowWriter) {
  const remove = sqlite.prepare('delete from tag where incident_id = ? and tag = ?');
  return ({ incident, before, after }: Changed): readonly Field[] => {
    const gone = missing(before.tags, after.tags, isSame);
    const come = missing(after.tags, before.tags, isSame);
    for (const tag of gone) remove.run(incident, tag);
    for (const tag of come) writer.tag(incident, tag);
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
