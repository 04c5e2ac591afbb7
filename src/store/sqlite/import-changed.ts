import type Database from 'better-sqlite3';
import type { ImportedAccount, ImportedIncident, ImportedTie } from '../../domain/imported.ts';
import { incidentColumns, type Mapped } from './import-mapped.ts';
import type { ImportNames } from './import-names.ts';
import { figuresOf, type RowWriter } from './import-new.ts';

type Changed = {
  readonly incident: number;
  readonly before: Mapped;
  readonly after: ImportedIncident;
};

/**
 * Makes an incident follow its publisher's row: only what differs from the row before is written, so that what
 * somebody changed by hand in other fields stays.
 */
export function createFollower(
  sqlite: Database.Database,
  writer: RowWriter,
  names: ImportNames,
): (changed: Changed) => void {
  return (changed) => {
    followColumns(sqlite, changed);
    const publisher = names.source(changed.after.accounts[0].source);
    const report = publisherReport(sqlite, changed.incident, publisher);
    if (report !== undefined) {
      followFigures(sqlite, writer, { ...changed, report });
      followArticles(sqlite, writer, { ...changed, report, names });
    }
    followTies(sqlite, writer, { ...changed, publisher, names });
    const gone = sqlite.prepare('delete from tag where incident_id = ? and tag = ?');
    for (const tag of missing(changed.before.tags, changed.after.tags))
      gone.run(changed.incident, tag);
    for (const tag of missing(changed.after.tags, changed.before.tags)) {
      writer.tag(changed.incident, tag);
    }
  };
}

function followColumns(sqlite: Database.Database, { incident, before, after }: Changed): void {
  const old = incidentColumns(before);
  const differing = Object.entries(incidentColumns(after)).filter(
    ([column, value]) => old[column] !== value,
  );
  if (differing.length === 0) return;
  const set = differing.map(([column]) => `${column} = ?`).join(', ');
  const values = differing.map(([, value]) => value);
  sqlite.prepare(`update incident set ${set} where id = ?`).run(...values, incident);
}

function publisherReport(
  sqlite: Database.Database,
  incident: number,
  publisher: number,
): number | undefined {
  const report = sqlite
    .prepare<[number, number], { readonly id: number }>(
      `select id from report where incident_id = ? and source_id = ? and derives_from is null
        and batch_id is not null and removed_at is null order by id`,
    )
    .get(incident, publisher);
  return report?.id;
}

function followFigures(
  sqlite: Database.Database,
  writer: RowWriter,
  { before, after, report }: Changed & { readonly report: number },
): void {
  const old = new Map(figuresOf(before.accounts[0]));
  const update = sqlite.prepare(
    'update figure set low = ?, best = ?, high = ? where report_id = ? and measure = ?',
  );
  const remove = sqlite.prepare('delete from figure where report_id = ? and measure = ?');
  for (const [measure, figure] of figuresOf(after.accounts[0])) {
    const was = old.get(measure);
    old.delete(measure);
    if (was === undefined) writer.figure(report, measure, figure);
    else if (!isSame(was, figure)) {
      update.run(figure.low, figure.best, figure.high, report, measure);
    }
  }
  for (const measure of old.keys()) remove.run(report, measure);
}

function followArticles(
  sqlite: Database.Database,
  writer: RowWriter,
  given: Changed & { readonly report: number; readonly names: ImportNames },
): void {
  const { incident, before, after, report, names } = given;
  const [, ...old] = before.accounts;
  const [, ...now] = after.accounts;
  const remove = sqlite.prepare(
    `update report set removed_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
      where incident_id = ? and derives_from = ? and source_id = ? and headline is ? and published_on is ?`,
  );
  for (const article of missing(old, now)) {
    const source = names.source(article.source);
    remove.run(incident, report, source, article.headline, article.published);
  }
  for (const article of missing<ImportedAccount>(now, old))
    writer.report(incident, article, report);
}

function followTies(
  sqlite: Database.Database,
  writer: RowWriter,
  given: Changed & { readonly publisher: number; readonly names: ImportNames },
): void {
  const { incident, before, after, publisher, names } = given;
  const remove = sqlite.prepare(
    `update attribution set removed_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
      where incident_id = ? and actor_id = ? and role = ? and basis = ? and source_id = ? and removed_at is null`,
  );
  for (const tie of missing<ImportedTie>(before.ties, after.ties)) {
    remove.run(incident, names.actor(tie.actor, tie.kind), tie.role, tie.basis, publisher);
  }
  for (const tie of missing<ImportedTie>(after.ties, before.ties)) {
    writer.tie(incident, tie, publisher);
  }
}

/** What the one list has and the other has not. */
function missing<T>(from: readonly T[], others: readonly T[]): readonly T[] {
  return from.filter((one) => !others.some((other) => isSame(one, other)));
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
