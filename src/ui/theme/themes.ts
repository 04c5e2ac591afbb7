import { PALETTE_THEMES } from './palettes.ts';
import type { Theme } from './style.ts';

/**
 * The themes of the screen. `colour` has the 16 colours that people have set in their terminal; the others are palettes for a
 * dark or a light background. All draw on the terminal's own background, light or dark. A word, a glyph or a place also says
 * what a role means: never colour or dimness alone. Nothing is italic, which GNU screen draws reversed, as if selected.
 * `plain` has no escape sequences at all, for output that is not a terminal.
 */
export const THEMES = {
  colour: {
    faint: ['dim'],
    border: ['dim'],
    borderFocused: ['cyan'],
    title: ['bold'],
    titleFocused: ['bold', 'cyan'],
    note: ['dim'],
    header: ['dim', 'underline'],
    selected: ['inverse'],
    selectedAway: ['underline'],
    new: ['bold', 'yellow'],
    live: ['green'],
    paused: ['bold', 'yellow'],
    statusCorroborated: ['cyan'],
    statusConfirmed: ['bold', 'green'],
    statusDisputed: ['magenta'],
    statusDiscounted: ['dim'],
    figure: ['bold'],
    tollHeavy: ['bold', 'inverse'],
    tollNone: ['dim'],
    bar: ['blue'],
    barSelected: ['bold', 'cyan'],
    marker: ['bold', 'magenta'],
    good: ['green'],
    bad: ['red'],
    warn: ['yellow'],
    key: ['bold', 'cyan'],
    keyWord: [],
    label: ['dim'],
    match: ['bold', 'underline'],
    found: ['inverse'],
    error: ['bold', 'red', 'underline'],
    ghost: ['dim'],
    cursor: ['inverse'],
    strange: ['yellow', 'inverse'],
  },
  mono: {
    borderFocused: ['bold'],
    title: ['bold'],
    titleFocused: ['bold', 'inverse'],
    header: ['underline'],
    selected: ['inverse'],
    selectedAway: ['underline'],
    new: ['bold'],
    paused: ['bold'],
    statusConfirmed: ['bold'],
    statusDisputed: ['underline'],
    figure: ['bold'],
    tollHeavy: ['bold', 'inverse'],
    barSelected: ['bold'],
    marker: ['bold'],
    bad: ['bold'],
    warn: ['bold'],
    key: ['bold'],
    match: ['bold', 'underline'],
    found: ['inverse'],
    error: ['bold', 'underline'],
    cursor: ['inverse'],
    strange: ['inverse'],
  },
  plain: {},
  ...PALETTE_THEMES,
} as const satisfies Record<string, Theme>;
export type ThemeName = keyof typeof THEMES;
