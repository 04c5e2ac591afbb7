import { sql } from 'kysely';
import { loggedNumber } from '../../history/changes-of-record.ts';
import type { News } from '../../port/store.ts';
import { loggedPartsOf } from '../../schema/records/belonging.ts';
import { type ChangeLine, toChange } from '../../writing/undo/change-lines.ts';
import type { Connection } from '../connection/kysely.ts';

/** With more lines than this, repeating queries is cheaper than sending the lines. */
const MANY_LINES = 500;

/** Publishes what was written since the last time. */
export type Feed = {
  /** Whether another connection has written since the last `deliver`. Costs microseconds. */
  readonly hasForeignWrites: () => boolean;
  /** Publishes everything that was committed since, in order; `own` is the action just done here. */
  readonly deliver: (own?: number) => Promise<void>;
};

type Position = {
  readonly dataVersion: number;
  readonly change: number;
  readonly action: number;
  readonly incident: number;
  readonly quote: number;
};
type NumberedLine = ChangeLine & { readonly action_id: number; readonly incident: number | null };

/** The incident of a line about one of its parts, or a part of these. */
const ofParts = loggedPartsOf('incident').flatMap(({ table, column }) => [
  sql`when change.tab = ${sql.lit(table)} then ${loggedNumber(column)}`,
  ...loggedPartsOf(table).map(
    (inner) => sql`when change.tab = ${sql.lit(inner.table)} then
      (select ${sql.ref(column)} from ${sql.table(table)} as owner where owner.id = ${loggedNumber(inner.column)})`,
  ),
]);

/** The incident that a line of the change log is about; `null` if it created one. */
const writtenIncident = sql<number | null>`case
  when change.tab = 'incident' then iif(change.before is null, null, change.row_id)
  ${sql.join(ofParts, sql` `)}
  end`;

/** The same as it is now: what belongs to a merged incident is read with the other, which is what is seen to change. */
const changedIncident = sql<number | null>`(with written (id) as (select ${writtenIncident})
  select coalesce(into_id, id) from written left join merged_incident on incident_id = id)`;

/** The incidents that existed at a position and that others have changed since. */
async function changedAmong(
  db: Connection['db'],
  since: Position,
  own: number | undefined,
): Promise<readonly number[]> {
  const rows = await db
    .selectFrom(
      db
        .selectFrom('change')
        .where('id', '>', since.change)
        .$if(own !== undefined, (lines) => lines.where('action_id', '!=', own ?? 0))
        .select(changedIncident.as('incident'))
        .distinct()
        .as('changed'),
    )
    .where('incident', '<=', since.incident)
    .select('incident')
    .execute();
  return rows.flatMap(({ incident }) => (incident === null ? [] : [incident]));
}

/** Creates a feed that starts at the current state of the database. */
export async function createFeed(
  { sqlite, db }: Connection,
  publish: (news: News) => void,
): Promise<Feed> {
  // It is asked several times a second, and preparing a statement takes five times as long as running this one.
  const version = sqlite.prepare<[], number>('pragma data_version').pluck();
  const dataVersion = () => Number(version.get());

  const look = async (): Promise<Position> => {
    const { rows } = await sql<Omit<Position, 'dataVersion'>>`select
      (select coalesce(max(id), 0) from change) as change,
      (select coalesce(max(id), 0) from action) as action,
      (select coalesce(max(id), 0) from incident) as incident,
      (select coalesce(max(id), 0) from quote) as quote`.execute(db);
    const newest = rows[0] ?? { change: 0, action: 0, incident: 0, quote: 0 };
    return { ...newest, dataVersion: dataVersion() };
  };

  const inOneSnapshot = async <T>(read: () => Promise<T>): Promise<T> => {
    sqlite.exec('begin');
    try {
      return await read();
    } finally {
      sqlite.exec('commit');
    }
  };

  const countAdded = async (table: 'incident' | 'quote', after: number): Promise<number> => {
    const { count } = await db
      .selectFrom(table)
      .where('id', '>', after)
      .where('removed_at', 'is', null)
      .select((eb) => eb.cast<number>(eb.fn.countAll(), 'integer').as('count'))
      .executeTakeFirstOrThrow();
    return count;
  };

  /** Whether any incidents that were added since came with an import, of which the log has no lines. */
  const haveBeenImported = async (since: number): Promise<boolean> => {
    const one = await db
      .selectFrom('incident')
      .where('id', '>', since)
      .where('batch_id', 'is not', null)
      .select('id')
      .limit(1)
      .executeTakeFirst();
    return one !== undefined;
  };

  const newsSince = async (since: Position, own: number | undefined): Promise<readonly News[]> => {
    const lines = await db
      .selectFrom('change')
      .where('id', '>', since.change)
      .orderBy('id')
      .limit(MANY_LINES + 1)
      .select(['action_id', 'tab', 'row_id', 'before', 'after', changedIncident.as('incident')])
      .execute();
    const imports = await db
      .selectFrom('action')
      .where('id', '>', since.action)
      .where('batch_id', 'is not', null)
      .select('id')
      .execute();
    // A write without lines is a reassessment, or a slice of an import, which may also come together with other writes.
    const isMany = lines.length > MANY_LINES || imports.length > 0 || lines.length === 0;
    if (isMany || (await haveBeenImported(since.incident))) {
      const addedIncidents = await countAdded('incident', since.incident);
      const addedQuotes = await countAdded('quote', since.quote);
      const incidents = await changedAmong(db, since, own);
      return [{ kind: 'everything', addedIncidents, addedQuotes, incidents }];
    }
    return runs(lines, own).map((run) => ({ kind: 'change', ...run }));
  };

  let position = await inOneSnapshot(look);
  return {
    hasForeignWrites: () => dataVersion() !== position.dataVersion,
    deliver: async (own) => {
      const news = await inOneSnapshot(async () => {
        const since = position;
        // Before reading the news, so that news that cannot be read are not retried forever.
        position = await look();
        return newsSince(since, own);
      });
      for (const piece of news) publish(piece);
    },
  };
}

/** Consecutive lines that are all our own, or all of others, as one change. */
function runs(lines: readonly NumberedLine[], own: number | undefined) {
  const groups: { own: boolean; lines: NumberedLine[] }[] = [];
  for (const line of lines) {
    const isOwn = line.action_id === own;
    const group = groups.at(-1);
    if (group?.own === isOwn) group.lines.push(line);
    else groups.push({ own: isOwn, lines: [line] });
  }
  return groups.map((group) => ({
    own: group.own,
    change: toChange(group.lines),
    incidents: [...new Set(group.lines.map(({ incident }) => incident))].filter(
      (id) => id !== null,
    ),
  }));
}
