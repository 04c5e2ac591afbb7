import type { ModifierName } from 'chalk';
import { nearest } from '../../domain/names/names.ts';
import { COLOUR_NAMES } from './nearest-colour.ts';
import { PALETTE_THEMES } from './palettes.ts';
import { ROLES, type Role } from './roles.ts';
import type { Hex, Style, Theme } from './style.ts';
import { THEMES } from './themes.ts';

/** What a line of a configuration sets: the look of a role, or by `name` the theme to begin with. Lines count from 1. */
export type ThemeSetting = {
  readonly id: string;
  readonly values: readonly string[];
  readonly line: number;
};

/** A person's theme, and what is wrong with its settings, which change nothing. */
export type OwnTheme = {
  readonly theme: Theme;
  readonly problems: readonly { readonly line: number; readonly message: string }[];
};

/** The themes that can be chosen, by name. */
const CHOICES: Readonly<Record<string, Theme>> = { terminal: THEMES.colour, ...PALETTE_THEMES };
/** The names of roles in a configuration, as in `status-disputed`. */
const ROLE_NAMES: ReadonlyMap<string, Role> = new Map(
  ROLES.map((role) => [role.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`), role]),
);
const MODIFIERS = [
  'bold',
  'dim',
  'underline',
  'inverse',
] as const satisfies readonly ModifierName[];
const STYLES: ReadonlyMap<string, Style[number]> = new Map<string, Style[number]>([
  ...COLOUR_NAMES,
  ...MODIFIERS.map((name) => [name, name] as const),
]);

/** The theme that a configuration's settings make: a named one, `terminal` by default, with single roles changed. */
export function ownTheme(settings: readonly ThemeSetting[]): OwnTheme {
  const problems: OwnTheme['problems'][number][] = [];
  let base: Theme = THEMES.colour;
  const roles: Partial<Record<Role, Style>> = {};
  for (const { id, values, line } of settings) {
    const read = id === 'name' ? readName(values) : readRole(id, values);
    if (typeof read === 'string') problems.push({ line, message: read });
    else if ('theme' in read) base = read.theme;
    else roles[read.role] = read.style;
  }
  return { theme: { ...base, ...roles }, problems };
}

function readName(values: readonly string[]): { readonly theme: Theme } | string {
  const [name = ''] = values;
  const theme = Object.hasOwn(CHOICES, name) && values.length === 1 ? CHOICES[name] : undefined;
  if (theme !== undefined) return { theme };
  return `there is no theme “${values.join(' ')}”; the themes are ${Object.keys(CHOICES).join(', ')}`;
}

function readRole(
  name: string,
  values: readonly string[],
): { readonly role: Role; readonly style: Style } | string {
  const role = ROLE_NAMES.get(name);
  if (role === undefined) {
    return `there is no role “${name}”${meant(name, [...ROLE_NAMES.keys()], 'docs/screen.md lists them')}`;
  }
  const style: Style[number][] = [];
  for (const value of values) {
    const read = isHex(value) ? value : STYLES.get(value);
    if (read === undefined) {
      return `${name}: “${value}” is no colour${meant(value, [...STYLES.keys()], 'write a name such as "red" or "bright-blue", or "#ffb000"')}`;
    }
    style.push(read);
  }
  return { role, style };
}

function meant(word: string, names: readonly string[], otherwise: string): string {
  const near = nearest(word, names);
  return near === undefined ? `; ${otherwise}` : `; did you mean "${near}"?`;
}

function isHex(text: string): text is Hex {
  return /^#[0-9a-f]{6}$/i.test(text);
}

/** The roles by the names that a configuration has for them. */
export const THEME_ROLES: readonly string[] = [...ROLE_NAMES.keys()];
