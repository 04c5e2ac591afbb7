import { describe, expect, it, vi } from 'vitest';
import type { State } from '../../../src/app/state/state.ts';
import { COMMANDS } from '../../../src/commands/index.ts';
import { Screen } from '../../../src/ui/screens/screen.tsx';
import { AppearanceContext, createAppearance } from '../../../src/ui/theme/appearance.ts';
import { frameOf, openDashboard } from '../../support/dashboard.tsx';
import { LINES } from '../../support/screen-lines.ts';
import { PATIENCE, terminal } from '../../support/terminal.tsx';

describe('a panel that is redrawn', () => {
  it('names a dataset that ends before the window in every panel, whichever answer comes last', async () => {
    await using dashboard = await openDashboard(LINES);
    await dashboard.press('t');
    await dashboard.type('2019-01-01..2019-02-01');
    const before = await dashboard.press('enter');
    const { timeline } = before.queries;
    if (timeline?.answer === undefined) throw new Error('The timeline has no answer.');
    const lagging = [{ name: 'ucdp-ged', newest: '2018-12-31' }];
    const answered = { ...timeline, answer: { ...timeline.answer, lagging } };
    const after = { ...before, queries: { ...before.queries, timeline: answered } };
    const screen = (state: State) => (
      <AppearanceContext value={createAppearance('plain', 'unicode')}>
        <Screen state={state} commands={COMMANDS} />
      </AppearanceContext>
    );
    await using shown = terminal(screen(before), before.size);
    shown.rerender(screen(after));
    const ends = () =>
      shown
        .frame()
        .replaceAll(/[│\s]+/g, ' ')
        .match(/ucdp-ged ends/g) ?? [];
    await vi.waitFor(() => expect(ends()).not.toEqual([]), PATIENCE);
    expect(shown.frame()).toBe(
      frameOf(after)
        .map((line) => line.trimEnd())
        .join('\n'),
    );
  });
});
