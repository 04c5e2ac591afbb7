import Database from 'better-sqlite3';
import { expect } from 'vitest';
import { addDays, daysBetween } from '../../src/domain/time/days.ts';
import { plainSpellings } from './plain-spellings.ts';

type Row = Readonly<Record<string, string | number | null>>;

/** Fails if the rollups in a database file differ from a recount of its incidents. */
export function expectCountsKept(file: string): void {
  const sqlite = new Database(file, { readonly: true });
  expect(keptCounts(sqlite)).toEqual(plainCounts(sqlite));
  sqlite.close();
}

/** The rollups of a database, as rows that can be compared. */
export function keptCounts(sqlite: Database.Database) {
  const all = (text: string) => sqlite.prepare<[], Row>(text).all();
  return {
    waiting: all('select * from waiting_to_count'),
    gone: all(
      'select * from actor_contribution where incident_id not in (select id from incident)',
    ),
    spellings: all('select field, word, uses, removed from spelling order by field, word'),
    days: all('select * from day_tally order by began, within'),
    actors: all('select * from actor_tally order by unit, began, actor_id'),
  };
}

/** The same, recounted from the incidents and their attributions without the rollups. */
export function plainCounts(sqlite: Database.Database): ReturnType<typeof keptCounts> {
  const days = new Map<string, Row>();
  const actors = new Map<string, Row>();
  for (const incident of plainIncidents(sqlite)) {
    if (incident.removed) continue;
    add(days, [incident.began, incident.within], incident.counted, ['began', 'within']);
    for (const { actor, counted } of incident.attributions) {
      for (const [unit, start] of unitsOf(incident.began)) {
        add(actors, [unit, start, actor], counted, ['unit', 'began', 'actor_id']);
      }
    }
  }
  return {
    waiting: [],
    gone: [],
    spellings: plainSpellings(sqlite),
    days: sorted(days),
    actors: sorted(actors),
  };
}

function add(
  sums: Map<string, Row>,
  key: readonly (string | number)[],
  counted: Readonly<Record<string, number>>,
  names: readonly string[],
): void {
  const text = JSON.stringify(key);
  const before = sums.get(text) ?? {};
  const keys = Object.fromEntries(names.map((name, index) => [name, key[index] ?? null]));
  const values = Object.entries(counted).map(([name, number]) => [
    name,
    Number(before[name] ?? 0) + number,
  ]);
  sums.set(text, { ...keys, ...Object.fromEntries(values) });
}

function sorted(sums: ReadonlyMap<string, Row>): Row[] {
  const keyOf = (row: Row) =>
    [row.unit ?? '', row.began, String(row.within ?? row.actor_id).padStart(9, '0')].join(' ');
  return [...sums.values()].sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
}

function unitsOf(day: string): readonly (readonly [string, string])[] {
  const [year = '', month = '', date = ''] = day.split('-');
  const quarter = String(Math.ceil(Number(month) / 3) * 3 - 2).padStart(2, '0');
  const third = Number(date) > 20 ? '21' : Number(date) > 10 ? '11' : '01';
  return [
    ['year', `${year}-01-01`],
    ['quarter', `${year}-${quarter}-01`],
    ['third', `${year}-${month}-${third}`],
  ];
}

type Attribution = { readonly actor: number; readonly counted: Readonly<Record<string, number>> };
export type PlainIncident = {
  readonly began: string;
  readonly ended: string;
  readonly areKnown: boolean;
  readonly within: number;
  readonly removed: boolean;
  readonly isDiscounted: boolean;
  readonly counted: Readonly<Record<string, number>>;
  readonly attributions: readonly Attribution[];
};

/** What every incident contributes to the counts. */
export function plainIncidents(sqlite: Database.Database): readonly PlainIncident[] {
  const present = presentIn(sqlite, 'actor');
  const presentIncident = presentIn(sqlite, 'incident');
  const attributions = sqlite
    .prepare<[], Row>('select * from attribution where removed_at is null')
    .all()
    .map((attribution): Row => ({ ...attribution, actor: present(Number(attribution.actor_id)) }));
  const byIncident = Map.groupBy(attributions, ({ incident_id: incident = null }) =>
    presentIncident(Number(incident)),
  );
  return sqlite
    .prepare<[], Row>('select * from incident')
    .all()
    .map((row) => plainIncident(row, byIncident.get(Number(row.id)) ?? []));
}

/** What an actor or incident is now, followed from merge to merge. */
function presentIn(sqlite: Database.Database, table: 'actor' | 'incident') {
  const merged = new Map(
    sqlite
      .prepare<[], [number, number]>(`select id, merged_into from ${table} where merged_into > 0`)
      .raw()
      .all(),
  );
  return (id: number) => {
    let now = id;
    for (let step = 0; step < merged.size; step += 1) now = merged.get(now) ?? now;
    return now;
  };
}

