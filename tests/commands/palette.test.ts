import { describe, expect, it } from 'vitest';
import { paletteCommands } from '../../src/app/keys/palette.ts';
import { SUBCOMMANDS } from '../../src/cli/subcommands.ts';
import { COMMANDS } from '../../src/commands/index.ts';
import { LINE_WORDS } from '../../src/domain/grammar/line-kinds.ts';
import { newState, press, type } from '../support/states.ts';

const found = (text: string) => paletteCommands(COMMANDS, newState(), text).map(({ id }) => id);

describe('the command list finds what a person can do', () => {
  it.each([
    ['delete', 'record.remove'],
    ['exit', 'quit'],
    ['history', 'log.open'],
    ['csv', 'export.open'],
    ['duplicates', 'likely-same.open'],
    ['countries', 'groups.open'],
    ['dates', 'window.open'],
  ])('finds by %s what people call so', (text, id) => {
    expect(found(text)).toContain(id);
  });

  it.each([
    ['import', 'import.open'],
    ['merge', 'line.merge'],
    ['split', 'line.split'],
    ['grade', 'line.grade'],
    ['pin', 'record.pin'],
    ['unpin', 'line.unpin'],
    ['export', 'export.open'],
    ['redact', 'export.open'],
    ['backup', 'shell.backup'],
    ['purge', 'shell.purge-a-record'],
    ['window', 'window.open'],
    ['make an incident', 'leads.promote'],
  ])('%s', (text, id) => {
    expect(found(text).slice(0, 3)).toContain(id);
  });

  it('what works here before what has the same name elsewhere', () => {
    expect(found('merge')[0]).toMatch(/^line\.merge$|^marked/);
    const onTwins = paletteCommands(COMMANDS, press(newState(), 'A')[0], 'merge');
    expect(onTwins[0]?.id).toBe('twins.merge');
  });

  it.each(SUBCOMMANDS.map(({ name }) => name))('whatever the command line calls %s', (name) => {
    expect(found(name)).not.toEqual([]);
  });

  it('every first word of a line, which opens the prompt with it', () => {
    for (const { word } of LINE_WORDS) {
      const [opened] = press(newState(), ':');
      const [after] = press(type(opened, `line.${word}`)[0], 'enter');
      expect(after.overlay).toMatchObject({ kind: 'add', line: { text: `${word} ` } });
    }
  });

  it('on every page, and what works elsewhere says where', () => {
    const [list] = press(newState(), 'D', ':');
    const [window] = press(type(list, 'window')[0], 'enter');
    expect(window.notice?.text).toBe('“window” works on the dashboard');
    expect(window.overlay).toBeUndefined();
    const [keep] = press(type(press(newState(), ':')[0], 'keep ours')[0], 'enter');
    expect(keep.notice?.text).toBe('“keep ours” works in the list of conflicts');
  });

  it('what only a shell can do, with its command for the open database', () => {
    const state = newState({ program: "watchfloor --db '/data/my desk.db'" });
    const [shown] = press(type(press(state, ':')[0], 'purge')[0], 'enter');
    expect(shown.notice?.text).toBe(
      "In a shell: watchfloor --db '/data/my desk.db' purge I12 --reason 'WHY'",
    );
  });

  it('the file that a command takes, in the prompt for it', () => {
    const [asked, effects] = type(press(newState(), ':')[0], 'open ~/x.db');
    expect(asked.overlay).toMatchObject({
      kind: 'file',
      wanted: 'database',
      line: { text: '~/x.db' },
    });
    expect(effects.at(-1)).toEqual({ type: 'list-files', of: '~/x.db' });
    const [, opening] = press(asked, 'enter');
    expect(opening).toEqual([{ type: 'open-database', wanted: { file: '~/x.db' } }]);
  });

  it('a command whose name begins like one that takes a file', () => {
    const [typed] = type(press(newState(), ':')[0], 'open a database');
    expect(typed.overlay).toMatchObject({ kind: 'palette', line: { text: 'open a database' } });
    expect(press(typed, 'enter')[0].overlay).toMatchObject({ kind: 'file', line: { text: '' } });
  });

  it('what has a key only on an empty database, wherever one is', () => {
    const [, effects] = press(type(press(newState(), 'D', ':')[0], 'sample.open')[0], 'enter');
    expect(effects).toContainEqual({ type: 'open-database', wanted: 'sample' });
  });

  it('nothing that has no such name', () => {
    expect(found('zzzz')).toEqual([]);
  });
});
