import type { Problem } from '../entry/entry.ts';
import type { Attribution, Basis, Role } from '../model/actor.ts';
import type { Value } from './lexer.ts';
import { split, splitFirst, textOf, withoutSuffix } from './values.ts';

/** The role and basis that each key with actors stands for. */
const TIE_KEYS: Readonly<Record<string, { readonly role: Role; readonly basis: Basis }>> = {
  by: { role: 'perpetrator', basis: 'reported' },
  on: { role: 'target', basis: 'reported' },
  with: { role: 'participant', basis: 'reported' },
  claimed: { role: 'perpetrator', basis: 'claimed' },
  blamed: { role: 'perpetrator', basis: 'blamed' },
  denied: { role: 'perpetrator', basis: 'denied' },
};

/**
 * Reads a list of actors: NAME, then `?` if it is doubted, then `<` and who says so. Without `<` a claim or a denial is
 * the actor's own; everything else is attributed to the line's first source.
 */
export function readAttributions(key: string, value: Value): readonly (Attribution | Problem)[] {
  return split(value, ',').map((part) => readAttribution(key, part));
}

/** The key for an attribution. */
export function attributionKey(
  attribution: Pick<Attribution, 'role' | 'basis'>,
): string | undefined {
  return Object.entries(TIE_KEYS).find(
    ([, one]) => one.role === attribution.role && one.basis === attribution.basis,
  )?.[0];
}

function readAttribution(key: string, part: Value): Attribution | Problem {
  const said = splitFirst(part, '<');
  const named = said?.[0] ?? part;
  const sure = withoutSuffix(named, '?');
  const actor = textOf(sure ?? named).trim();
  const kind = TIE_KEYS[key];
  if (actor === '' || kind === undefined) {
    return { span: part.span, message: `a name is missing in ${key}:` };
  }
  const sayer = said === undefined ? undefined : textOf(said[1]).trim();
  if (sayer === '') {
    return { span: part.span, message: 'the source after < is missing' };
  }
  const ownWord = kind.basis === 'claimed' || kind.basis === 'denied';
  return {
    ...kind,
    actor,
    doubted: sure !== undefined,
    saidBy: sayer ?? (ownWord ? null : undefined),
  };
}
