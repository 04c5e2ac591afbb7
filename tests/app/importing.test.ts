import { describe, expect, it } from 'vitest';
import type { State } from '../../src/app/state/state.ts';
import { frameOf } from '../support/dashboard.tsx';
import { newState, press, tell, type } from '../support/states.ts';

/** A state in which an import of that file has begun. */
function importing(state = newState()): State {
  const [typed] = type(press(state, ':')[0], 'import ~/ged.csv');
  const [begun, effects] = press(typed, 'enter');
  expect(effects).toEqual([{ type: 'import', file: '~/ged.csv' }]);
  return begun;
}

describe('an import in the background', () => {
  it('leaves every key to the person, and shows how far it is', () => {
    const [told] = tell(importing(), {
      type: 'import-told',
      progress: { rows: 340, bytes: 34, totalBytes: 100 },
    });
    const [after] = press(told, 'j');
    expect(frameOf(after).at(-1)).toContain('importing 34 %');
    expect(press(after, '/')[0].overlay?.kind).toBe('filter');
  });

  it('is one at a time, and neither left with q nor lost to another database', () => {
    for (const [key, text] of [
      ['q', ''],
      ['ctrl+o', ''],
      [':', 'import x.csv'],
      [':', 'open x.db'],
    ] as const) {
      const [after, effects] = type(press(importing(), key)[0], text);
      expect(after.notice?.text).toContain('~/ged.csv is being imported');
      expect(effects).toEqual([]);
      expect(after.overlay?.kind).toBe(key === ':' ? 'palette' : undefined);
    }
    expect(press(importing(), 'ctrl+c')[1]).toEqual([{ type: 'quit' }]);
  });

  it('is stopped from the list of commands, and only if there is one', () => {
    const stop = (state: State) => press(type(press(state, ':')[0], 'import.stop')[0], 'enter');
    expect(stop(importing())[1]).toEqual([{ type: 'stop-import' }]);
    expect(stop(newState())[0].notice?.text).toContain('no import from this screen');
  });

  it('says what came of it, and lets go', () => {
    const how = 'B1: 100 new, 0 changed, 0 unchanged, 2 rejected';
    const [ended] = tell(importing(), { type: 'import-ended', how, isWhole: false });
    expect(ended.notice).toEqual({ text: how, tone: 'bad' });
    expect(ended.importing).toBeUndefined();
  });

  it('says what came of it only when no prompt is open, whose next key would wipe it', () => {
    const how = 'B1: 100 new, 0 changed, 0 unchanged, 0 rejected';
    const [typing] = type(press(importing(), 'a')[0], 'att');
    const [ended] = tell(typing, { type: 'import-ended', how, isWhole: true });
    expect(ended.notice).toBeUndefined();
    expect(press(ended, 'esc')[0].notice).toEqual({ text: how, tone: 'good' });
    expect(press(ended, 'esc', 'j')[0].notice).toBeUndefined();
  });

  it('that was refused asks for the path again, with the command for the open database', () => {
    const state = newState({ program: 'watchfloor --db x.db' });
    const message = 'It is not recognised. watchfloor import --save-profile ged ged.csv';
    const [refused] = tell(importing(state), { type: 'not-imported', message });
    expect(refused.overlay).toMatchObject({
      kind: 'file',
      wanted: 'import',
      line: { text: '~/ged.csv' },
      refusal: 'It is not recognised. watchfloor --db x.db import --save-profile ged ged.csv',
    });
    const [typing] = type(press(importing(state), 'a')[0], 'att');
    const [kept] = tell(typing, { type: 'not-imported', message });
    expect(kept.overlay).toMatchObject({ kind: 'add', line: { text: 'att' } });
    expect(kept.notice?.tone).toBe('bad');
  });

  it('is refused on a database that is open read-only', () => {
    const [after] = type(press(newState({ readOnly: true }), ':')[0], 'import x.csv');
    expect(after.notice?.text).toContain('read-only');
    // What is typed behind it does not act as keys.
    expect(after.overlay).toMatchObject({ kind: 'palette', line: { text: 'import x.csv' } });
  });
});
