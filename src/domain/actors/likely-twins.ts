import { countryByName } from '../places/countries.ts';
import { kindByName } from './actor-kinds.ts';
import { nameKey } from './name-key.ts';
import { areOneLetterApart } from './near-name.ts';
import { initialsOf, soundsOf } from './sound.ts';

/** Why two names are likely to mean one actor, the strongest reason first. */
export const LIKENESSES = [
  'the same name',
  'the same sound',
  'the same except for brackets',
  'its initials',
  'one letter apart',
] as const;
export type Likeness = (typeof LIKENESSES)[number];

/** An actor by its id, with all its names. */
export type Called = { readonly id: number; readonly names: readonly string[] };

/** Two actors that are likely to be one, the lower id first. */
export type Twins = { readonly one: number; readonly other: number; readonly why: Likeness };

/** A name of an actor, prepared for the rules. */
type Form = {
  /** Its index among all forms. */
  readonly at: number;
  readonly id: number;
  readonly name: string;
  /** Its words as they sound, sorted, with and without what is in brackets; `undefined` if they are too short. */
  readonly sound: string | undefined;
  readonly baseSound: string | undefined;
  readonly whole: string;
  /** What comes before brackets and what is in them; `undefined` if there are none. */
  readonly base: string | undefined;
  readonly inBrackets: string | undefined;
};

const always = () => true;

/** How many names with a common key are compared with one another: if more share it, the similarity means nothing. */
const MOST_ALIKE = 12;
/** The fewest letters of a sound that identifies a name. */
const FEWEST = 4;
/** The lengths of names in which one letter may be a typing error: comparing longer ones would take very long. */
const LONG = 8;
const TOO_LONG = 300;
/** An odd number whose powers make a hash depend on the positions of letters. */
const BASE = 1_000_003;

type Key = string | number;

/** A rule: names with a common key are likely to mean one actor. */
type Rule = {
  readonly keysOf: (form: Form) => readonly (Key | undefined)[];
  readonly fits: (one: Form, other: Form) => boolean;
};

const RULES: Readonly<Record<Likeness, Rule>> = {
  // Stored by an older program, or by a shell.
  'the same name': { keysOf: ({ whole }) => [whole], fits: always },
  'the same sound': { keysOf: ({ sound }) => [sound], fits: always },
  'the same except for brackets': {
    keysOf: ({ baseSound }) => [baseSound],
    // Names that differ only in their brackets are distinct: (2012-2020) and (2020-), (Mali) and (Niger).
    fits: (one, other) => (one.base === undefined) !== (other.base === undefined),
  },
  'its initials': {
    keysOf: ({ name, whole, base, inBrackets }) => [
      initialsOf(base ?? name),
      inBrackets,
      base === undefined ? whole : undefined,
    ],
    fits: (one, other) => isShortFor(one, other) || isShortFor(other, one),
  },
  'one letter apart': {
    keysOf: ({ whole }) => (whole.length < LONG || whole.length > TOO_LONG ? [] : shortened(whole)),
    fits: (one, other) => areOneLetterApart(one.name, other.name, isCountry),
  },
};

/**
 * Pairs of actors that are likely to be one: transliterations, plurals and other word orders of one name, a name with
 * and without brackets, its initials, and long names that differ in one letter. Their numbers are always equal. Runs in
 * time proportional to the names, whatever they are: each rule sorts them by keys, and compares neighbours only.
 */
export function likelyTwins(actors: readonly Called[]): readonly Twins[] {
  const forms = actors
    .flatMap(({ id, names }) => [...new Set(names)].map((name) => formOf(id, name)))
    // Generic groups, as publishers distinguish them: Civilians (Mali).
    .filter(({ name, base }) => kindByName(base ?? name) === undefined)
    .map((form, at) => ({ ...form, at }));
  const found = new Map<string, Twins>();
  for (const why of LIKENESSES) {
    const { keysOf, fits } = RULES[why];
    const met = new Set<number>();
    for (const alike of sameKey(forms, keysOf)) {
      for (const [one, other] of pairsOf(alike)) {
        const pair = one.at * forms.length + other.at;
        if (one.id === other.id || met.has(pair)) continue;
        met.add(pair);
        const [first, second] = one.id < other.id ? [one.id, other.id] : [other.id, one.id];
        const key = `${first} ${second}`;
        if (!found.has(key) && fits(one, other)) found.set(key, { one: first, other: second, why });
      }
    }
  }
  return [...found.values()];
}

