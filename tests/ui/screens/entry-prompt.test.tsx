import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { State } from '../../../src/app/state/state.ts';
import { COMMANDS } from '../../../src/commands/index.ts';
import { width } from '../../../src/text/cells.ts';
import { promptView } from '../../../src/ui/screens/prompt-area.tsx';
import { type Dashboard, frameOf, openDashboard, promptLines } from '../../support/dashboard.tsx';
import { LINES } from '../../support/screen-lines.ts';
import { newState, press, tell, type } from '../../support/states.ts';
import { expectStraight } from '../../support/straight.ts';

function adding(text: string, columns = 80): State {
  const [open] = press(newState({ size: { columns, rows: 24 } }), 'a');
  return type(open, text)[0];
}

describe('the entry prompt', () => {
  let dashboard: Dashboard;
  beforeAll(async () => {
    dashboard = await openDashboard(LINES, { size: { columns: 80, rows: 24 } });
  });
  afterAll(() => dashboard[Symbol.asyncDispose]());

  it('shows examples before anything is typed, then how the line is read', async () => {
    expect(promptLines(await dashboard.press('a')).join('\n')).toContain('milestone 2020-02-29');
    const reading = promptLines(
      await dashboard.type('ied 2020-06-01 @Kabul,AFG by:Newcomers killed:27-32 src:AFP/B2 Blast'),
    ).join('\n');
    for (const words of ['new actor: Newcomers', '27–32', 'AFP', 'Blast']) {
      expect(reading).toContain(words);
    }
  });

  it('shows in full what is still missing, and which pasted lines follow', () => {
    const open = press(newState({ size: { columns: 40, rows: 24 } }), 'a')[0];
    const second = 'battle 2020-03-07 @Herat,AFG src:AFP Shots at night';
    const text = `attack 2020-03-06 asof:2020-03-07 @Kabul,AFG src:AFP/B2 Shots\n${second}`;
    const [pasted] = tell(open, { type: 'pasted', text });
    const [state] = press(pasted, 'home', ...Array.from({ length: 20 }, () => 'right'));
    const [problem] = state.overlay?.kind === 'add' ? (state.overlay.reading?.problems ?? []) : [];
    const shown = promptLines(state).join(' ').replaceAll(/ +/g, ' ');
    expect(problem?.message.length).toBeGreaterThan(40);
    expect(shown).toContain(`still: ${problem?.message}`);
    expect(shown).toContain('1 more pasted line comes next');
  });

  it('shows no error before anything is typed after a key that it was opened with', async () => {
    await dashboard.press('esc', 'g', 'P');
    const opened = promptLines(await dashboard.press());
    expect(opened[0]).toMatch(/pin I\d+ killed:$/);
    expect(opened.join('\n')).not.toMatch(/still:|missing|left over/);
    const cleared = promptLines(await dashboard.press('3', 'backspace')).join(' ');
    expect(cleared).toContain('a figure is missing');
    expect(cleared).not.toContain('left over');
    expect(promptLines(await dashboard.press('enter')).join(' ')).toContain('has no value');
    await dashboard.press('ctrl+u', 'esc', 'a');
  });

  it('offers completions at the cursor, and marks the inserted one', async () => {
    await dashboard.press('ctrl+u');
    const state = await dashboard.type('attack by:IS');
    expect(promptLines(state).at(-1)).toContain('Tab ISKP');
    const taken = await dashboard.press('tab');
    expect(promptLines(taken)[0]).toContain('› attack by:ISKP');
    const marked = frameOf(taken, { theme: 'mono' }).find((line) => line.includes('Tab '));
    expect(marked).toContain('\u001b[7mISKP');
    await dashboard.press('esc');
  });

  it('takes the known names for the misspelt ones by one key', async () => {
    await dashboard.press('a', 'ctrl+u');
    const typed = await dashboard.type('attack by:IKSP on:civilian src:Reutrs/B2 An IKSP attack');
    expect(promptLines(typed).join(' ')).toContain('did you mean civilians? Ctrl-g takes it');
    const taken = await dashboard.press('ctrl+g');
    expect(promptLines(taken)[0]).toContain('on:civilians src:Reuters/B2');
    expect(promptLines(taken).join(' ')).not.toContain('did you mean civilians');
    const refused = await dashboard.press('ctrl+g');
    expect(frameOf(refused).at(-1)).toContain('no name in this line is nearly a known one');
    await dashboard.press('ctrl+u', 'esc');
  });

  it('carries source and country over from the line before by one key', async () => {
    await dashboard.press('a', 'ctrl+u');
    await dashboard.type('attack 2020-06-02 @Kabul,AFG src:"The magazine"/B2 Gunmen open fire');
    await dashboard.press('enter');
    await dashboard.until(({ overlay }) => overlay === undefined);
    await dashboard.press('a');
    const typed = await dashboard.type('attack 2020-06-03 @Kunduz');
    const offer = 'Ctrl-o carries over from the lines before: AFG src:"The magazine"/B2';
    expect(promptLines(typed).join(' ')).toContain(offer);
    await dashboard.press('ctrl+o');
    const state = await dashboard.type('Shots');
    const line = 'attack 2020-06-03 @Kunduz,AFG src:"The magazine"/B2 Shots';
    expect(promptLines(state)[0]).toContain(line);
    expect(promptLines(state).join(' ')).not.toContain('carries over');
    expect(frameOf(await dashboard.press('ctrl+o')).at(-1)).toContain('no source or country');
    await dashboard.press('ctrl+u', 'esc', 'u');
  });

  it.each([
    ['at the left', 'atack 2020-03-06 Gunmen open fire', 'atack', 2],
    ['in the middle', 'attack 2020-03-06 killd:3 Gunmen open fire', 'killd', 20],
    ['after wide characters', 'attack @喀布尔 killd:3 Gunmen open fire', 'killd', 17],
    ['after joined ones', 'attack 👩‍👩‍👧 killd:3 Gunmen open fire', 'killd', 12],
  ])('points at a wrong word %s', (_, text, wrong, cell) => {
    const [line = '', caret = ''] = promptLines(adding(text));
    expect(width(line.slice(0, line.indexOf(wrong)))).toBe(cell);
    expect(caret.indexOf('^')).toBe(cell);
    expect(/\^+/.exec(caret)?.[0]).toHaveLength(wrong.length);
  });

  it('points at a wrong word far to the right, with the message on the side that has room', () => {
    const [line = '', caret = ''] = promptLines(
      adding('attack 2020-03-06 @Kabul,AFG by:ISKP on:civilians src:Reuters/B2 killd:3 Gunmen', 90),
    );
    expect(caret.indexOf('^')).toBe(line.indexOf('killd:3'));
    expect(caret).toContain('killed');
    expect(caret.trimEnd().endsWith('^')).toBe(true);
  });

  it('puts a long line on as many rows as it needs, with the cursor and the carets in the right one', () => {
    const state = adding(`attack ${'一二三四五六七八九十'.repeat(8)} killd:3 the end`, 60);
    const lines = promptLines(state);
    expect(lines[0]).toMatch(/^› attack [一二三四五六七八九十]+$/u);
    expect(lines.slice(1, 4).join('')).toMatch(/^( {2}[一二三四五六七八九十]{27}){2} {2}/u);
    expect(lines[4]?.indexOf('^')).toBe(width(lines[3]?.slice(0, lines[3].indexOf('killd')) ?? ''));
    const view = promptView(state, COMMANDS, { width: 58, height: 10 });
    expect(view?.cursor).toEqual({ x: width(lines[3] ?? ''), y: 3 });
    expect(lines.every((line) => width(line) <= 58)).toBe(true);
  });

  it('shows the rows around the cursor if a line has too many', () => {
    const words = Array.from({ length: 300 }, (_, index) => `word${index}`).join(' ');
    const state = adding(`attack ${words}`);
    const lines = promptLines(state);
    expect(lines).toHaveLength(13);
    expect(lines.slice(0, 9).join(' ')).toContain('word299');
    expect(lines[0]).toMatch(/^… word/);
    expect(lines.join(' ')).toContain('Violence against civilians');
    const [home] = press(state, 'home');
    expect(promptLines(home)[0]).toMatch(/^› attack word0 /);
    expect(promptView(home, COMMANDS, { width: 78, height: 10 })?.cursor).toEqual({ x: 2, y: 0 });
  });

  it('takes the room that a long line needs, and leaves some to the list', () => {
    const words = Array.from({ length: 220 }, (_, index) => `word${index}`).join(' ');
    for (const [columns, rows] of [
      [80, 24],
      [120, 36],
      [200, 60],
    ] as const) {
      const [open] = press(newState({ size: { columns, rows } }), 'a');
      const short = frameOf(open).length;
      const [state] = type(open, `attack ${words}`);
      const frame = frameOf(state);
      expect(frame).toHaveLength(short);
      expectStraight(frame.join('\n'));
      expect(frame[0]).not.toContain('Add:');
      const shown = promptLines(state).join(' ');
      expect(shown).toContain('word219');
      if (rows > 24) expect(shown).toContain('word0 ');
      expect(shown).toContain('Violence against civilians');
    }
  });

  it('gives a long filter more rows', () => {
    const filter = Array.from({ length: 40 }, (_, index) => `tag:drill${index}`).join(' ');
    const lines = promptLines(type(press(newState(), '/')[0], filter)[0]);
    expect(lines.length).toBeGreaterThan(5);
    expect(lines.join(' ')).toContain('tag:drill0 ');
    expect(lines.join(' ')).toContain('tag:drill39');
  });

  it('never cuts an error message', () => {
    for (const open of ['a', '/']) {
      const line = `${open === 'a' ? 'attack ' : ''}killed:ab x`;
      const lines = promptLines(
        type(press(newState({ size: { columns: 60, rows: 24 } }), open)[0], line)[0],
      );
      expect(lines.join(' ').replaceAll(/ +/g, ' ')).toContain('?');
      // The sentence itself ends with the sign: `note:"…"`.
      expect(lines.join(' ').replace('note:"…"', '')).not.toContain('…');
    }
  });
});

describe('the cursor of the terminal', () => {
  it.each([
    ['', 2],
    ['attack 喀布尔', 2 + 7 + 6],
    ['نص', 4],
  ])('is after what was typed: %s', (text, x) => {
    expect(promptView(adding(text), COMMANDS, { width: 78, height: 10 })?.cursor).toEqual({
      x,
      y: 0,
    });
  });

  it('is nowhere without a prompt', () => {
    expect(promptView(newState(), COMMANDS, { width: 78, height: 10 })).toBeUndefined();
  });
});
