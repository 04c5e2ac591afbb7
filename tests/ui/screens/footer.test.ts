import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../../src/commands/index.ts';
import { width } from '../../../src/text/cells.ts';
import { footerLines } from '../../../src/ui/screens/footer.ts';
import { createViewMetrics } from '../../../src/ui/screens/view-metrics.ts';
import { GLYPHS } from '../../../src/ui/theme/glyphs.ts';
import { textOf } from '../../../src/ui/theme/styled.ts';
import { newState, press } from '../../support/states.ts';

const metrics = createViewMetrics(COMMANDS);

/** The lines at the bottom of a screen of this width that says something. */
function footer(text: string, columns: number): readonly string[] {
  const state = newState({ notice: { text, tone: 'good' }, size: { columns, rows: 36 } });
  return footerLines(state, metrics, { width: columns, glyphs: GLYPHS.unicode }).map(textOf);
}

describe('a message on the last line', () => {
  it('stands beside the name of the database if there is room for both', () => {
    expect(footer('added I5', 80)).toEqual([
      expect.stringMatching(/^ added I5 +incidents\.db · .*12:00Z $/),
    ]);
  });

  it('takes the place of the name of the database, and more lines, before any of it is cut', () => {
    const saved =
      'added I5: attack on 4 Jun 2020; new actor A2: Afghan security forces · u undoes it';
    expect(footer(saved, 90)).toEqual([` ${saved}`]);
    expect(footer(saved, 60)).toEqual([
      ' added I5: attack on 4 Jun 2020; new actor A2: Afghan',
      ' security forces · u undoes it',
    ]);
  });

  it('is whole at every width on at most four lines, and never wider than the screen', () => {
    const words = fc.array(fc.constantFrom('added', 'I1204', 'undo', 'Afghan', 'forces,', 'of'), {
      minLength: 1,
      maxLength: 16,
    });
    fc.assert(
      fc.property(words, fc.integer({ min: 40, max: 220 }), (said, columns) => {
        const lines = footer(said.join(' '), columns);
        expect(Math.max(...lines.map(width))).toBeLessThanOrEqual(columns);
        const [name = ''] = lines.join(' ').match(/ incidents\.db · .*/) ?? [];
        const shown = lines.join(' ').replace(name, '').trim().split(/ +/);
        expect(shown).toEqual(said);
      }),
    );
  });
});

describe('the keys on the last line', () => {
  it('name the help on a page of 80 columns too', () => {
    const [state] = press(newState({ size: { columns: 80, rows: 24 } }), 'w');
    const [line] = footerLines(state, metrics, { width: 80, glyphs: GLYPHS.unicode }).map(textOf);
    expect(line).toMatch(/^ q back .*\? help/);
  });
});
