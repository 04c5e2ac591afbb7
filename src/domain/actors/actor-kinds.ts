import type { ActorKind } from '../model/actor.ts';
import { foldName } from '../names/names.ts';

/** Generic groups; for any other typed name the kind is unknown. */
const KIND_BY_NAME: ReadonlyMap<string, ActorKind> = new Map([
  ['civilians', 'civilians'],
  ['protesters', 'protesters'],
  ['rioters', 'rioters'],
]);

/** The names of such groups. */
export const KNOWN_GROUPS: readonly string[] = [...KIND_BY_NAME.keys()];

/** The kind of actor that a name implies. */
export function kindByName(name: string): ActorKind | undefined {
  return KIND_BY_NAME.get(foldName(name));
}

const ARMED_KINDS: readonly ActorKind[] = [
  'state',
  'rebel',
  'political-militia',
  'identity-militia',
  'external',
];
const ARMED_WORDS =
  /\b(army|armed|forces?|soldiers?|troops?|police(men)?|military|militia(men)?|militants?|fighters?|insurgents?|rebels?|guards?|brigades?|battalion|navy|commandos?|gunmen)\b/u;

/** Whether an actor is armed, according to its kind or its name; `undefined` if neither says. */
export function isArmed(name: string, kind: ActorKind | undefined): boolean | undefined {
  const known = kind === undefined || kind === 'unknown' ? kindByName(name) : kind;
  if (known === 'civilians' || known === 'protesters') return false;
  if (known !== undefined && ARMED_KINDS.includes(known)) return true;
  return ARMED_WORDS.test(foldName(name)) ? true : undefined;
}