function plainIncident(row: Row, attributions: readonly Row[]): PlainIncident {
  const began = String(row.occurred_from).slice(0, 10);
  const ended = String(row.occurred_until).slice(0, 10);
  const areKnown = ['time', 'day', 'days'].includes(String(row.date_precision));
  const possible = Math.max(daysBetween(began, ended) + 1, row.date_precision === 'about' ? 7 : 1);
  const length = areKnown ? 1 : possible;
  const killed = figure(row, 'killed');
  const status = row.status ?? row.verdict ?? row.evidence;
  const isDiscounted = status === 'discounted';
  return {
    began,
    ended,
    areKnown,
    within: [1, 7, 31, 92, 366].find((days) => length <= days) ?? 0,
    removed: row.removed_at !== null,
    isDiscounted,
    counted: besideIf(isDiscounted, {
      incidents: 1,
      claimed: attributions.some((attribution) => attribution.basis === 'claimed') ? 1 : 0,
      disputed: status === 'disputed' ? 1 : 0,
      ...killed,
      ...figure(row, 'civilians'),
    }),
    attributions: [
      ...Map.groupBy(attributions, (attribution) => Number(attribution.actor)),
    ].flatMap(([actor, own]) => {
      const { counted } = plainAttribution(actor, own, killed);
      if (isDiscounted && counted.incidents === 0) return [];
      return [{ actor, counted: besideIf(isDiscounted, counted) }];
    }),
  };
}

/** Discounted incidents are counted separately, and in none of the other counts. */
function besideIf(
  isDiscounted: boolean,
  counted: Readonly<Record<string, number>>,
): Readonly<Record<string, number>> {
  const { incidents = 0, killed_best = 0, killed_unknown = 0 } = counted;
  const beside = {
    discounted: incidents,
    discounted_killed: killed_best,
    discounted_unknown: killed_unknown,
  };
  const none = (all: object) => Object.fromEntries(Object.keys(all).map((name) => [name, 0]));
  return isDiscounted ? { ...none(counted), ...beside } : { ...counted, ...none(beside) };
}

function plainAttribution(
  actor: number,
  attributions: readonly Row[],
  killed: Readonly<Record<string, number>>,
): Attribution {
  const has = (test: (attribution: Row) => boolean) => (attributions.some(test) ? 1 : 0);
  const attributed = has((attribution) => attribution.basis !== 'denied');
  const as = (role: string) =>
    has((attribution) => attribution.role === role && attribution.basis !== 'denied');
  return {
    actor,
    counted: {
      incidents: attributed,
      perpetrator: as('perpetrator'),
      target: as('target'),
      participant: as('participant'),
      reported: has(
        (attribution) => attribution.role === 'perpetrator' && attribution.basis === 'reported',
      ),
      claimed: has((attribution) => attribution.basis === 'claimed'),
      blamed: has((attribution) => attribution.basis === 'blamed'),
      denied: has((attribution) => attribution.basis === 'denied'),
      killed_best: attributed * (killed.killed_best ?? 0),
      killed_unknown: attributed * (killed.killed_unknown ?? 0),
    },
  };
}

function figure(row: Row, measure: 'killed' | 'civilians'): Readonly<Record<string, number>> {
  const [low, best, high] = ['low', 'best', 'high'].map((bound) => row[`${measure}_${bound}`]);
  const known = best ?? low;
  const isKnown = known !== null && known !== undefined;
  return {
    [`${measure}_low`]: isKnown ? Number(low ?? best) : 0,
    [`${measure}_best`]: isKnown ? Number(known) : 0,
    [`${measure}_high`]: isKnown ? Number(high ?? known) : 0,
    [`${measure}_unknown`]: isKnown ? 0 : 1,
  };
}

/** How many incidents are in a window, how many more may be, and how many of both are attributed to each actor. */
export function plainWindow(
  incidents: readonly PlainIncident[],
  { since, until }: { readonly since: string; readonly until: string },
) {
  const touching = incidents.filter(
    ({ began, ended, removed }) => !removed && began < addDays(until, 1) && ended >= since,
  );
  const isSure = ({ began, ended, areKnown }: PlainIncident) =>
    areKnown || (began >= since && ended <= until);
  const judged = touching.filter(({ isDiscounted }) => !isDiscounted);
  const sure = judged.filter(isSure);
  const unsure = judged.filter((one) => !isSure(one));
  return {
    discounted: touching.length - judged.length,
    incidents: sure.length,
    mayBe: unsure.length,
    actors: attributionsOf(sure),
    actorsMayBe: attributionsOf(unsure),
  };
}

function attributionsOf(incidents: readonly PlainIncident[]): ReadonlyMap<number, number> {
  const actors = new Map<number, number>();
  for (const { attributions } of incidents) {
    for (const { actor, counted } of attributions) {
      actors.set(actor, (actors.get(actor) ?? 0) + (counted.incidents ?? 0));
    }
  }
  return actors;
}
