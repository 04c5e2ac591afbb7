import { describe, expect, it } from 'vitest';
import { fileCandidates } from '../../src/app/prompt/choosing-file.ts';
import type { FilePrompt } from '../../src/app/state/overlay.ts';
import type { State } from '../../src/app/state/state.ts';
import { newState, press, tell, type } from '../support/states.ts';

function promptOf({ overlay }: State): FilePrompt {
  if (overlay?.kind !== 'file') expect.fail(`${overlay?.kind} is open`);
  return overlay;
}

/** The prompt with a path, after the files that begin with it were listed. */
function typed(path: string, names: readonly string[], state = newState()): State {
  const [open] = type(press(state, 'ctrl+o')[0], path);
  return tell(open, { type: 'files-listed', of: path, names })[0];
}

const textOf = (state: State) => promptOf(state).line.text;

describe('the prompt for a file', () => {
  it('lists the files that begin with each text that is typed', () => {
    const [, effects] = type(press(newState(), 'ctrl+o')[0], '~/d');
    expect(effects).toEqual(['~', '~/', '~/d'].map((of) => ({ type: 'list-files', of })));
  });

  it('completes the only file at once, and goes on within its folder', () => {
    const [folder, effects] = press(typed('~/da', ['data/']), 'tab');
    expect(textOf(folder)).toBe('~/data/');
    expect(effects).toEqual([{ type: 'list-files', of: '~/data/' }]);
    const [listed] = tell(folder, { type: 'files-listed', of: '~/data/', names: ['x.db'] });
    expect(textOf(press(listed, 'tab')[0])).toBe('~/data/x.db');
  });

  it('goes through several files, forth and back, and takes one by typing on', () => {
    const some = typed('d', ['desk.db', 'drill.db', 'dump/']);
    expect(textOf(press(some, 'tab')[0])).toBe('desk.db');
    expect(textOf(press(some, 'tab', 'tab', 'tab', 'tab')[0])).toBe('desk.db');
    expect(textOf(press(some, 'shift+tab')[0])).toBe('dump/');
    const [gone] = press(some, 'tab', 'tab', 'x');
    expect(textOf(gone)).toBe('drill.dbx');
    expect(fileCandidates(promptOf(gone))).toEqual([]);
  });

  it('completes nothing by a list for another text', () => {
    const [late] = tell(typed('d', []), { type: 'files-listed', of: '', names: ['a.db'] });
    expect(textOf(press(late, 'tab')[0])).toBe('d');
  });

  it('leaves out what SQLite keeps next to a database', () => {
    const some = typed('i', ['i.db', 'i.db-shm', 'i.db-wal', 'i.db-journal']);
    expect(fileCandidates(promptOf(some)).map(({ text }) => text)).toEqual(['i.db']);
  });

  it('begins with the database that was open before', () => {
    expect(textOf(press(newState({ previousFile: '/data/desk.db' }), 'ctrl+o')[0])).toBe(
      '/data/desk.db',
    );
  });
});

describe('another database', () => {
  it('takes no keys for this one while it is being opened, and says how far that is', () => {
    const [opening] = press(typed('x.db', []), 'enter');
    expect(opening.overlay).toEqual({ kind: 'opening', words: 'opening x.db…' });
    const [told] = tell(opening, { type: 'opening-told', words: 'Migrating x.db: 34 %' });
    expect(told.overlay).toEqual({ kind: 'opening', words: 'Migrating x.db: 34 %' });
    const [after, effects] = press(told, 'x', 'q', 'a', 'esc');
    expect([after.overlay, effects]).toEqual([told.overlay, []]);
    expect(press(told, 'ctrl+c')[1]).toEqual([{ type: 'quit' }]);
  });

  it('that cannot be opened leaves the path to be corrected, with the reason', () => {
    const [opening] = press(typed('x.db', []), 'enter');
    const message = 'There is no file x.db.';
    const [refused] = tell(opening, { type: 'not-opened', wanted: { file: 'x.db' }, message });
    expect(promptOf(refused)).toMatchObject({ line: { text: 'x.db' }, refusal: message });
    expect(promptOf(type(refused, 'y')[0]).refusal).toBeUndefined();
  });
});
