import { describe, expect, it } from 'vitest';
import { type Binding, bindKeys } from '../../src/app/keys/bindings.ts';
import { isTyped } from '../../src/app/keys/places.ts';
import { type Command, keysIn, type Where } from '../../src/app/state/command.ts';
import { readKey } from '../../src/app/state/key-names.ts';
import { COMMANDS } from '../../src/commands/index.ts';

const FIXED = ['esc', 'ctrl+c'];
const bind = (...bindings: readonly Omit<Binding, 'line'>[]) =>
  bindKeys(
    COMMANDS,
    bindings.map((binding, index) => ({ ...binding, line: index + 1 })),
  );
const idAt = (commands: readonly Command[], place: Where, key: string) =>
  commands.find((one) => one.where.includes(place) && keysIn(one, place).includes(key))?.id;
const keysOf = (commands: readonly Command[], id: string) =>
  commands.find((command) => command.id === id)?.keys;
const messagesOf = (...bindings: readonly Omit<Binding, 'line'>[]) =>
  bind(...bindings).problems.map(({ line, message }) => `${line}: ${message}`);

describe('a person’s keys', () => {
  it.each(COMMANDS.map(({ id }) => id))(
    'run %s in each of its places, in place of its own',
    (id) => {
      const { commands, problems } = bind({ id, keys: ['Alt-F9'] });
      expect(problems).toEqual([]);
      const before = COMMANDS.find((command) => command.id === id);
      for (const place of before?.where ?? []) {
        expect(idAt(commands, place, 'alt+f9')).toBe(id);
        for (const key of before?.keys ?? []) {
          if (!FIXED.includes(key)) expect(idAt(commands, place, key)).not.toBe(id);
        }
      }
    },
  );

  it.each(COMMANDS.map(({ id }) => id))('leave %s without a key but Esc and Ctrl-c', (id) => {
    const { commands, problems } = bind({ id, keys: [] });
    expect(problems).toEqual([]);
    expect(keysOf(commands, id)?.filter((key) => !FIXED.includes(key))).toEqual([]);
  });

  it('change nothing where there are none', () => {
    expect(bind()).toEqual({ commands: COMMANDS, problems: [] });
  });

  it('win over the default of another command, in its panels too, and the conflict is named', () => {
    const { commands, problems } = bind({ id: 'zoom', keys: ['l'] });
    expect(idAt(commands, 'dashboard', 'l')).toBe('zoom');
    expect(idAt(commands, 'timeline', 'l')).toBeUndefined();
    expect(idAt(commands, 'timeline', 'right')).toBe('bar.next');
    // On a page the key keeps its meaning.
    expect(idAt(commands, 'page', 'l')).toBe('link.next');
    expect(problems.map(({ at, commands: ids }) => [at?.place, at?.key, ...ids])).toEqual([
      ['dashboard', 'l', 'zoom', 'focus.next'],
      ['timeline', 'l', 'zoom', 'bar.next'],
    ]);
  });

  it('of two on one key leave it to the first', () => {
    const given = [
      { id: 'pause', keys: ['f5'] },
      { id: 'zoom', keys: ['F5', 'z'] },
    ] as const;
    const { commands } = bind(...given);
    expect(idAt(commands, 'dashboard', 'f5')).toBe('pause');
    expect(idAt(commands, 'dashboard', 'z')).toBe('zoom');
    expect(messagesOf(...given)).toEqual([
      '1: on the dashboard, F5 is “pause” and in line 2 also “zoom”; it runs the first',
    ]);
  });

  it('that are set twice are those of the first line', () => {
    const given = [
      { id: 'zoom', keys: ['f5'] },
      { id: 'zoom', keys: ['f6'] },
    ] as const;
    expect(keysOf(bind(...given).commands, 'zoom')).toEqual(['f5']);
    expect(messagesOf(...given)).toEqual([
      '2: the keys of “zoom” are set in line 1 already, which holds',
    ]);
  });

  it('may change places without a conflict', () => {
    const { commands, problems } = bind({ id: 'pause', keys: ['z'] }, { id: 'zoom', keys: ['p'] });
    expect(problems).toEqual([]);
    expect(idAt(commands, 'dashboard', 'z')).toBe('pause');
    expect(idAt(commands, 'dashboard', 'p')).toBe('zoom');
  });

  it.each([
    ['filter.opn', 'f', 'there is no command “filter.opn”; did you mean "filter.open"?'],
    [
      'filter.open',
      'ctr+f',
      '“ctr+f” is no key that a terminal sends; did you mean "ctrl+f"?; “filter.open” keeps /',
    ],
    [
      'filter.open',
      'Ctrl-i',
      'a terminal sends the same for “Ctrl-i” as for Tab; “filter.open” keeps /',
    ],
    [
      'filter.open',
      'shift+f',
      '“shift+f” is written as the character that it types, such as "D"; “filter.open” keeps /',
    ],
    ['filter.open', 'esc', 'Esc cannot be given to another command; “filter.open” keeps /'],
    ['add.save', 's', 's is typed as text while adding; “add.save” keeps Enter'],
    ['filter.open', '', '“” is no key that a terminal sends; “filter.open” keeps /'],
  ])('that are not valid are said, and %s keeps its own: %s', (id, key, message) => {
    const { commands } = bind({ id, keys: ['f9', key] });
    expect(commands).toEqual(COMMANDS);
    expect(messagesOf({ id, keys: ['f9', key] })).toEqual([`1: ${message}`]);
  });

  it('are never letters where text is typed', () => {
    for (const { id, where } of COMMANDS.filter((one) => one.where.some(isTyped))) {
      if (id === 'window.again') continue;
      expect(bind({ id, keys: ['ü'] }).problems, `${id} ${where.join()}`).toHaveLength(1);
    }
  });

  it('are read as they are shown, in any case', () => {
    const keyOf = (text: string) => {
      const read = readKey(text);
      return 'key' in read ? read.key : read.problem;
    };
    expect(
      [
        'Ctrl-d',
        'ctrl+D',
        'PgDn',
        'space',
        '↑',
        'Shift-Tab',
        'alt+X',
        'F12',
        'G',
        'g',
        '-',
        '+',
        'ctrl-space',
      ].map(keyOf),
    ).toEqual([
      'ctrl+d',
      'ctrl+d',
      'pagedown',
      ' ',
      'up',
      'shift+tab',
      'alt+X',
      'f12',
      'G',
      'g',
      '-',
      '+',
      'ctrl+space',
    ]);
  });

  it('can be any of the default ones', () => {
    for (const key of new Set(COMMANDS.flatMap(({ keys }) => keys))) {
      expect(readKey(key), key).toEqual({ key });
    }
  });
});
