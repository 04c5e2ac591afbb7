import type { ActorKind } from '../../../domain/model/actor.ts';
import type { EventType } from '../../../domain/model/event-types.ts';
import { foldName } from '../../../domain/names/names.ts';

/**
 * ACLED's 25 sub-event types since 2017 as our types, by their wording, and its event types before that. After the
 * ACLED codebook's taxonomy.
 */
const TYPES: Readonly<Record<string, string>> = {
  'armed clash': 'battle/armed-clash',
  'government regains territory': 'battle/territory-regained',
  'non state actor overtakes territory': 'battle/territory-overtaken',
  'chemical weapon': 'explosion/chemical',
  'air drone strike': 'explosion/airstrike',
  'suicide bomb': 'explosion/suicide-bomb',
  'shelling artillery missile attack': 'explosion/shelling',
  'remote explosive landmine ied': 'explosion/ied',
  grenade: 'explosion/grenade',
  'sexual violence': 'violence/sexual-violence',
  attack: 'violence/attack',
  'abduction forced disappearance': 'violence/abduction',
  'peaceful protest': 'protest/peaceful-protest',
  'protest with intervention': 'protest/protest-intervention',
  'excessive force against protesters': 'protest/excessive-force',
  'excessive force against protestors': 'protest/excessive-force',
  'violent demonstration': 'riot/violent-demonstration',
  'mob violence': 'riot/mob',
  agreement: 'development/agreement',
  arrests: 'development/arrests',
  'change to group activity': 'development/group-change',
  'disrupted weapons use': 'development/weapons-disrupted',
  'headquarters or base established': 'development/base',
  'looting property destruction': 'development/looting',
  'non violent transfer of territory': 'development/territory-transferred',
  other: 'development/other',
  battles: 'battle',
  'explosions remote violence': 'explosion',
  'violence against civilians': 'violence',
  protests: 'protest',
  riots: 'riot',
  'strategic developments': 'development',
  'strategic development': 'development',
  'battle no change of territory': 'battle/armed-clash',
  'battle government regains territory': 'battle/territory-regained',
  'battle non state actor overtakes territory': 'battle/territory-overtaken',
  'remote violence': 'explosion',
};

/**
 * Our type for ACLED's event and sub-event type. Until 2017 riots and protests were one type, distinguished by the
 * actor.
 */
export function typeOfAcled(event: string, subEvent: string | null, first: ActorKind): EventType {
  const plain = plainly(event);
  if (plain === 'riots protests') return ours(first === 'rioters' ? 'riot' : 'protest');
  const known = (subEvent === null ? undefined : TYPES[plainly(subEvent)]) ?? TYPES[plain];
  return ours(known ?? 'unknown');
}

function ours(slugs: string): EventType {
  const [type = 'unknown', subtype = null] = slugs.split('/');
  return { type, subtype };
}

function plainly(text: string): string {
  return foldName(text)
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const KINDS: readonly (readonly [code: string, words: RegExp, kind: ActorKind])[] = [
  ['1', /^(state|government)/, 'state'],
  ['2', /^rebel/, 'rebel'],
  ['3', /^(political )?militia/, 'political-militia'],
  ['4', /(identity|communal)/, 'identity-militia'],
  ['5', /^rioter/, 'rioters'],
  ['6', /^protest/, 'protesters'],
  ['7', /^civilian/, 'civilians'],
  ['8', /(external|other)/, 'external'],
];

/** The kind of an actor by `inter1` or `inter2`: a number, or since 2024 words, whose wording varies. */
export function kindOfInter(inter: string | null): ActorKind {
  const plain = plainly(inter ?? '').replace(/ 0$/, '');
  const found = KINDS.find(([code, words]) => plain === code || words.test(plain));
  return found?.[2] ?? 'unknown';
}
