import type { ActorKind } from '../domain/actor.ts';
import type { EventType } from '../domain/event-types.ts';
import type { ImportedAccount, ImportedTie } from '../domain/imported.ts';
import { textIn } from './cells.ts';
import type { FileRow } from './format.ts';

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

/** Type and sub-type by the weapon, else by what happened to the victims. */
export function typeOf(row: FileRow, account: ImportedAccount): EventType {
  if (textIn(row, 'type of sv') !== null) return { type: 'violence', subtype: 'sexual-violence' };
  const weapon =
    said(textIn(row, 'explosive weapon type', 'weapon carried/used', 'launch type')) ?? '';
  const found = WEAPONS.find(([words]) => words.test(weapon));
  if (found !== undefined) return found[1];
  const has = (measure: 'killed' | 'wounded' | 'abducted' | 'arrested') => {
    const figure = account.figures[measure];
    return (figure?.best ?? figure?.low ?? 0) > 0;
  };
  if (has('killed') || has('wounded')) return { type: 'violence', subtype: 'attack' };
  if (has('abducted')) return { type: 'violence', subtype: 'abduction' };
  if (has('arrested')) return { type: 'development', subtype: 'arrests' };
  return { type: 'violence', subtype: null };
}

/** The perpetrator, by name or as far as it is described, and the victims. */
export function tiesOf(row: FileRow): readonly ImportedTie[] {
  const type = said(textIn(row, 'reported perpetrator', 'actor type'));
  const name = said(textIn(row, 'reported perpetrator name', 'actor name'));
  const country = textIn(row, 'country');
  const described = type === null ? null : `${type}${country === null ? '' : ` (${country})`}`;
  const perpetrator = name ?? described;
  const victim = said(
    textIn(row, 'victim of violence', 'survivor or victim', 'organisation affected'),
  );
  const shared = { basis: 'reported', doubted: false } as const;
  return [
    ...(perpetrator === null
      ? []
      : [
          { actor: perpetrator, kind: kindOf(type ?? ''), role: 'perpetrator', ...shared } as const,
        ]),
    ...(victim === null
      ? []
      : [{ actor: victim, kind: 'civilians', role: 'target', ...shared } as const]),
  ];
}

function kindOf(type: string): ActorKind {
  if (/^(host government|police|.*military)/i.test(type) && !/foreign/i.test(type)) return 'state';
  return /foreign|multi-?national/i.test(type) ? 'external' : 'unknown';
}

/** Words that say that nothing is known are none. */
function said(text: string | null): string | null {
  return text === null || /^(no information|unknown|not applicable|unspecified)/i.test(text)
    ? null
    : text;
}
