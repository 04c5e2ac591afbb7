import { createInterface } from 'node:readline/promises';
import { UnknownFormatError } from '../../exchange/containers/content.ts';
import {
  type ImportOptions,
  type OpenedFile,
  openFile,
} from '../../exchange/import/import-file.ts';
import { UnclearDatesError } from '../../exchange/recognising/date-orders.ts';
import { PlainTableError } from '../../exchange/recognising/recognise.ts';
import { checkedTable } from '../../exchange/recognising/understand-file.ts';
import { FORMATS } from '../../formats/index.ts';
import type { Format } from '../../formats/rows/format.ts';
import { formatOfProfile } from '../../formats/tables/profile.ts';
import { isSystemError, systemReason } from '../../store/sqlite/connection/system-error.ts';
import { UsageError, WorkError } from '../session/failure.ts';
import { PROFILES_FOLDER } from '../session/paths.ts';
import type { Session } from '../session/session.ts';
import type { ImportChoices } from './import-options.ts';
import type { InputFile } from './input-file.ts';
import {
  nextCommand,
  type PlainTable,
  preambleLines,
  profileOf,
  proposalLines,
  type TableOptions,
} from './plain-table.ts';
import { loadProfiles, saveProfile } from './profiles.ts';

type Given = Pick<
  ImportOptions,
  | 'file'
  | 'name'
  | 'within'
  | 'sheet'
  | 'encoding'
  | 'format'
  | 'own'
  | 'dataset'
  | 'dates'
  | 'signal'
>;

/**
 * Finds out how to read a file, and asks at the terminal what the file does not say: the order of its dates, and
 * whether a plain table is read correctly. Throws if there is nobody to ask.
 */
export async function understand(
  session: Session,
  input: InputFile,
  choices: ImportChoices,
  signal: AbortSignal,
): Promise<OpenedFile> {
  const own = loadProfiles(PROFILES_FOLDER).map(formatOfProfile);
  expectFormat(choices.format, own);
  const given: Given = {
    file: input.path,
    name: input.title,
    signal,
    ...(input.within === null ? {} : { within: input.within }),
    ...(choices.sheet === undefined ? {} : { sheet: choices.sheet }),
    ...(choices.encoding === undefined ? {} : { encoding: choices.encoding }),
    own,
    ...(choices.format === undefined ? {} : { format: choices.format }),
    ...(choices.dataset === undefined ? {} : { dataset: choices.dataset }),
    ...(choices.dates === undefined ? {} : { dates: choices.dates }),
  };
  let table: Plainly;
  try {
    const opened = await openFile(given);
    if (choices.saveProfile === undefined && choices.map.length === 0) {
      for (const line of preambleLines(opened.layout)) session.output.say(line);
      return opened;
    }
    table = await plainlyRead(input.name, opened, signal);
  } catch (error) {
    if (error instanceof UnclearDatesError) {
      return understand(session, input, { ...choices, dates: await orderSaid(error) }, signal);
    }
    if (!(error instanceof PlainTableError)) throw error;
    const isSaid = choices.map.length > 0 || choices.saveProfile !== undefined;
    const how = isSaid ? 'is read as a plain table' : 'cannot be imported as it is';
    const words = `${input.name} ${how}. ${error.message}`;
    const { layout, proposal, ids } = error;
    table = { layout, proposal, ids, words };
  }
  // Only standard input has a name that differs from what was typed.
  const typed = input.name === input.title && input.name !== input.path ? '-' : input.name;
  return plainTable(session, { typed, table, given, choices });
}

/** A table, and a sentence that says why it is read as a plain table. */
type Plainly = PlainTable & { readonly words: string };

