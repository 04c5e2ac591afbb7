import { Command, CommanderError, Option } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import { leaveLostFolder } from '../store/sqlite/threads/working-folder.ts';
import { colourLevel } from '../ui/theme/colour-level.ts';
import { openDashboard } from './dashboard/open-dashboard.ts';
import type { ExitStatus } from './session/failure.ts';
import type { Output } from './session/output.ts';
import { fromHome } from './session/paths.ts';
import { createSession } from './session/session.ts';
import type { Subcommand } from './session/subcommand.ts';
import { expectCommand, wordsOf } from './session/words.ts';
import { SUBCOMMANDS } from './subcommands.ts';
import { usageSentence } from './usage-sentences.ts';

/**
 * Runs one command line (without node and the script) and returns the exit status. Errors of a subcommand are
 * thrown; errors in the command line itself have been reported by then.
 */
export async function runProgram(
  line: readonly string[],
  output: Output,
  startedAt: number,
): Promise<ExitStatus> {
  let status: ExitStatus = 0;
  const program = createProgram(output, async (run, command) => {
    const words = wordsOf(command, line);
    const common = program.opts();
    leaveLostFolder(...pathsIn(program), ...pathsIn(command));
    const session = createSession(
      {
        database: typeof common.db === 'string' && common.db !== '' ? common.db : null,
        readOnly: common.readOnly === true,
        color: colourLevel(
          process.env,
          output.resultsOnTerminal,
          common.color === false ? false : undefined,
        ),
      },
      output,
      startedAt,
    );
    status = await run(session, words, command.opts());
  });
  // Commander shows the whole help for `help` with an unknown command.
  if (line[0] === 'help' && line[1] !== undefined) expectCommand(program, line[1]);
  // It takes `help help` for an error.
  const asked = line[0] === 'help' && line[1] === 'help' ? ['help'] : line;
  try {
    await program.parseAsync(asked, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    throw error;
  }
  return status;
}

/** The file paths given on the command line. */
function pathsIn(command: Command): readonly string[] {
  const given = command.options
    .filter(({ flags }) => /<(file|path)>/.test(flags))
    .map((option): unknown => command.getOptionValue(option.attributeName()));
  const taken = command.registeredArguments.some((argument) => argument.name() === 'file')
    ? command.args
    : [];
  return [...given, ...taken].filter((path) => typeof path === 'string');
}

type Start = (run: Subcommand['run'], command: Command) => Promise<void>;

function createProgram(output: Output, start: Start): Command {
  const program = new Command('watchfloor')
    .description('A dashboard of reported incidents: who said it, how sure, and what changed.')
    .usage('[command] [options]')
    .version(packageJson.version, '--version', 'Print the version')
    .helpOption('-h, --help', 'Print help for watchfloor or for a command')
    .helpCommand('help [command]', 'Print help for a command')
    .configureHelp({ showGlobalOptions: true })
    .argument('[command...]')
    .exitOverride()
    .configureOutput({ outputError: (text) => output.say(usageSentence(text)) })
    .showHelpAfterError('Try watchfloor --help.')
    .addHelpText('after', '\nWithout a command, watchfloor opens the dashboard.')
    .action(async (_, __, command: Command) => start(openDashboard, command));
  for (const option of GLOBAL_OPTIONS) program.addOption(option);
  for (const subcommand of SUBCOMMANDS) {
    const command = createCommand(subcommand, start).copyInheritedSettings(program);
    program.addCommand(command.showHelpAfterError(`Try watchfloor ${subcommand.name} --help.`));
  }
  return program;
}

function createCommand(subcommand: Subcommand, start: Start): Command {
  const command = new Command(subcommand.name)
    .summary(subcommand.summary)
    .description(onOneLine(subcommand.help ?? `${subcommand.summary}.`))
    .helpOption('-h, --help', 'Print this help');
  for (const [syntax, help] of subcommand.takes ?? []) {
    command.argument(syntax, help);
    // A word of a filter may begin with a hyphen; words.ts distinguishes it from a mistyped option.
    if (syntax.includes('...')) command.allowUnknownOption();
  }
  for (const option of subcommand.options ?? []) {
    command.addOption(option.flags.includes('<file>') ? option.argParser(fromHome) : option);
  }
  const [takes = ''] = subcommand.takes?.[0] ?? [];
  const run: Subcommand['run'] = (session, words, options) =>
    subcommand.run(session, takes.includes('file') ? words.map(fromHome) : words, options);
  return command.action(async () => start(run, command));
}

/** Joins the lines of each paragraph, since commander wraps them to the terminal; indented lines stay as they are. */
function onOneLine(help: string): string {
  return help.replaceAll(/^(\S.*)\n(?=\S)/gm, '$1 ');
}

/** The options that the dashboard and every subcommand take, before or after the subcommand's name. */
export const GLOBAL_OPTIONS: readonly Option[] = [
  new Option('--db <path>', 'The database file (default: the one in your data folder)').env(
    'WATCHFLOOR_DB',
  ),
  new Option('--read-only', 'Open the database read-only'),
  new Option('--no-color', 'Do not use colours'),
];
