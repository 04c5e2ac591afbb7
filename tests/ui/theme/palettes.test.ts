import { describe, expect, it } from 'vitest';
import { createAppearance } from '../../../src/ui/theme/appearance.ts';
import { ownTheme } from '../../../src/ui/theme/own-theme.ts';
import { PALETTE_THEMES, PALETTES, type PaletteName } from '../../../src/ui/theme/palettes.ts';
import { ROLES, type Role } from '../../../src/ui/theme/roles.ts';
import { THEMES } from '../../../src/ui/theme/themes.ts';
import { contrastOf, differenceOf, VISIONS, type Vision } from '../../support/colour-vision.ts';

const isPalette = (name: string): name is PaletteName => Object.hasOwn(PALETTES, name);
const isVision = (name: string): name is Vision => Object.hasOwn(VISIONS, name);
const NAMES = Object.keys(PALETTES).filter(isPalette);
const colourOf = (name: PaletteName, role: Role): string =>
  PALETTE_THEMES[name][role].find((part) => part.startsWith('#')) ?? '';

/** Roles whose difference says something, beside the word that says it too. */
const TOLD_APART: readonly (readonly Role[])[] = [
  ['statusReported', 'statusCorroborated', 'statusConfirmed', 'statusDisputed', 'statusDiscounted'],
  ['good', 'bad', 'warn'],
];
const PAIRS = TOLD_APART.flatMap((roles) =>
  roles.flatMap((one, index) => roles.slice(index + 1).map((other) => [one, other] as const)),
);

describe.each(NAMES)('the theme %s', (name) => {
  it('can be read on each of its backgrounds, whatever the role', () => {
    const least = name === 'contrast' ? 7 : 4.5;
    for (const role of ROLES) {
      for (const ground of PALETTES[name].grounds) {
        expect(contrastOf(colourOf(name, role), ground), `${role} on ${ground}`).toBeGreaterThan(
          least,
        );
      }
    }
  });

  it.each(Object.keys(VISIONS).filter(isVision))(
    'has statuses that differ in %s vision',
    (vision) => {
      for (const [one, other] of PAIRS) {
        const difference = differenceOf(colourOf(name, one), colourOf(name, other), vision);
        expect(difference, `${one} and ${other}`).toBeGreaterThan(14);
      }
    },
  );

  it('has one of the 16 colours for each role on a terminal with no others, and its own elsewhere', () => {
    for (const role of ROLES) {
      const [few, all] = ([1, 3] as const).map((level) =>
        createAppearance(name, 'unicode', level).paint([[role, 'x']]),
      );
      expect(few).toMatch(/^(?:\x1b\[(?:[1-7]|3[0-7]|9[0-7])m)+x/);
      expect(all).toContain('\x1b[38;2;');
    }
  });
});

describe('the measures of colours', () => {
  it('are those of WCAG and CIELAB', () => {
    expect(contrastOf('#000000', '#ffffff')).toBeCloseTo(21);
    expect(contrastOf('#777777', '#ffffff')).toBeCloseTo(4.48, 1);
    expect(differenceOf('#000000', '#ffffff', 'normal')).toBeCloseTo(100, 0);
    // Red and green of one lightness are what a person without red or green cones confuses.
    expect(differenceOf('#a05a00', '#6b7500', 'deutan')).toBeLessThan(
      differenceOf('#a05a00', '#6b7500', 'normal') / 2,
    );
  });
});

describe('a theme of one’s own', () => {
  const set = (id: string, ...values: readonly string[]) => ({ id, values, line: 3 });

  it('is the terminal’s 16 colours by default', () => {
    expect(ownTheme([])).toEqual({ theme: THEMES.colour, problems: [] });
    expect(ownTheme([set('name', 'terminal')]).theme).toEqual(THEMES.colour);
  });

  it('can be a named one with single roles changed', () => {
    const { theme, problems } = ownTheme([
      set('status-disputed', 'bold', '#ffb000'),
      set('bad', 'bright-red'),
      set('name', 'dark'),
    ]);
    expect(problems).toEqual([]);
    expect(theme).toEqual({
      ...THEMES.dark,
      statusDisputed: ['bold', '#ffb000'],
      bad: ['redBright'],
    });
  });

  it.each([
    [
      set('name', 'darkk'),
      'there is no theme “darkk”; the themes are terminal, dark, light, contrast, colour-blind, night',
    ],
    [
      set('statusdisputed', 'red'),
      'there is no role “statusdisputed”; did you mean "status-disputed"?',
    ],
    [set('bad', 'rde'), 'bad: “rde” is no colour; did you mean "red"?'],
    [
      set('bad', '#ff00'),
      'bad: “#ff00” is no colour; write a name such as "red" or "bright-blue", or "#ffb000"',
    ],
    [
      set('bad', 'constructor'),
      'bad: “constructor” is no colour; write a name such as "red" or "bright-blue", or "#ffb000"',
    ],
  ])('says what is wrong, and changes nothing: %o', (setting, message) => {
    expect(ownTheme([setting])).toEqual({ theme: THEMES.colour, problems: [{ line: 3, message }] });
  });
});
