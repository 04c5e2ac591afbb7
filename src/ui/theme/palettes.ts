import type { Role } from './roles.ts';
import type { Hex, Style } from './style.ts';

/** The colours of a theme, by what they say. */
export type Palette = {
  /** The backgrounds that the colours are made for; they are not painted. */
  readonly grounds: readonly [Hex, ...Hex[]];
  readonly text: Hex;
  readonly quiet: Hex;
  readonly corroborated: Hex;
  readonly good: Hex;
  readonly disputed: Hex;
  readonly warn: Hex;
  readonly bad: Hex;
  readonly bar: Hex;
};

/**
 * The palettes. Each text can be read on each of its grounds (WCAG 2, at least 4.5:1, `contrast` 7:1), and the statuses, and
 * good, bad and warnings, differ also for people who see no red, no green or no blue. A test checks both.
 */
export const PALETTES = {
  dark: {
    grounds: ['#1e1e1e', '#000000', '#282c34'],
    text: '#e0e0e0',
    quiet: '#9e9e9e',
    corroborated: '#56c8d8',
    good: '#9fe37d',
    disputed: '#e28cf4',
    warn: '#ffd75f',
    bad: '#f37c6f',
    bar: '#7aa8ff',
  },
  light: {
    grounds: ['#ffffff', '#fdf6e3', '#eeeeee'],
    text: '#1c1c1c',
    quiet: '#5f5f5f',
    corroborated: '#00456b',
    good: '#2b6f12',
    disputed: '#9c1ea0',
    warn: '#5c2600',
    bad: '#c00900',
    bar: '#3a4fd0',
  },
  contrast: {
    grounds: ['#000000'],
    text: '#ffffff',
    quiet: '#b8b8b8',
    corroborated: '#11dcff',
    good: '#7fff5a',
    disputed: '#ff92e3',
    warn: '#ffff00',
    bad: '#ff9080',
    bar: '#9cc0ff',
  },
  'colour-blind': {
    grounds: ['#1e1e1e', '#000000', '#282c34'],
    text: '#f0f0f0',
    quiet: '#999999',
    corroborated: '#56b4e9',
    good: '#9dd6ff',
    disputed: '#ffb000',
    warn: '#f0e442',
    bad: '#fe8a4a',
    bar: '#7c9cff',
  },
  /** Without blue, which keeps people awake and takes their sight of the dark. */
  night: {
    grounds: ['#000000'],
    text: '#ffb87f',
    quiet: '#c17355',
    corroborated: '#ff8b50',
    good: '#ffe1af',
    disputed: '#e23e29',
    warn: '#ffc800',
    bad: '#ff3c28',
    bar: '#d07840',
  },
} as const satisfies Record<string, Palette>;
export type PaletteName = keyof typeof PALETTES;

/** The looks of every role in the colours of a palette. */
function themeOf(colours: Palette): Readonly<Record<Role, Style>> {
  const { text, quiet, corroborated, good, disputed, warn, bad, bar } = colours;
  return {
    text: [text],
    faint: [quiet],
    border: [quiet],
    borderFocused: [corroborated],
    title: ['bold', text],
    titleFocused: ['bold', corroborated],
    note: [quiet],
    header: ['underline', quiet],
    selected: ['inverse', text],
    selectedAway: ['underline', text],
    new: ['bold', warn],
    live: [good],
    paused: ['bold', warn],
    statusReported: [text],
    statusCorroborated: [corroborated],
    statusConfirmed: ['bold', good],
    statusDisputed: [disputed],
    statusDiscounted: [quiet],
    figure: ['bold', text],
    tollHeavy: ['bold', 'inverse', text],
    tollNone: [quiet],
    quote: [text],
    bar: [bar],
    barSelected: ['bold', corroborated],
    marker: ['bold', disputed],
    good: [good],
    bad: [bad],
    warn: [warn],
    key: ['bold', corroborated],
    keyWord: [text],
    label: [quiet],
    match: ['bold', 'underline', text],
    found: ['inverse', text],
    error: ['bold', 'underline', bad],
    ghost: [quiet],
    cursor: ['inverse', text],
    strange: ['inverse', warn],
  };
}

export const PALETTE_THEMES = {
  dark: themeOf(PALETTES.dark),
  light: themeOf(PALETTES.light),
  contrast: themeOf(PALETTES.contrast),
  'colour-blind': themeOf(PALETTES['colour-blind']),
  night: themeOf(PALETTES.night),
} as const satisfies Record<PaletteName, Readonly<Record<Role, Style>>>;