/** Reads a file of a known format with the person's mapping, which starts from the format's own, if it has one. */
async function plainlyRead(
  name: string,
  { facts, format, layout, dataset }: OpenedFile,
  signal: AbortSignal,
): Promise<Plainly> {
  if (format.yields !== 'incidents') {
    throw new WorkError(
      `${name} is ${format.title}, which has its own rules; --map and --save-profile are for tables of incidents.`,
    );
  }
  const proposal = format.mapping?.(layout);
  if (proposal !== undefined) {
    const words = `${name} is ${format.title}, and is read with your mapping.`;
    return { layout, proposal, ids: null, dataset: dataset.name, words };
  }
  const words = `${name} is ${format.title}. With --map or --save-profile it is read as a plain table instead. That loses what only the format has, such as roles of actors, precision and separate reports, and puts its rows into a separate dataset.`;
  const { proposal: guessed, ids } = await checkedTable(
    facts,
    new PlainTableError(words, layout),
    signal,
  );
  return { layout, proposal: guessed, ids, words };
}

/** Throws a `UsageError` for an unknown format, whatever the file is. */
function expectFormat(wanted: string | undefined, own: readonly Format[]): void {
  const known = [...own, ...FORMATS].map(({ id }) => id);
  if (wanted === undefined || known.includes(wanted)) return;
  throw new UsageError(`There is no format ${wanted}; the formats are: ${known.join(', ')}.`);
}

async function orderSaid(error: UnclearDatesError): Promise<'dmy' | 'mdy'> {
  const { column, example } = error;
  const answer = await askPerson(
    `Which comes first in dates such as ${example} in the column ${column}, day or month? [d/m] `,
  );
  if (answer !== null && /^d/i.test(answer)) return 'dmy';
  if (answer !== null && /^m/i.test(answer)) return 'mdy';
  throw error;
}

/** Opens a table of no known format: by the options, or as proposed if the person agrees. */
async function plainTable(
  session: Session,
  of: {
    readonly typed: string;
    readonly table: Plainly;
    readonly given: Given;
    readonly choices: ImportChoices;
  },
): Promise<OpenedFile> {
  const { typed, table, given, choices } = of;
  const { map, saveProfile: profileName, dataset, dates, encoding } = choices;
  const said: TableOptions = { map, profileName, dataset, dates, encoding };
  const isSaid = map.length > 0 || profileName !== undefined;
  const { proposal } = table;
  session.output.say(table.words);
  if (!isSaid) {
    for (const line of proposalLines(proposal, table)) session.output.say(line);
    const answer =
      proposal.id === undefined || (proposal.date ?? proposal.year) === undefined
        ? null
        : await askPerson('Import it like this? [y/N] ');
    if (answer === null || !/^y/i.test(answer)) {
      throw new WorkError(`${ADVICE} ${nextCommand(typed, proposal, table, choices)}`);
    }
  }
  const profile = profileOf(table, said);
  if (isSaid) for (const line of proposalLines(profile.mapping, table)) session.output.say(line);
  const own = [formatOfProfile(profile), ...(given.own ?? [])];
  const opened = await openFile({ ...given, own, format: profile.name });
  if (profileName !== undefined && !choices.dryRun) {
    session.output.say(`Saved the profile as ${await saveProfile(PROFILES_FOLDER, profile)}.`);
  }
  return opened;
}

const ADVICE =
  'Nothing was imported. To change how a field is read, add --map FIELD=COLUMN, once per field. To import it and save the mapping as a profile:';

/** Turns the error of an unreadable or unrecognised file into a `WorkError`; returns other errors unchanged. */
export function blameFile(file: string, error: unknown): unknown {
  if (isSystemError(error)) return new WorkError(`${file} cannot be read: ${systemReason(error)}.`);
  if (error instanceof UnknownFormatError || error instanceof UnclearDatesError) {
    return new WorkError(`${file} cannot be imported. ${error.message}`);
  }
  return error;
}

/** Asks a question at the terminal; `null` if there is no terminal. */
async function askPerson(question: string): Promise<string | null> {
  if (process.stdin.isTTY !== true || process.stderr.isTTY !== true) return null;
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return (await terminal.question(question)).trim();
  } finally {
    terminal.close();
  }
}
