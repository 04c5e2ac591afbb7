import { type Kysely, sql } from 'kysely';
import * as v from 'valibot';
import type { Row } from '../../domain/change.ts';
import { currentActors } from '../actor-names.ts';
import type { ChangeRow } from '../rows.ts';
import type { Schema } from '../schema.ts';
import { type Called, wordsOf } from './change-words.ts';

/** What was done to an incident and its parts, the newest first; the making of it tells no fields. */
export async function changesOf(
  db: Kysely<Schema>,
  incident: number,
): Promise<readonly ChangeRow[]> {
  const lines = await linesOf(db, incident);
  const called = await namesIn(db, lines);
  const actions = [...Map.groupBy(lines, (line) => line.action).values()];
  return actions.flatMap((ofAction): ChangeRow[] => {
    const [first] = ofAction;
    if (first === undefined) return [];
    const isMaking = ofAction.some(({ tab, before }) => tab === 'incident' && before === null);
    const fields = isMaking ? [] : ofAction.flatMap((line) => differences(line, called));
    return [{ at: first.at, who: first.who, title: first.title, fields }];
  });
}

type Values = Row['values'];
type Line = {
  readonly action: number;
  readonly at: string;
  readonly who: string;
  readonly title: string;
  readonly tab: string;
  readonly before: Values | null;
  readonly after: Values | null;
};

const VALUES = v.pipe(
  v.string(),
  v.parseJson(),
  v.record(v.string(), v.nullable(v.union([v.string(), v.number()]))),
);
const STORED = v.nullable(VALUES);

async function linesOf(db: Kysely<Schema>, incident: number): Promise<readonly Line[]> {
  // Parts that are gone are known only by what was written of them.
  const written = (column: string) =>
    sql<number>`(coalesce(change.after, change.before) ->> ${sql.lit(column)})`;
  const reports = db.selectFrom('report').where('incident_id', '=', incident).select('id');
  const stored = await db
    .selectFrom('change')
    .innerJoin('action', 'action.id', 'change.action_id')
    .where((eb) =>
      eb.or([
        eb.and([eb('change.tab', '=', 'incident'), eb('change.row_id', '=', incident)]),
        eb.and([
          eb('change.tab', 'in', ['report', 'attribution', 'tag', 'relation']),
          eb(written('incident_id'), '=', incident),
        ]),
        eb.and([eb('change.tab', '=', 'figure'), eb(written('report_id'), 'in', reports)]),
      ]),
    )
    .orderBy('action.id', 'desc')
    .orderBy('change.id')
    .select([
      'action.id as action',
      'action.at',
      'action.who',
      'action.title',
      'change.tab',
      'change.before',
      'change.after',
    ])
    .execute();
  return stored.map((line) => ({
    ...line,
    before: v.parse(STORED, line.before),
    after: v.parse(STORED, line.after),
  }));
}

async function namesIn(db: Kysely<Schema>, lines: readonly Line[]): Promise<Called> {
  const ids = (column: string) =>
    lines
      .flatMap(({ before, after }) => [before?.[column], after?.[column]])
      .filter((id) => typeof id === 'number');
  const actors = await currentActors(db, ids('actor_id'));
  const sources = await db
    .selectFrom('source')
    .where('id', 'in', [0, ...new Set(ids('source_id'))])
    .select(['id', 'name'])
    .execute();
  const sourceNames = new Map(sources.map(({ id, name }) => [id, name]));
  return {
    actor: (id) => actors.get(id)?.name ?? null,
    source: (id) => sourceNames.get(id) ?? null,
  };
}

function differences({ tab, before, after }: Line, called: Called): ChangeRow['fields'] {
  const was = wordsOf(tab, before, called);
  const is = wordsOf(tab, after, called);
  return [...new Set([...was.keys(), ...is.keys()])]
    .map((name) => ({ name, before: was.get(name) ?? null, after: is.get(name) ?? null }))
    .filter((field) => field.before !== field.after);
}
