import type { Figure } from '../../domain/model/figure.ts';
import { recordName } from '../../domain/model/record.ts';
import type { ActorRow, AttributionRow, IncidentRow, QuoteRow } from '../../store/port/rows.ts';
import type { AreaRow, GroupRow } from '../../store/port/rows-groups.ts';

/** The output for scripts: the names of a row's keys in order, and their values. A contract. */
export type ScriptKeys<Row> = readonly (readonly [name: string, value: (row: Row) => unknown])[];

/** An unknown figure is `null`, never 0. */
export const INCIDENT_KEYS: ScriptKeys<IncidentRow> = [
  ['id', (row) => recordName({ kind: 'incident', id: row.id })],
  ['uid', (row) => row.uid],
  ['occurred_on', (row) => dayOrTime(row.from)],
  ['occurred_until', (row) => dayOrTime(row.until)],
  ['date_precision', (row) => row.precision],
  ['country', (row) => row.country],
  ['admin1', (row) => row.admin1],
  ['place', (row) => row.place],
  ['lat', (row) => row.lat],
  ['lon', (row) => row.lon],
  ['type', (row) => row.type],
  ['subtype', (row) => row.subtype],
  ['title', (row) => row.title],
  ['status', (row) => row.status],
  ...figureKeys('killed', (row) => row.killed),
  ...figureKeys('civilians', (row) => row.civilians),
  ...figureKeys('wounded', (row) => row.wounded),
  ['actors', ({ attributions }) => actorKeys(attributions)],
  ['sources', (row) => row.sources],
  ['tags', (row) => row.tags],
  ['dataset', (row) => row.dataset],
  ['external_id', (row) => row.externalId],
];

export const ACTOR_KEYS: ScriptKeys<ActorRow> = [
  ['name', (row) => row.name],
  ['kind', (row) => row.kind],
  ['incidents', (row) => row.incidents],
  ['as_perpetrator', (row) => row.asPerpetrator],
  ['as_target', (row) => row.asTarget],
  ['killed_best', (row) => row.killedBest],
  ['killed_unknown', (row) => row.killedUnknown],
  ['claimed', (row) => row.claimed],
  ['blamed', (row) => row.blamed],
  ['denied', (row) => row.denied],
  ['first_seen', (row) => row.firstSeen && dayOrTime(row.firstSeen)],
  ['last_seen', (row) => row.lastSeen && dayOrTime(row.lastSeen)],
  ['may_be', (row) => row.mayBe],
  ['discounted', (row) => row.discounted.incidents],
  ['discounted_killed', (row) => row.discounted.killed],
  ['discounted_unknown', (row) => row.discounted.unknown],
];

/** Sums over the incidents with a figure, of which there may be none. */
export const GROUP_KEYS: ScriptKeys<GroupRow> = [
  ['key', (row) => row.key],
  ['incidents', (row) => row.incidents],
  ['killed_low', (row) => row.killed.low],
  ['killed_best', (row) => row.killed.best],
  ['killed_high', (row) => row.killed.high],
  ['killed_unknown', (row) => row.killed.unknown],
];

export const AREA_KEYS: ScriptKeys<AreaRow> = [
  ['area', (row) => row.area],
  ['country', (row) => row.country],
  ['incidents', (row) => row.incidents],
  ['killed_best', (row) => row.killed.best],
  ['killed_unknown', (row) => row.killed.unknown],
  ['placed', (row) => row.placed],
];

export const QUOTE_KEYS: ScriptKeys<QuoteRow> = [
  ['id', (row) => recordName({ kind: 'quote', id: row.id })],
  ['uid', (row) => row.uid],
  ['said_on', (row) => dayOrTime(row.from)],
  ['speaker', (row) => row.speaker],
  ['role', (row) => row.role],
  ['organisation', (row) => row.organisation],
  ['text', (row) => row.text],
  ['verbatim', (row) => row.verbatim],
  ['source', (row) => row.source],
  ['url', (row) => row.url],
  ['about', (row) => row.about],
];

/** A day as it is; a time, which is stored to the minute, with seconds, as every ISO 8601 parser expects. */
function dayOrTime(moment: string): string {
  return moment.replace(/(T\d\d:\d\d)(Z|[+-]\d\d:\d\d)$/, '$1:00$2');
}

/** Each actor with each role and basis once, however many say so. */
function actorKeys(attributions: readonly AttributionRow[]): readonly object[] {
  const told = attributions.map(({ name, role, basis }) => ({ name, role, basis }));
  return [...new Map(told.map((one) => [JSON.stringify(one), one])).values()];
}

function figureKeys(name: string, figure: (row: IncidentRow) => Figure): ScriptKeys<IncidentRow> {
  return [
    [`${name}_low`, (row) => figure(row).low],
    [`${name}_best`, (row) => figure(row).best],
    [`${name}_high`, (row) => figure(row).high],
  ];
}
