import type { ImportedAttribution, ImportedReport } from '../../../domain/entry/imported.ts';
import type { ActorKind, Role } from '../../../domain/model/actor.ts';
import type { EventType } from '../../../domain/model/event-types.ts';
import type { Measure } from '../../../domain/model/figure.ts';
import { isPlaceholderName, toldIn } from '../../../domain/names/placeholders.ts';
import { countryName } from '../../../domain/places/countries.ts';
import { textIn } from '../../rows/cells.ts';
import type { FileRow, ReadPlace } from '../../rows/format.ts';

const WEAPONS: readonly (readonly [RegExp, EventType])[] = [
  [/aerial|air-?launched|plane|drone|helicopter/i, { type: 'explosion', subtype: 'airstrike' }],
  [
    /shell|artillery|missile|rocket|mortar|tank|surface-launched/i,
    { type: 'explosion', subtype: 'shelling' },
  ],
  [/suicide|body-?borne/i, { type: 'explosion', subtype: 'suicide-bomb' }],
  [/grenade/i, { type: 'explosion', subtype: 'grenade' }],
  [/ied|mine|explosive|bomb/i, { type: 'explosion', subtype: 'ied' }],
];

/** Type and sub-type by the weapon, or else by what happened to the victims. */
export function typeOf(row: FileRow, report: ImportedReport): EventType {
  if (textIn(row, 'type of sv') !== null) return { type: 'violence', subtype: 'sexual-violence' };
  const weapon =
    toldIn(textIn(row, 'explosive weapon type', 'weapon carried/used', 'launch type')) ?? '';
  const found = WEAPONS.find(([words]) => words.test(weapon));
  if (found !== undefined) return found[1];
  const has = (measure: 'killed' | 'wounded' | 'abducted' | 'arrested') => {
    const figure = report.figures[measure];
    return (figure?.best ?? figure?.low ?? 0) > 0;
  };
  if (has('killed') || has('wounded')) return { type: 'violence', subtype: 'attack' };
  if (has('abducted')) return { type: 'violence', subtype: 'abduction' };
  if (has('arrested')) return { type: 'development', subtype: 'arrests' };
  return { type: 'violence', subtype: null };
}

/** The perpetrator, by name or by description, and the victims. */
export function attributionsOf(row: FileRow): readonly ImportedAttribution[] {
  const type = toldIn(textIn(row, 'reported perpetrator', 'actor type'));
  const names = listed(textIn(row, 'reported perpetrator name', 'actor name'));
  const country = textIn(row, 'country');
  const described = type === null ? null : `${type}${country === null ? '' : ` (${country})`}`;
  const perpetrators = names.length > 0 || described === null ? names : [described];
  const victims = listed(
    textIn(row, 'victim of violence', 'survivor or victim', 'organisation affected'),
  );
  const shared = { basis: 'reported', doubted: false } as const;
  const kind = kindOf(type ?? '');
  return [
    ...perpetrators.map((actor) => ({ actor, kind, role: 'perpetrator', ...shared }) as const),
    ...victims.map((actor) => ({ actor, kind: 'civilians', role: 'target', ...shared }) as const),
  ];
}

/** The actors in a cell, separated by commas; a comma in brackets is part of a name. */
function listed(text: string | null): readonly string[] {
  const actors = toldIn(text)?.split(/,\s+(?![^(]*\))/) ?? [];
  return [...new Set(actors.map((actor) => actor.trim()))].filter(
    (actor) => !isPlaceholderName(actor),
  );
}

const HARM: readonly (readonly [Measure, string])[] = [
  ['killed', 'Killing'],
  ['wounded', 'Injury'],
  ['abducted', 'Kidnapping'],
  ['arrested', 'Arrest'],
];

/** A title made of the other columns, if there is no description: what was done, to whom, by whom, where. */
export function titleOf(row: FileRow, { figures }: ImportedReport, place: ReadPlace): string {
  const harm = HARM.find(([measure]) => {
    const figure = figures[measure];
    return (figure?.best ?? figure?.low ?? 0) > 0;
  });
  const what = toldIn(textIn(row, 'type of sv')) ?? harm?.[1] ?? 'Incident';
  const attributions = attributionsOf(row);
  const called = (role: Role) =>
    attributions.filter((attribution) => attribution.role === role).map(({ actor }) => actor);
  const [victims, perpetrators] = [called('target'), called('perpetrator')];
  const where = place.admin1 ?? (place.country.code && countryName(place.country.code));
  return [
    `${what}${victims.length === 0 ? '' : `: ${victims.join(', ')}`}`,
    ...(perpetrators.length === 0 ? [] : [`by ${perpetrators.join(', ')}`]),
    ...(where ? [where] : []),
  ].join(', ');
}

function kindOf(type: string): ActorKind {
  if (/^(host government|police|.*military)/i.test(type) && !/foreign/i.test(type)) return 'state';
  return /foreign|multi-?national/i.test(type) ? 'external' : 'unknown';
}