function formOf(id: number, name: string): Omit<Form, 'at'> {
  const { base, inside } = bracketsOf(name);
  const sound = soundKey(name);
  return {
    id,
    name,
    sound,
    baseSound: base === undefined ? sound : soundKey(base),
    whole: nameKey(name),
    base,
    inBrackets: inside === undefined ? undefined : nameKey(inside),
  };
}

function bracketsOf(name: string): { readonly base?: string; readonly inside?: string } {
  const text = name.trim();
  const opens = text.endsWith(')') ? text.lastIndexOf('(') : -1;
  return opens <= 0 ? {} : { base: text.slice(0, opens).trim(), inside: text.slice(opens + 1, -1) };
}

/** The words of a name, sorted, if they are long enough to identify it. */
function soundKey(name: string): string | undefined {
  const key = soundsOf(name).toSorted().join(' ');
  return key.replaceAll(/\P{L}/gu, '').length < FEWEST ? undefined : key;
}

/** Whether a name of one word in capitals abbreviates another one: by its initials, or in the brackets after it. */
function isShortFor(one: Form, { name, base, inBrackets }: Form): boolean {
  if (!/^\p{Lu}[\p{Lu}\p{N}.-]+$/u.test(one.name)) return false;
  const initials = initialsOf(base ?? name);
  if (one.whole === initials) return true;
  return one.whole === inBrackets && initials !== undefined && inBrackets[0] === initials[0];
}

function isCountry(word: string): boolean {
  return countryByName(word) !== undefined;
}

/**
 * A name, and the name without each one of its letters: names that differ in one letter share one of these. They are
 * hashed to 32 bits, since there are very many.
 */
function shortened(whole: string): readonly number[] {
  const rest = new Int32Array(whole.length + 1);
  const place = new Int32Array(whole.length + 1).fill(1);
  for (let at = whole.length - 1; at >= 0; at -= 1) {
    const power = place[at + 1] ?? 1;
    rest[at] = Math.imul(whole.charCodeAt(at), power) + (rest[at + 1] ?? 0);
    place[at] = Math.imul(power, BASE);
  }
  const keys = [rest[0] ?? 0];
  let before = 0;
  for (let at = 0; at < whole.length; at += 1) {
    // Another number is another name, not a typing error.
    if (!/\p{N}/u.test(whole.charAt(at)))
      keys.push((Math.imul(before, place[at + 1] ?? 1) + (rest[at + 1] ?? 0)) | 0);
    before = (Math.imul(before, BASE) + whole.charCodeAt(at)) | 0;
  }
  return keys;
}

/** Forms that share a key, by key; only the first of them if there are very many. */
function sameKey(forms: readonly Form[], keysOf: Rule['keysOf']): readonly (readonly Form[])[] {
  const first = new Map<Key, Form>();
  const alike = new Map<Key, Form[]>();
  for (const form of forms) {
    for (const key of keysOf(form)) {
      if (key === undefined) continue;
      const before = first.get(key);
      if (before === undefined) first.set(key, form);
      else addTo(alike, key, before, form);
    }
  }
  return [...alike.values()];
}

function addTo(alike: Map<Key, Form[]>, key: Key, before: Form, form: Form): void {
  const some = alike.get(key);
  if (some === undefined) alike.set(key, [before, form]);
  else if (some.length < MOST_ALIKE && some.at(-1) !== form) some.push(form);
}

function pairsOf(alike: readonly Form[]): readonly (readonly [Form, Form])[] {
  return alike.flatMap((one, at) => alike.slice(at + 1).map((other) => [one, other] as const));
}
