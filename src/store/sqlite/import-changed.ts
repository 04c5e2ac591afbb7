import type Database from 'better-sqlite3';
import type { Cell } from '../../domain/change.ts';
import type { ImportedAccount, ImportedIncident, ImportedTie } from '../../domain/imported.ts';
import { foldName } from '../../domain/names.ts';
import { incidentColumns, isSameText, type Mapped } from './import-mapped.ts';
import type { ImportNames } from './import-names.ts';
import { figuresOf, type RowWriter } from './import-new.ts';

/** An incident whose publisher's row says something else than before. */
type Changed = {
  readonly incident: number;
  readonly before: Mapped;
  readonly after: ImportedIncident;
};

/** The publisher's own report of it. */
type OwnReport = { readonly id: number; readonly source: number };

/**
 * Makes an incident follow its publisher's row: only what differs from the row before is written, so that what
 * somebody changed by hand in other fields stays.
 */
export function createFollower(
  sqlite: Database.Database,
  writer: RowWriter,
  names: ImportNames,
): (changed: Changed) => void {
  const ownReport = sqlite.prepare<[number], OwnReport>(
    `select id, source_id as source from report
      where incident_id = ? and derives_from is null and batch_id is not null and removed_at is null order by id`,
  );
  const followers = {
    columns: createColumnsFollower(sqlite),
    figures: createFiguresFollower(sqlite),
    articles: createArticlesFollower(sqlite, writer, names),
    ties: createTiesFollower(sqlite, writer, names),
    tags: createTagsFollower(sqlite, writer),
  };
  return (changed) => {
    followers.columns(changed);
    // Where somebody has removed the publisher's report, its figures and articles went with it.
    const report = ownReport.get(changed.incident);
    if (report !== undefined) {
      followers.figures(changed, report.id);
      followers.articles(changed, report.id);
    }
    followers.ties(changed, report?.source ?? names.source(changed.after.accounts[0].source));
    followers.tags(changed);
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
  return ({ incident, before, after }: Changed): void => {
    const old = incidentColumns(before);
    const differing = Object.entries(incidentColumns(after)).filter(
      ([column, value]) => !isSameText(old[column], value),
    );
    if (differing.length === 0) return;
    const update = updateOf(differing.map(([column]) => column));
    update.run(...differing.map(([, value]) => value), incident);
  };
}

function createFiguresFollower(sqlite: Database.Database) {
  // A figure that somebody added by hand, or took away, gives way to the publisher's news.
  const put = sqlite.prepare(
    `insert into figure (report_id, measure, low, best, high) values (?, ?, ?, ?, ?)
      on conflict (report_id, measure) do update set low = excluded.low, best = excluded.best, high = excluded.high`,
  );
  const remove = sqlite.prepare('delete from figure where report_id = ? and measure = ?');
  return ({ before, after }: Changed, report: number): void => {
    const old = new Map(figuresOf(before.accounts[0]));
    for (const [measure, figure] of figuresOf(after.accounts[0])) {
      const was = old.get(measure);
      old.delete(measure);
      if (was !== undefined && isSame(was, figure)) continue;
      put.run(report, measure, figure.low, figure.best, figure.high);
    }
    for (const measure of old.keys()) remove.run(report, measure);
  };
}

function createArticlesFollower(sqlite: Database.Database, writer: RowWriter, names: ImportNames) {
  const remove = sqlite.prepare(
    `update report set removed_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
      where incident_id = ? and derives_from = ? and source_id = ? and headline is ? and published_on is ?
        and removed_at is null`,
  );
  return ({ incident, before, after }: Changed, report: number): void => {
    const [, ...old] = before.accounts;
    const [, ...now] = after.accounts;
    for (const article of missing<ImportedAccount>(old, now, isSame)) {
      const source = names.source(article.source);
      remove.run(incident, report, source, article.headline, article.published);
    }
    for (const article of missing<ImportedAccount>(now, old, isSame)) {
      writer.report(incident, article, report);
    }
  };
}

function createTiesFollower(sqlite: Database.Database, writer: RowWriter, names: ImportNames) {
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
  return ({ incident, before, after }: Changed, publisher: number): void => {
    for (const tie of missing(before.ties, after.ties, isSameTie)) {
      const actor = names.knownActor(tie.actor);
      for (const row of standing.all(incident, publisher, tie.role, tie.basis)) {
        if (names.current(row.actor) === actor) remove.run(row.id);
      }
    }
    for (const tie of missing(after.ties, before.ties, isSameTie)) {
      writer.tie(incident, tie, publisher);
    }
    // The publisher may have told the kind of an actor that it has named all along.
    for (const { actor, kind } of after.ties) names.actor(actor, kind);
  };
}

function createTagsFollower(sqlite: Database.Database, writer: RowWriter) {
  const remove = sqlite.prepare('delete from tag where incident_id = ? and tag = ?');
  return ({ incident, before, after }: Changed): void => {
    for (const tag of missing(before.tags, after.tags, isSame)) remove.run(incident, tag);
    for (const tag of missing(after.tags, before.tags, isSame)) writer.tag(incident, tag);
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

function isSameTie(one: ImportedTie, other: ImportedTie): boolean {
  return (
    foldName(one.actor) === foldName(other.actor) &&
    one.role === other.role &&
    one.basis === other.basis &&
    one.doubted === other.doubted
  );
}

function isSame(one: unknown, other: unknown): boolean {
  return isSameText(JSON.stringify(one), JSON.stringify(other));
}
