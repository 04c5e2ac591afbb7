import { type Kysely, type SqlBool, sql } from 'kysely';
import { addDays, type Day } from '../../domain/time/days.ts';
import { lengthOf, type Period } from '../../domain/time/period.ts';
import { allOf } from '../filter/conditions.ts';
import { isSelected, type Selection } from '../filter/selection.ts';
import { incidentCounts } from '../filter/where.ts';
import type { TimelineBar } from '../port/rows.ts';
import type { Schema } from '../schema/schema.ts';

/** Hours are drawn of so many days at most: of more, days say as much. */
const MOST_DAYS = 2;
const HOURS = 24;

/**
 * The counted ones among the selected incidents of a short period by the hour that they are dated to, each by its own clock, where at
 * most so many bars have room for its hours and any incident has a time; else `undefined`.
 */
export async function hoursOf(
  db: Kysely<Schema>,
  { selection, period, most }: { selection: Selection; period: Period; most: number },
): Promise<readonly TimelineBar[] | undefined> {
  const days = lengthOf(period);
  if (days < 1 || days > MOST_DAYS || days * HOURS > most) return undefined;
  const isTimed = allOf([
    isSelected(selection, 'by number'),
    incidentCounts(),
    sql<SqlBool>`incident.date_precision = 'time'`,
    sql<SqlBool>`incident.occurred_from >= ${period.from}`,
    sql<SqlBool>`incident.occurred_from < ${addDays(period.until, 1)}`,
  ]);
  const { rows } = await sql<{ hour: string; incidents: number; killed: number }>`
    select substr(incident.occurred_from, 1, 13) as hour, count(*) as incidents,
      sum(coalesce(incident.killed_best, incident.killed_low, 0)) as killed
    from incident where ${isTimed} group by 1`.execute(db);
  if (rows.length === 0) return undefined;
  const counts = new Map(rows.map((row) => [row.hour, row]));
  return Array.from({ length: days }, (_, day) => addDays(period.from, day)).flatMap((day) =>
    hoursIn(day).map((hour) => ({
      from: `${hour}:00`,
      until: `${hour}:59`,
      incidents: counts.get(hour)?.incidents ?? 0,
      killed: counts.get(hour)?.killed ?? 0,
    })),
  );
}

function hoursIn(day: Day): readonly string[] {
  return Array.from({ length: HOURS }, (_, hour) => `${day}T${String(hour).padStart(2, '0')}`);
}
