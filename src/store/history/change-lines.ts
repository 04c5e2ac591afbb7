import type { Kysely, Selectable } from 'kysely';
import * as v from 'valibot';
import type { Row } from '../../domain/model/change.ts';
import { currentActors } from '../names/actor-names.ts';
import type { ChangeRow } from '../port/rows.ts';
import { namesOf } from '../schema/records/belonging.ts';
import type { Called } from '../schema/records/declaration.ts';
import type { Schema } from '../schema/schema.ts';
import type { ChangeTable } from '../schema/schema-history.ts';
import { wordsOf } from './change-words.ts';

type Values = Row['values'];

/** One line of the change log: a row of a table before and after a change. */
export type Line = {
  readonly action: number;
  readonly tab: string;
  readonly rowId: number;
  readonly before: Values | null;
  readonly after: Values | null;
};

const VALUES = v.pipe(
  v.string(),
  v.parseJson(),
  v.record(v.string(), v.nullable(v.union([v.string(), v.number()]))),
);
const STORED = v.nullable(VALUES);

/** A row as the change log has it (JSON); `null` if it did not exist. */
export function loggedRow(json: string | null): Values | null {
  return v.parse(STORED, json);
}

export function toLine(
  stored: Pick<Selectable<ChangeTable>, 'action_id' | 'tab' | 'row_id' | 'before' | 'after'>,
): Line {
  return {
    action: stored.action_id,
    tab: stored.tab,
    rowId: stored.row_id,
    before: loggedRow(stored.before),
    after: loggedRow(stored.after),
  };
}

/** The fields that a line changed, in words. */
export function fieldsOf({ tab, before, after }: Line, called: Called): ChangeRow['fields'] {
  const was = wordsOf(tab, before, called);
  const is = wordsOf(tab, after, called);
  return [...new Set([...was.keys(), ...is.keys()])]
    .map((name) => ({ name, before: was.get(name) ?? null, after: is.get(name) ?? null }))
    .filter((field) => field.before !== field.after);
}

/** The names of the actors and sources in some lines. */
export async function calledIn(db: Kysely<Schema>, lines: readonly Line[]): Promise<Called> {
  const ids = (named: 'actor' | 'source') =>
    lines
      .flatMap(({ tab, before, after }) =>
        namesOf(tab)
          .filter(({ names }) => names.table === named)
          .flatMap(({ column }) => [before?.[column], after?.[column]]),
      )
      .filter((id) => typeof id === 'number');
  const actors = await currentActors(db, ids('actor'));
  const sources = await db
    .selectFrom('source')
    .where('id', 'in', [0, ...new Set(ids('source'))])
    .select(['id', 'name'])
    .execute();
  const sourceNames = new Map(sources.map(({ id, name }) => [id, name]));
  return {
    actor: (id) => actors.get(id)?.name ?? null,
    source: (id) => sourceNames.get(id) ?? null,
  };
}
