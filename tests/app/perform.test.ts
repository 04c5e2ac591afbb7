import { describe, expect, it } from 'vitest';
import { startLoop } from '../../src/app/loop.ts';
import { createUpdate } from '../../src/app/update.ts';
import { COMMANDS } from '../../src/commands/index.ts';
import { createViewMetrics } from '../../src/ui/screens/view-metrics.ts';
import { newState } from '../support/states.ts';
import { temporaryStore } from '../support/store.ts';

function full(): never {
  throw new Error('ENOSPC: no space left on device');
}

describe('a full disk', () => {
  it('does not end the program: the line stays, and the footer says what could not be saved', async () => {
    await using store = await temporaryStore();
    const state = newState();
    const loop = startLoop({
      state,
      update: createUpdate(createViewMetrics(COMMANDS)),
      services: () => ({
        store,
        keepDraft: full,
        remember: full,
        copy: async () => full(),
        openLink: async () => full(),
        exportTo: async () => '',
        filesBeginning: async () => [],
        openDatabase: async () => {},
        importFile: async () => ({ how: '', isWhole: true }),
        stopImport: () => {},
        readViews: async () => [],
        saveView: async () => {},
        removeView: async () => {},
        editText: async ({ text }) => text,
        forgetEdit: () => {},
        redraw: () => {},
        suspend: () => {},
        quit: () => {},
      }),
      now: () => state.now,
    });
    loop.dispatch({ type: 'pressed', press: 'a' });
    loop.dispatch({ type: 'pressed', press: 'x' });
    expect(loop.snapshot().overlay).toMatchObject({ kind: 'add', line: { text: 'x' } });
    expect(loop.snapshot().notice).toEqual({
      text: 'the draft could not be saved: ENOSPC: no space left on device',
      tone: 'bad',
    });
  });
});
