import { describe, expect, it } from 'vitest';
import { frameOf, openDashboard } from '../../support/dashboard.tsx';
import { LINES } from '../../support/screen-lines.ts';
import { newState, tell } from '../../support/states.ts';

describe('a panel without rows', () => {
  it('says that it is loading, then why that failed', async () => {
    const [reading] = tell(newState(), { type: 'started' });
    expect(
      frameOf(reading)
        .join('\n')
        .match(/loading…/g),
    ).toHaveLength(4);
    const ticket = reading.queries.quotes?.ticket ?? 0;
    const [failed] = tell(reading, {
      type: 'answered',
      answered: { question: 'quotes', ticket, error: 'The disk could not be read.' },
    });
    expect(frameOf(failed).join('\n')).toContain('The disk could not be read.');
  });

  it('says on an empty database how to fill it', async () => {
    await using dashboard = await openDashboard([]);
    const frame = frameOf(dashboard.loop.snapshot()).join('\n');
    for (const words of ['This database is empty.', 'a  adds an incident', 'd  opens sample']) {
      expect(frame).toContain(words);
    }
    expect(frame).toContain('no quotes yet');
  });

  it.each(['1', '2', '3', '4'])(
    'offers no key that opens something if panel %s is empty',
    async (panel) => {
      await using dashboard = await openDashboard([]);
      expect(frameOf(await dashboard.press(panel)).at(-1)).not.toContain('Enter open');
      const before = dashboard.loop.snapshot().window;
      const after = await dashboard.press('enter');
      expect(frameOf(after).at(-1)).toContain('there is nothing here to open');
      expect(after.window).toEqual(before);
    },
  );

  it('does not ask to add if nothing can be added', async () => {
    await using dashboard = await openDashboard([], { readOnly: true });
    const frame = frameOf(dashboard.loop.snapshot()).join('\n');
    expect(frame).toContain('open read-only');
    expect(frame).not.toContain('adds an incident');
  });

  it('says when the newest event was if the window has none', async () => {
    await using dashboard = await openDashboard(LINES);
    await dashboard.press('t');
    await dashboard.type('2019-01-01..2019-02-01');
    const frame = frameOf(await dashboard.press('enter')).join('\n');
    expect(frame.replaceAll(/[│\s]+/g, ' ')).toContain('the newest event was on 2 Jun 2020');
  });

  it('says how to clear a filter that matches nothing', async () => {
    await using dashboard = await openDashboard(LINES);
    await dashboard.press('/');
    await dashboard.type('nowhere');
    const frame = frameOf(await dashboard.press('enter')).join('\n');
    expect(frame).toContain('no incidents match the filter (Esc clears it)');
    expect(frame).toContain('0 of 6 match nowhere');
  });
});
