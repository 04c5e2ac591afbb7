import { describe, expect, it } from 'vitest';
import { startLoop } from '../../src/app/loop.ts';
import type { State } from '../../src/app/state/state.ts';
import type { Effect, Message } from '../../src/app/state/step.ts';
import { createUpdate } from '../../src/app/update.ts';
import { COMMANDS } from '../../src/commands/index.ts';
import { readEntry } from '../../src/domain/reading/read-entry.ts';
import { gather } from '../../src/ui/input/gather.ts';
import { createViewMetrics } from '../../src/ui/screens/view-metrics.ts';
import { newState, press, tell, type } from '../support/states.ts';

/** Keys that came in one piece, as one read of the terminal brings them. */
const together = (text: string, follows = false): Message => ({
  type: 'typed',
  pieces: [[...text].map((key) => (key === '\r' ? 'enter' : key))],
  follows,
});

const acts = (effects: readonly Effect[]) =>
  effects.filter(({ type: kind }) => kind !== 'ask' && kind !== 'keep-draft');

describe('keys that come in one piece', () => {
  it.each([
    'xinhua',
    'explosion',
    'Gunmen attacked a village in Ukraine, nine dead',
    'ugh\r',
    'xlj\r',
    'attack 2020-05-12 @Kabul,AFG killed:3 Gunmen storm a ward\r',
  ])('are no commands where they are a text: %s', (text) => {
    const [state, effects] = tell(newState(), together(text));
    expect(effects).toEqual([]);
    expect({ ...state, notice: undefined, ignoresText: false }).toEqual(newState());
    expect(state.notice?.text).toContain('all at once');
  });

  it('are not commands in the rest of that text either, which another read brings', () => {
    const [state, effects] = tell(
      newState(),
      together('Gunmen storm a ward in'),
      together('xu', true),
    );
    expect(effects).toEqual([]);
    expect(state.page.kind).toBe('dashboard');
    const [, later] = tell(newState(), together('Gunmen storm a ward in'), together('u'));
    expect(later).toHaveLength(1);
  });

  it.each([
    ['jjjkk', 'dashboard'],
    ['2G', 'dashboard'],
    ['mjj', 'milestones'],
    ['jjm', 'milestones'],
    ['uuu', 'dashboard'],
  ])('are keys where a slow line brings them together: %s', (text, page) => {
    const [state] = tell(newState(), together(text));
    expect(state.notice?.text ?? '').not.toContain('in one piece');
    expect(state.page.kind).toBe(page);
  });

  it('are ignored after the one that quits the program', () => {
    const [, effects] = tell(newState(), together('qu'));
    expect(effects).toEqual([{ type: 'quit' }]);
  });

  it('are text after the key that starts one', () => {
    const [filter] = tell(newState(), together('jj/ISKP killed:>3'));
    expect(filter.overlay).toMatchObject({ kind: 'filter', line: { text: 'ISKP killed:>3' } });
    const [entry] = tell(newState(), together('aattack 2020-05-12 Shots'));
    expect(entry.overlay).toMatchObject({ kind: 'add', line: { text: 'attack 2020-05-12 Shots' } });
  });

  it('are drawn once, and a line is read once for all of them', async () => {
    let frames = 0;
    const asked: Effect[] = [];
    const program = createUpdate(createViewMetrics(COMMANDS));
    const never = () => Promise.withResolvers<never>().promise;
    const loop = startLoop({
      state: newState(),
      update: (state, message) => {
        const step = program(state, message);
        asked.push(...step[1]);
        return step;
      },
      services: () => ({
        store: { ask: never, act: never, watch: () => () => {} } as never,
        keepDraft: () => {},
        forgetEdit: () => {},
        remember: () => {},
        copy: never,
        openLink: never,
        filesBeginning: async () => [],
        openDatabase: async () => {},
        importFile: async () => ({ how: '', isWhole: true }),
        stopImport: () => {},
        readViews: async () => [],
        saveView: async () => {},
        removeView: async () => {},
        exportTo: never,
        editText: never,
        redraw: () => {},
        suspend: () => {},
        quit: () => {},
      }),
      now: () => newState().now,
    });
    loop.subscribe(() => {
      frames += 1;
    });
    const input = gather(loop);
    for (let key = 0; key < 10_000; key += 1) input.keys(['down']);
    await Promise.resolve();
    expect(frames).toBe(1);
    input.keys(['a']);
    await Promise.resolve();
    asked.length = 0;
    input.keys([...'attack '.repeat(1_000)]);
    input.keys(['left']);
    await Promise.resolve();
    expect(frames).toBe(3);
    expect(asked.filter(({ type: kind }) => kind === 'keep-draft')).toHaveLength(1);
  });
});

