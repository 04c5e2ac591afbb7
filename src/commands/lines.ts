import { openLine } from '../app/prompt/adding.ts';
import type { Command } from '../app/state/command.ts';
import { LINE_WORDS } from '../domain/grammar/line-kinds.ts';

/** The kinds of lines, by their first words: each opens the prompt with its word. */
export const LINE_COMMANDS: readonly Command[] = LINE_WORDS.map(({ word, help }) => ({
  id: `line.${word}`,
  title: `${word} …`,
  help: `start a line: ${help}`,
  keys: [],
  where: ['dashboard', 'page'],
  refuses: (state) =>
    state.readOnly ? 'the database is open read-only; nothing can be added' : undefined,
  run: (state) => openLine(state, `${word} `),
}));
