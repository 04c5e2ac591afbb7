import { type Figure, type Measure, showFigure } from '../../../domain/model/figure.ts';
import { type Grade, printGrade } from '../../../domain/model/grade.ts';
import type { ChangedRow } from '../../port/importing.ts';
import { isSame, type Mapped } from '../../schema/mapped-row.ts';
import type { ImportNames } from './import-names.ts';
import { figuresOf } from './import-new.ts';
import type { Importing } from './importing.ts';
import type { StagedIncident } from './staged-rows.ts';
import type { Places } from './statements.ts';

type Field = ChangedRow['fields'][number];

/** An incident whose publisher's row says something else than before. */
export type Changed = {
  readonly incident: number;
  readonly before: Mapped;
  readonly after: StagedIncident;
};

/** The publisher's own report of it. */
export type OwnReport = { readonly id: number; readonly source: number };

/**
 * Makes the report of a publisher's row follow it: its source, its grade, its link and its figures. What somebody here has
 * changed of it stays.
 */
export function createReportFollower(
  importing: Importing,
  names: ImportNames,
): (changed: Changed, report: OwnReport) => Promise<readonly Field[]> {
  const { db, prepare } = importing;
  const current = prepare(({ id }: Places<{ id: number }>) =>
    db
      .selectFrom('report')
      .where('id', '=', id)
      .select(['reliability', 'credibility', 'url'])
      .compile(),
  );
  const setGrade = prepare(({ id, reliability, credibility }: Places<Grade & { id: number }>) =>
    db.updateTable('report').where('id', '=', id).set({ reliability, credibility }).compile(),
  );
  const setLink = prepare(({ id, url }: Places<{ id: number; url: string | null }>) =>
    db.updateTable('report').where('id', '=', id).set({ url }).compile(),
  );
  const source = createSourceFollower(importing, names);
  const figures = createFiguresFollower(importing);
  return async (changed, report) => {
    const { id } = report;
    const [before, after] = [changed.before.reports[0], changed.after.reports[0]];
    const here = await current.first({ id });
    if (here === undefined) return [];
    return [
      ...(await source(changed, report)),
      ...(await followed(
        'grade',
        [gradeText(before), gradeText(after)],
        gradeText({ grade: here }),
        () => setGrade.run({ id, ...after.grade }),
      )),
      ...(await followed('url', [before.url, after.url], here.url, () =>
        setLink.run({ id, url: after.url }),
      )),
      ...(await figures(changed, id)),
    ];
  };
}

/** With the source of its report, the source of the row's attributions changes too. */
function createSourceFollower({ db, prepare }: Importing, names: ImportNames) {
  const nameOf = prepare(({ id }: Places<{ id: number }>) =>
    db.selectFrom('source').where('id', '=', id).select('name').compile(),
  );
  const setSource = prepare(({ id, source }: Places<{ id: number; source: number }>) =>
    db.updateTable('report').where('id', '=', id).set({ source_id: source }).compile(),
  );
  const setSpeaker = prepare(
    ({ incident, was, is }: Places<{ incident: number; was: number; is: number }>) =>
      db
        .updateTable('attribution')
        .where('incident_id', '=', incident)
        .where('source_id', '=', was)
        .where('batch_id', 'is not', null)
        .where('removed_at', 'is', null)
        .set({ source_id: is })
        .compile(),
  );
  return async (
    { incident, ...changed }: Changed,
    report: OwnReport,
  ): Promise<readonly Field[]> => {
    const [before, after] = [changed.before.reports[0], changed.after.reports[0]];
    if (before.source === after.source) return [];
    const was = await names.source(before.source);
    const is = await names.source(after.source, after.grade.reliability);
    if (was === is) return [];
    const change = { field: 'source', before: before.source, after: after.source };
    if (report.source !== was) {
      const ours = await nameOf.first({ id: report.source });
      return [{ ...change, ours: ours?.name ?? null }];
    }
    await setSource.run({ id: report.id, source: is });
    await setSpeaker.run({ incident, was, is });
    return [change];
  };
}

function createFiguresFollower({ db, prepare }: Importing) {
  type Key = { report: number; measure: Measure };
  const current = prepare(({ report, measure }: Places<Key>) =>
    db
      .selectFrom('figure')
      .where('report_id', '=', report)
      .where('measure', '=', measure)
      .select(['low', 'best', 'high'])
      .compile(),
  );
  const put = prepare(({ report, measure, low, best, high }: Places<Key & Figure>) =>
    db
      .insertInto('figure')
      .values({ report_id: report, measure, low, best, high })
      .onConflict((conflict) =>
        conflict.columns(['report_id', 'measure']).doUpdateSet(({ ref }) => ({
          low: ref('excluded.low'),
          best: ref('excluded.best'),
          high: ref('excluded.high'),
        })),
      )
      .compile(),
  );
  const remove = prepare(({ report, measure }: Places<Key>) =>
    db
      .deleteFrom('figure')
      .where('report_id', '=', report)
      .where('measure', '=', measure)
      .compile(),
  );
  return async ({ before, after }: Changed, report: number): Promise<readonly Field[]> => {
    const old = new Map(figuresOf(before.reports[0]));
    const now = new Map(figuresOf(after.reports[0]));
    const fields: Field[] = [];
    for (const measure of new Set([...old.keys(), ...now.keys()])) {
      const [was, is] = [old.get(measure), now.get(measure)];
      if (isSame(was, is)) continue;
      const here = await current.first({ report, measure });
      const change = { field: measure, before: figureText(was), after: figureText(is) };
      if (!isSame(here, was) && !isSame(here, is)) {
        fields.push({ ...change, ours: figureText(here) });
        continue;
      }
      if (is === undefined) await remove.run({ report, measure });
      else await put.run({ report, measure, low: is.low, best: is.best, high: is.high });
      fields.push(change);
    }
    return fields;
  };
}

/** Writes what the publisher has changed, unless somebody here has changed it too. */
async function followed(
  field: string,
  [before, after]: readonly [string | null, string | null],
  here: string | null,
  write: () => Promise<number>,
): Promise<readonly Field[]> {
  if (before === after) return [];
  if (here !== before && here !== after) return [{ field, before, after, ours: here }];
  await write();
  return [{ field, before, after }];
}

function figureText(figure: Figure | undefined): string | null {
  return figure === undefined ? null : showFigure(figure);
}

function gradeText({ grade }: { readonly grade: Grade }): string | null {
  const text = printGrade(grade);
  return text === '' ? null : text;
}
