import type Database from 'better-sqlite3';
import type { ImportedIncident } from '../../../domain/entry/imported.ts';
import { type Figure, showFigure } from '../../../domain/model/figure.ts';
import { type Grade, printGrade } from '../../../domain/model/grade.ts';
import type { ChangedRow } from '../../port/importing.ts';
import { isSame, type Mapped } from '../../records/mapped-row.ts';
import type { ImportNames } from './import-names.ts';
import { figuresOf } from './import-new.ts';

type Field = ChangedRow['fields'][number];

/** An incident whose publisher's row says something else than before. */
export type Changed = {
  readonly incident: number;
  readonly before: Mapped;
  readonly after: ImportedIncident;
};

/** The publisher's own report of it. */
export type OwnReport = { readonly id: number; readonly source: number };

type Here = Grade & { readonly url: string | null };

/**
 * Makes the report of a publisher's row follow it: whose word it is, how that is graded, its link and its figures. What
 * somebody here has changed of it stays.
 */
export function createReportFollower(
  sqlite: Database.Database,
  names: ImportNames,
): (changed: Changed, report: OwnReport) => readonly Field[] {
  const current = sqlite.prepare<[number], Here>(
    'select reliability, credibility, url from report where id = ?',
  );
  const setGrade = sqlite.prepare(
    'update report set reliability = ?, credibility = ? where id = ?',
  );
  const setLink = sqlite.prepare('update report set url = ? where id = ?');
  const source = createSourceFollower(sqlite, names);
  const figures = createFiguresFollower(sqlite);
  return (changed, report) => {
    const [before, after] = [changed.before.reports[0], changed.after.reports[0]];
    const here = current.get(report.id);
    if (here === undefined) return [];
    return [
      ...source(changed, report),
      ...followed('grade', [gradeText(before), gradeText(after)], gradeText({ grade: here }), () =>
        setGrade.run(after.grade.reliability, after.grade.credibility, report.id),
      ),
      ...followed('url', [before.url, after.url], here.url, () =>
        setLink.run(after.url, report.id),
      ),
      ...figures(changed, report.id),
    ];
  };
}

/** With its report, what a row says of actors becomes another source's word. */
function createSourceFollower(sqlite: Database.Database, names: ImportNames) {
  const called = sqlite.prepare<[number], string>('select name from source where id = ?').pluck();
  const setSource = sqlite.prepare('update report set source_id = ? where id = ?');
  const setSpeaker = sqlite.prepare(
    `update attribution set source_id = ?
      where incident_id = ? and source_id = ? and batch_id is not null and removed_at is null`,
  );
  return ({ incident, ...changed }: Changed, report: OwnReport): readonly Field[] => {
    const [before, after] = [changed.before.reports[0], changed.after.reports[0]];
    if (before.source === after.source) return [];
    const was = names.source(before.source);
    const is = names.source(after.source, after.grade.reliability);
    if (was === is) return [];
    const change = { field: 'source', before: before.source, after: after.source };
    if (report.source !== was) return [{ ...change, ours: called.get(report.source) ?? null }];
    setSource.run(is, report.id);
    setSpeaker.run(is, incident, was);
    return [change];
  };
}

function createFiguresFollower(sqlite: Database.Database) {
  const current = sqlite.prepare<[number, string], Figure>(
    'select low, best, high from figure where report_id = ? and measure = ?',
  );
  const put = sqlite.prepare(
    `insert into figure (report_id, measure, low, best, high) values (?, ?, ?, ?, ?)
      on conflict (report_id, measure) do update set low = excluded.low, best = excluded.best, high = excluded.high`,
  );
  const remove = sqlite.prepare('delete from figure where report_id = ? and measure = ?');
  return ({ before, after }: Changed, report: number): readonly Field[] => {
    const old = new Map(figuresOf(before.reports[0]));
    const now = new Map(figuresOf(after.reports[0]));
    return [...new Set([...old.keys(), ...now.keys()])].flatMap((measure): readonly Field[] => {
      const [was, is] = [old.get(measure), now.get(measure)];
      if (isSame(was, is)) return [];
      const here = current.get(report, measure);
      const change = { field: measure, before: figureText(was), after: figureText(is) };
      if (!isSame(here, was) && !isSame(here, is)) return [{ ...change, ours: figureText(here) }];
      if (is === undefined) remove.run(report, measure);
      else put.run(report, measure, is.low, is.best, is.high);
      return [change];
    });
  };
}

/** Writes what the publisher has changed, unless somebody here has changed it too. */
function followed(
  field: string,
  [before, after]: readonly [string | null, string | null],
  here: string | null,
  write: () => void,
): readonly Field[] {
  if (before === after) return [];
  if (here !== before && here !== after) return [{ field, before, after, ours: here }];
  write();
  return [{ field, before, after }];
}

function figureText(figure: Figure | undefined): string | null {
  return figure === undefined ? null : showFigure(figure);
}

function gradeText({ grade }: { readonly grade: Grade }): string | null {
  const text = printGrade(grade);
  return text === '' ? null : text;
}