describe('a paste where no prompt is open', () => {
  it('is a new entry that is not saved automatically, says so, and keeps the previous draft in the history', () => {
    const [state, effects] = tell(newState({ draft: 'attack half typed' }), {
      type: 'pasted',
      text: 'quit axe\nu x',
    });
    expect(state.overlay).toMatchObject({ kind: 'add', line: { text: 'quit axe u x' } });
    expect(state.notice?.text).toContain('pasted');
    expect(acts(effects)).toEqual([{ type: 'remember', prompt: 'add', text: 'attack half typed' }]);
  });

  it('of megabytes is not read again at every key, only on Enter', () => {
    const paste = `attack 2020-05-12 @Kabul,AFG killed:3 killed:4 ${'Gunmen storm a ward '.repeat(5_000)}`;
    const [pasted] = tell(newState(), { type: 'pasted', text: paste });
    expect(pasted.overlay).toMatchObject({ reading: undefined, line: { text: paste } });
    const [more] = press(pasted, 'X');
    expect(more.overlay).toMatchObject({ reading: undefined });
    const [sent] = press(more, 'enter');
    expect(sent.overlay).toMatchObject({ refusal: expect.stringContaining('killed') });
  });

  it('is ignored if nothing can be added, and says so', () => {
    const [state, effects] = tell(newState({ readOnly: true }), { type: 'pasted', text: 'xu' });
    expect(state.overlay).toBe(undefined);
    expect(state.notice?.text).toContain('open read-only');
    expect(effects).toEqual([]);
  });
});

describe('what is typed while a line is being saved', () => {
  const LINE = 'attack 2020-05-12 @Kabul,AFG Shots';
  const saving = (): State => {
    const [state, effects] = press(type(newState(), `a${LINE}`)[0], 'enter');
    expect(acts(effects).some(({ type: kind }) => kind === 'act')).toBe(true);
    return state;
  };
  const act = (state: State) => {
    const { entry } = readEntry(LINE, { now: state.now, zone: state.zone });
    if (entry === undefined) throw new Error('No entry.');
    return { kind: 'add', entry, who: 'ada' } as const;
  };

  it('waits, and is then typed as if it had been saved at once', () => {
    const [waiting] = press(saving(), 'enter', 'a', ...'milestone 2020-02-29 Doha', 'enter');
    expect(waiting.overlay).toMatchObject({ kind: 'add', line: { text: LINE } });
    const done = { title: 'added I1', notes: [], action: 1, records: [] } as never;
    const [after, effects] = tell(waiting, { type: 'acted', act: act(waiting), done });
    expect(effects.filter(({ type: kind }) => kind === 'act')).toHaveLength(1);
    expect(after.overlay).toMatchObject({
      kind: 'add',
      line: { text: 'milestone 2020-02-29 Doha' },
      saving: { kind: 'milestone' },
    });
  });

  it('does not become part of a line that could not be saved, but is not lost', () => {
    const [waiting] = press(saving(), 'a', ...'milestone 2020-02-29 Doha', 'enter');
    const [after, effects] = tell(waiting, {
      type: 'refused',
      act: act(waiting),
      message: 'the disk is full',
    });
    expect(effects).toEqual([]);
    expect(after.overlay).toMatchObject({ kind: 'add', line: { text: LINE }, saving: undefined });
    expect(after.overlay).toMatchObject({ refusal: expect.stringContaining('Ctrl-y') });
    const [put] = press(after, 'ctrl+y');
    expect(put.overlay).toMatchObject({ line: { text: `${LINE}amilestone 2020-02-29 Doha` } });
  });

  it('is dropped on Esc', () => {
    const [waiting] = press(saving(), 'x', 'u', 'esc');
    const done = { title: 'added I1', notes: [], action: 1, records: [] } as never;
    const [after, effects] = tell(waiting, { type: 'acted', act: act(waiting), done });
    expect(effects.filter(({ type: kind }) => kind === 'act')).toEqual([]);
    expect(after.overlay).toBe(undefined);
  });
});

describe('a key that means nothing', () => {
  it('says so, and where to find those that do', () => {
    for (const key of ['F', 'ctrl+g', 'f5']) {
      expect(press(newState(), key)[0].notice?.text).toMatch(/does nothing here · F1 for help/);
    }
    expect(press(newState(), 'f5')[0].notice?.text).toMatch(/^F5 does/);
  });

  it('says where it means something', () => {
    expect(press(newState(), 'm', 's')[0].notice?.text).toBe(
      's does nothing here; on the dashboard it is “sort” · F1 for help',
    );
    expect(press(newState(), 'K')[0].notice?.text).toContain('on an incident’s page it is');
  });
});
