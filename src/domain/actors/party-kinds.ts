import type { ActorKind } from '../model/actor.ts';
import { foldName } from '../names/names.ts';

/** Groups that need no introduction; of any other name that is typed, the kind is not known. */
const KIND_BY_NAME: ReadonlyMap<string, ActorKind> = new Map([
  ['civilians', 'civilians'],
  ['protesters', 'protesters'],
  ['rioters', 'rioters'],
]);

/** What such groups are called. */
export const KNOWN_GROUPS: readonly string[] = [...KIND_BY_NAME.keys()];

/** The kind of party that a name alone says it is. */
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

/** Whether a party bears arms, as far as its kind or its name says: `undefined` where neither does. */
export function isArmed(name: string, kind: ActorKind | undefined): boolean | undefined {
  const known = kind === undefined || kind === 'unknown' ? kindByName(name) : kind;
  if (known === 'civilians' || known === 'protesters') return false;
  if (known !== undefined && ARMED_KINDS.includes(known)) return true;
  return ARMED_WORDS.test(foldName(name)) ? true : undefined;
}
