import { describe, expect, it } from 'vitest';
import { type Command, keyName } from '../../src/app/state/command.ts';
import { COMMANDS } from '../../src/commands/index.ts';

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

  it('have unique names, and help texts', () => {
    const ids = COMMANDS.map((command) => command.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const command of COMMANDS) {
      expect(command.help.length).toBeGreaterThan(3);
      expect(command.title.length).toBeGreaterThan(0);
    }
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

  it('never quit on Esc', () => {
    for (const command of COMMANDS) {
      if (command.keys.includes('esc')) expect(command.id).not.toContain('quit');
    }
  });

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
