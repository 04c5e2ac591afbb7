import { foldName } from './names.ts';

/** Types by the everyday words for them, the likeliest type first. */
const TYPES_BY_WORD: readonly (readonly [types: readonly string[], words: string])[] = [
  [['attack', 'armed-clash'], 'shooting gunfire shots gunmen'],
  [['ied', 'suicide-bomb', 'airstrike'], 'bombing bomb bombardment'],
  [['ied', 'explosion'], 'blast landmine mine carbomb car-bomb roadside-bomb'],
  [['suicide-bomb'], 'suicide suicide-attack suicide-bombing suicide-bomber'],
  [['airstrike'], 'air-strike drone drone-strike strike bombing-raid'],
  [['shelling'], 'rocket missile mortar artillery'],
  [['armed-clash', 'attack'], 'ambush raid assault storming'],
  [['armed-clash'], 'clash fighting fight firefight skirmish combat offensive'],
  [['attack'], 'assassination killing murder massacre stabbing execution beheading'],
  [['abduction'], 'kidnapping kidnap hostage hostage-taking disappearance'],
  [['sexual-violence'], 'rape'],
  [['peaceful-protest'], 'demonstration rally march sit-in strike-action vigil'],
  [['violent-demonstration', 'riot'], 'unrest rioting disturbance'],
  [['mob'], 'lynching'],
  [['arrests'], 'arrest detention detained raid-arrest roundup'],
  [['agreement'], 'ceasefire truce deal talks accord'],
  [['looting'], 'theft robbery plunder'],
  [['territory-overtaken', 'territory-regained'], 'capture takeover seizure'],
  [['weapons-disrupted'], 'cache seized-weapons'],
  [['quote', 'paraphrase'], 'said statement interview'],
];

const BY_WORD: ReadonlyMap<string, readonly string[]> = new Map(
  TYPES_BY_WORD.flatMap(([types, words]) => words.split(' ').map((word) => [word, types] as const)),
);

/** The first words of lines that an everyday word may mean, the likeliest first; empty if it means none. */
export function everydayTypes(word: string): readonly string[] {
  const folded = foldName(word);
  return BY_WORD.get(folded) ?? BY_WORD.get(folded.replace(/(?:e?s)$/, '')) ?? [];
}
