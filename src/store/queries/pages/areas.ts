import type { Kysely } from 'kysely';
import { foldName } from '../../../domain/names/names.ts';
import { isPoint } from '../../../domain/places/placed.ts';
import { sumsByArea } from '../../counts/areas.ts';
import { overlaps } from '../../counts/contributions.ts';
import { selected } from '../../counts/totals-from-incidents.ts';
import { countedIn } from '../../counts/window.ts';
import { allOf } from '../../filter/conditions.ts';
import type { Answer, Params } from '../../port/questions.ts';
import type { AreaRow } from '../../port/rows-groups.ts';
import type { Schema } from '../../schema/schema.ts';

/** What lists find by area and country, each incident in one row; spellings of a name that filters take for one are one area. */
export async function areas(db: Kysely<Schema>, scope: Params<'areas'>): Promise<Answer<'areas'>> {
  const { counting, counted } = await countedIn(db, scope);
  const { days } = counting;
  const where = allOf([await selected(db, counting, days), overlaps(days)]);
  const sums = await sumsByArea(db, { where });
  const found = new Map<string, AreaRow>();
  for (const sum of sums.toSorted((one, other) => other.incidents - one.incidents)) {
    const { area, country, incidents } = sum;
    const one = JSON.stringify([country, area && foldName(area)]);
    const known = found.get(one) ?? { area, country, ...NOTHING };
    const { killed } = known;
    found.set(one, {
      ...known,
      incidents: known.incidents + incidents,
      killed: {
        low: killed.low + sum.killed_low,
        best: killed.best + sum.killed_best,
        high: killed.high + sum.killed_high,
        unknown: killed.unknown + sum.killed_unknown,
      },
      placed: known.placed + (sum.located === 1 && isPoint(sum.precision) ? incidents : 0),
    });
  }
  return { rows: [...found.values()].toSorted(inOrder), counts: await counted.counts() };
}

const NOTHING: Pick<AreaRow, 'incidents' | 'killed' | 'placed'> = {
  incidents: 0,
  killed: { low: 0, best: 0, high: 0, unknown: 0 },
  placed: 0,
};

const byName = new Intl.Collator();

/** Areas before countries before nothing, the most incidents first. */
function inOrder(one: AreaRow, other: AreaRow): number {
  return (
    unknownIn(one) - unknownIn(other) ||
    other.incidents - one.incidents ||
    byName.compare(one.country ?? '', other.country ?? '') ||
    byName.compare(one.area ?? '', other.area ?? '')
  );
}

function unknownIn({ area, country }: AreaRow): number {
  if (area !== null) return 0;
  return country === null ? 2 : 1;
}
