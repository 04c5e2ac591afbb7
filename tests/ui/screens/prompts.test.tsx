import { describe, expect, it, vi } from 'vitest';
import { commandsHere } from '../../../src/app/keys/look-up.ts';
import { keyName } from '../../../src/app/state/key-names.ts';
import { COMMANDS } from '../../../src/commands/index.ts';
import { width } from '../../../src/text/cells.ts';
import { App } from '../../../src/ui/app.tsx';
import { createAppearance } from '../../../src/ui/theme/appearance.ts';
import { frameOf, openDashboard, promptLines } from '../../support/dashboard.tsx';
import { LINES } from '../../support/screen-lines.ts';
import { newState, press, type } from '../../support/states.ts';
import { PATIENCE, terminal } from '../../support/terminal.tsx';

describe('the running screen', () => {
  it('takes what a terminal sends: keys, wide characters, the Esc key', async () => {
    await using dashboard = await openDashboard([], { size: { columns: 80, rows: 24 } });
    const { loop } = dashboard;
    const appearance = createAppearance('plain', 'unicode');
    await using term = terminal(
      <App loop={loop} commands={COMMANDS} appearance={appearance} onTerminal={() => {}} />,
    );
    await vi.waitFor(() => expect(term.frame()).toContain('This database is empty.'), PATIENCE);
    term.type('/');
    term.type('喀布尔');
    await vi.waitFor(() => expect(term.frame()).toContain('/ 喀布尔'), PATIENCE);
    term.type('\u001b');
    await vi.waitFor(() => expect(term.frame()).not.toContain('喀布尔'), PATIENCE);
  });
});

describe('the filter prompt', () => {
  it('says how many match as it is typed', async () => {
    await using dashboard = await openDashboard(LINES);
    await dashboard.press('/');
    const state = await dashboard.type('by:ISKP killed:>1');
    expect(frameOf(state).join('\n')).toMatch(/Filter: \d incidents? and \d quotes? match/);
    expect(state.queries.matches?.answer?.incidents).toBe(state.events.rows.length);
    expect(state.events.rows.length).toBeLessThan(6);
  });

  it('keeps the selection on Esc, though the typed filter excluded its incident', async () => {
    await using dashboard = await openDashboard(LINES);
    const { selected } = (await dashboard.press('G')).events;
    await dashboard.press('/');
    const narrowed = (await dashboard.type('by:ISKP killed:>1')).events;
    expect(narrowed.rows.some(({ id }) => id === selected)).toBe(false);
    expect((await dashboard.press('esc')).events.selected).toBe(selected);
  });

  it('shows no number of matches while the filter is invalid', async () => {
    await using dashboard = await openDashboard(LINES);
    await dashboard.press('/');
    const wrong = frameOf(await dashboard.type('killed:many by:ISKP ')).join('\n');
    expect(wrong).toContain('Filter: invalid');
    expect(wrong).toContain('Recent events, Afghanistan 2020: invalid filter killed:many by:ISKP');
    expect(wrong).not.toMatch(/\d+ (incidents?|of \d+) (and|match)/);
    const right = frameOf(await dashboard.press('ctrl+u')).join('\n');
    expect(right).toMatch(/Filter: \d+ incidents/);
  });
});

describe('other prompts', () => {
  it('show the windows with the chosen one marked, and take two dates', () => {
    const [open] = press(newState(), 't', 't');
    const [names] = frameOf(open, { theme: 'mono' }).filter((line) => line.includes('24 h'));
    expect(names).toContain('\u001b[7m 90 d ');
    const [typed] = press(type(open, '2020-05-01 soon')[0], 'enter');
    expect(promptLines(typed)[2]).toContain('`soon` is not a date');
  });

  it.each([
    ['2020-03', '2020-03-01', '2020-03-31'],
    ['2019', '2019-01-01', '2019-12-31'],
    ['12 May 2020', '2020-05-12', '2020-05-12'],
    ['2020-02-01..2020-03-31', '2020-02-01', '2020-03-31'],
    ['2020-02..2020-03', '2020-02-01', '2020-03-31'],
    ['1 May 2020 12 May 2020', '2020-05-01', '2020-05-12'],
    ['May 2020..12 June 2020', '2020-05-01', '2020-06-12'],
  ])('take %s as the window', (text, from, until) => {
    const [after] = press(type(press(newState(), 't')[0], text)[0], 'enter');
    expect(after.window).toEqual({ kind: 'between', from, until });
  });

  it('find commands by their words, with their keys', () => {
    const [found] = type(press(newState(), ':')[0], 'pause');
    expect(promptLines(found)[1]).toMatch(/^ pause +p +stop showing/);
    const [paused] = press(found, 'enter');
    expect(paused.live.paused).toBeDefined();
  });

  it('say that no command matches, and what was typed', () => {
    const [open] = press(newState(), ':');
    const lines = promptLines(type(open, 'zzqx')[0]);
    expect(lines[1]).toContain('Nothing that can be done is called “zzqx”');
    expect(promptLines(open).join('\n')).not.toContain('Nothing that can be done');
  });

  it('ask before an older action is undone, and show the keys however long its title is', () => {
    const act = { kind: 'undo', action: 3, who: 'ada' } as const;
    const question = `Undo "${'a long title '.repeat(20)}"?`;
    const state = newState({
      overlay: { kind: 'confirm', question, act },
      size: { columns: 60, rows: 20 },
    });
    const frame = frameOf(state);
    expect(frame.join('\n')).toContain('Confirm: y yes, n no');
    expect(frame.at(-1)).toContain('y yes  n no');
  });
});

describe('the footer', () => {
  it.each(['t', 'a', '/', ':', 'O'])(
    'of a prompt has Enter and Esc at 80 columns, after %s',
    (key) => {
      const state = newState({
        size: { columns: 80, rows: 24 },
        file: 'a-long-name-of-a-database.db',
      });
      const footer = frameOf(press(state, key)[0]).at(-1);
      expect(footer).toContain('Enter ');
      expect(footer).toContain('Esc ');
    },
  );

  it('shows whole hints only, and the first one at every width', () => {
    for (const overlay of [undefined, '/', 'a', 't', ':']) {
      const opened = overlay === undefined ? newState() : press(newState(), overlay)[0];
      const here = commandsHere(COMMANDS, opened).filter((one) => one.footer !== undefined);
      const whole = here.map(({ keys: [key = ''], title }) => `${keyName(key)} ${title}`);
      for (let columns = 40; columns <= 200; columns += 3) {
        const footer = frameOf({ ...opened, size: { columns, rows: 24 } }).at(-1) ?? '';
        expect(width(footer)).toBeLessThanOrEqual(columns);
        const [left = ''] = footer.split(/ {2,}(?=\S*incidents\.db)/);
        for (const hint of left.trim().split(/ {2,}/)) expect(['', ...whole]).toContain(hint);
      }
    }
  });
});
