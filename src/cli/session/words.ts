import type { Command } from 'commander';
import { nearest } from '../../domain/names/names.ts';
import { UsageError } from './failure.ts';

/**
 * The words of a line or filter from the command line. Throws a `UsageError` for a word that looks like an option but
 * is unknown, unless it follows `--`, and for an unknown subcommand.
 */
export function wordsOf(command: Command, line: readonly string[]): readonly string[] {
  const words = command.args;
  const separator = line.indexOf('--');
  const literal = separator === -1 ? 0 : line.length - separator - 1;
  const optionLike = words
    .slice(0, words.length - literal)
    .find((word) => /^--.|^-[a-z][a-z-]*$/i.test(word));
  if (optionLike !== undefined) {
    throw new UsageError(
      `There is no option ${optionLike}.${hint(optionLike, optionsOf(command))} ` +
        'Put words that begin with - after --.',
    );
  }
  const [first] = words;
  if (command.parent === null && first !== undefined) expectCommand(command, first);
  return words;
}

/** Throws a `UsageError` unless there is a subcommand of that name. */
export function expectCommand(program: Command, name: string): void {
  const names = ['help', ...program.commands.map((subcommand) => subcommand.name())];
  if (names.includes(name) || name.startsWith('-')) return;
  throw new UsageError(`There is no command ${name}.${hint(name, names)} Try watchfloor --help.`);
}

function optionsOf(command: Command): readonly string[] {
  return [...command.options, ...(command.parent?.options ?? [])].flatMap((option) =>
    option.long === undefined ? [] : [option.long],
  );
}

function hint(word: string, known: readonly string[]): string {
  const found = nearest(word, known);
  return found === undefined ? '' : ` Did you mean ${found}?`;
}
