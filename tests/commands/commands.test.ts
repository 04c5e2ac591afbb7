import { describe, expect, it } from 'vitest';
import type { Command } from '../../src/app/state/command.ts';
import { keyName } from '../../src/app/state/key-names.ts';
import { COMMANDS } from '../../src/commands/index.ts';
import { newState, press } from '../support/states.ts';

describe('the commands', () => {
  it('never give one key two meanings in the same place', () => {
    const taken = new Map<string, Command>();
    for (const command of COMMANDS) {
      for (const where of command.where) {
        for (const key of command.keys) {
          const other = taken.get(`${where} ${key}`);
          if (other !== undefined) {
            expect.fail(`${key} in ${where} means ${other.id} and ${command.id}`);
          }
          taken.set(`${where} ${key}`, command);
        }
      }
    }
  });

  it('call keys as people write them, with every modifier', () => {
    const names = ['ctrl+d', 'ctrl+alt+r', 'alt+up', 'shift+tab', 'f1', '+', 'alt++', 'G'];
    expect(names.map(keyName)).toEqual([
      'Ctrl-d',
      'Ctrl-Alt-r',
      'Alt-↑',
      'Shift-Tab',
      'F1',
      '+',
      'Alt-+',
      'G',
    ]);
  });

  it('have unique names', () => {
    const ids = COMMANDS.map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it('hold every key that a person might try on the dashboard', () => {
    const keys = COMMANDS.filter((command) => command.where.includes('dashboard')).flatMap(
      (one) => one.keys,
    );
    const wanted =
      'up down j k g G ctrl+d ctrl+u pageup pagedown tab 1 2 3 4 enter esc / a x u s t p y ? : q'.split(
        ' ',
      );
    for (const key of wanted) expect(keys).toContain(key);
  });

  it.each([[], ['/'], ['a'], ['?'], [':'], ['t'], ['l'], ['I'], ['D']])(
    'never quit on Esc, however often, after %s',
    (...keys) => {
      const [, effects] = press(newState(), ...keys, 'esc', 'esc', 'esc');
      expect(effects).not.toContainEqual({ type: 'quit' });
      const [, quitting] = press(newState(), ...keys, 'esc', 'esc', 'esc', 'q');
      expect(quitting).toContainEqual({ type: 'quit' });
    },
  );

  it('write their keys as people do', () => {
    expect(['ctrl+d', 'up', 'shift+tab', 'G', ' ', '+'].map(keyName)).toEqual([
      'Ctrl-d',
      '↑',
      'Shift-Tab',
      'G',
      'Space',
      '+',
    ]);
  });
});
