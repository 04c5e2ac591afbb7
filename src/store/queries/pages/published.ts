import { type Kysely, sql } from 'kysely';
import * as v from 'valibot';
import type { Cell } from '../../../domain/model/change.ts';
import { type Figure, type Measure, showFigure } from '../../../domain/model/figure.ts';
import { recordName } from '../../../domain/model/record.ts';
import type { IncidentPage } from '../../port/rows.ts';
import { incidentColumns, isSameText, type Mapped, readMapped } from '../../schema/mapped-row.ts';
import { unpackRow } from '../../schema/published-row.ts';
import type { Schema } from '../../schema/schema.ts';

const PUBLISHED = v.record(v.string(), v.string());

type Published = Pick<
  IncidentPage,
  'imported' | 'published' | 'differs' | 'revisions' | 'withdrawn'
>;

const NOT_IMPORTED: Published = {
  imported: null,
  published: [],
  differs: [],
  revisions: [],
  withdrawn: null,
};

/**
 * The publisher's own row, the import that first added it, what somebody here has changed, and its figures before they were
 * revised.
 */
export async function publishedOf(db: Kysely<Schema>, id: number): Promise<Published> {
  const row = await db
    .selectFrom('publisher_row')
    .innerJoin('batch', 'batch.id', 'publisher_row.first_batch_id')
    .leftJoin('row_header', 'row_header.id', 'publisher_row.header_id')
    .where('publisher_row.incident_id', '=', id)
    .select([
      'row_header.columns',
      'publisher_row.packed',
      'batch.id',
      'batch.file',
      'batch.started_at',
    ])
    .executeTakeFirst();
  if (row === undefined) return NOT_IMPORTED;
  const kept = unpackRow(row);
  const mapped = readMapped(kept.mapped);
  return {
    imported: {
      batch: recordName({ kind: 'batch', id: row.id }),
      file: row.file,
      at: row.started_at,
    },
    published: Object.entries(v.parse(PUBLISHED, JSON.parse(kept.raw))),
    differs: await differencesOf(db, id, mapped),
    revisions: await revisionsOf(db, id, mapped),
    withdrawn: await withdrawnBy(db, id),
  };
}

/** The values that somebody here has changed by hand, with the publisher's current ones. */
async function differencesOf(
  db: Kysely<Schema>,
  id: number,
  mapped: Mapped,
): Promise<IncidentPage['differs']> {
  const { rows } = await sql<Record<string, Cell>>`select * from incident where id = ${id}`.execute(
    db,
  );
  const [here = {}] = rows;
  const columns = Object.entries(incidentColumns(mapped)).flatMap(([field, theirs]) =>
    isSameText(here[field], theirs)
      ? []
      : [{ field, theirs: textOf(theirs), ours: textOf(here[field]) }],
  );
  const own = await db
    .selectFrom('figure')
    .innerJoin('report', 'report.id', 'figure.report_id')
    .where('report.incident_id', '=', id)
    .where('report.derives_from', 'is', null)
    .where('report.batch_id', 'is not', null)
    .where('report.removed_at', 'is', null)
    .select(['measure', 'low', 'best', 'high'])
    .execute();
  const ours = new Map<Measure, Figure>(own.map((figure) => [figure.measure, figure]));
  const theirs = figuresIn(mapped);
  const measures = [...new Set([...ours.keys(), ...theirs.keys()])];
  const figures = measures.flatMap((field) => {
    const [a, b] = [figureText(theirs.get(field)), figureText(ours.get(field))];
    return a === b ? [] : [{ field, theirs: a, ours: b }];
  });
  return [...columns, ...figures];
}

/** The publisher's earlier figures, oldest first, each with the import that changed them. */
async function revisionsOf(
  db: Kysely<Schema>,
  id: number,
  mapped: Mapped,
): Promise<IncidentPage['revisions']> {
  const before = await db
    .selectFrom('publisher_row_before')
    .innerJoin('batch', 'batch.id', 'publisher_row_before.batch_id')
    .where('incident_id', '=', id)
    .orderBy('batch_id')
    .leftJoin('row_header', 'row_header.id', 'publisher_row_before.header_id')
    .select([
      'batch_id',
      'row_header.columns',
      'packed',
      'batch.started_at',
      'batch.publisher_version',
    ])
    .execute();
  const figures = before.map((row) => figuresIn(readMapped(unpackRow(row).mapped)));
  return before.flatMap((one, index) => {
    const was = figures[index] ?? new Map();
    const is = figures[index + 1] ?? figuresIn(mapped);
    return [...new Set([...was.keys(), ...is.keys()])].flatMap((measure) => {
      const [a, b] = [figureText(was.get(measure)), figureText(is.get(measure))];
      const batch = recordName({ kind: 'batch', id: one.batch_id });
      return a === b
        ? []
        : [
            {
              measure,
              before: a,
              after: b,
              batch,
              at: one.started_at,
              version: one.publisher_version,
            },
          ];
    });
  });
}

async function withdrawnBy(db: Kysely<Schema>, id: number): Promise<IncidentPage['withdrawn']> {
  const stone = await db
    .selectFrom('tombstone')
    .innerJoin('incident', (join) =>
      join
        .onRef('incident.dataset', '=', 'tombstone.dataset')
        .onRef('incident.external_id', '=', 'tombstone.external_id'),
    )
    .where('incident.id', '=', id)
    .where('incident.removed_at', 'is not', null)
    .where('tombstone.lifted_by', 'is', null)
    .select(['tombstone.at', 'tombstone.batch_id'])
    .executeTakeFirst();
  if (stone === undefined) return null;
  return { at: stone.at, batch: recordName({ kind: 'batch', id: stone.batch_id }) };
}

function figuresIn({ reports }: Mapped): ReadonlyMap<Measure, Figure> {
  return new Map(Object.entries(reports[0].figures) as [Measure, Figure][]);
}

function figureText(figure: Figure | undefined): string {
  return figure === undefined ? 'not reported' : showFigure(figure);
}

function textOf(cell: Cell | undefined): string {
  return cell === null || cell === undefined ? 'nothing' : String(cell);
}
