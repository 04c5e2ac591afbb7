import { UnclearDatesError } from '../exchange/date-orders.ts';
import { type ImportOptions, type OpenedFile, openFile } from '../exchange/import-file.ts';
import { PlainTableError } from '../exchange/recognise.ts';
import { UnknownFormatError } from '../exchange/unknown-format.ts';
import type { Format } from '../formats/format.ts';
import { FORMATS } from '../formats/index.ts';
import { formatOfProfile } from '../formats/profile.ts';
import { isSystemError, systemReason } from '../store/system-error.ts';
import { askPerson } from './ask-person.ts';
import { UsageError, WorkError } from './failure.ts';
import type { ImportChoices } from './import-options.ts';
import type { InputFile } from './input-file.ts';
import { PROFILES_FOLDER } from './paths.ts';
import { profileOf, proposalLines, type TableOptions } from './plain-table.ts';
import { loadProfiles, saveProfile } from './profiles.ts';
import type { Session } from './session.ts';

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
 * Finds out how a file is to be read, and asks the person at the terminal where the file itself cannot tell: for the
 * order of its dates, and whether a plain table is understood right. Throws where nobody is there to answer.
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
  try {
    const opened = await openFile(given);
    if (choices.saveProfile === undefined && choices.map.length === 0) return opened;
    throw new WorkError(
      `${input.name} is of a known format; --map and --save-profile are for plain tables.`,
    );
  } catch (error) {
    if (error instanceof UnclearDatesError) {
      return understand(session, input, { ...choices, dates: await orderSaid(error) }, signal);
    }
    if (!(error instanceof PlainTableError)) throw error;
    return plainTable(session, { name: input.name, error, given, choices });
  }
}

/** A format that there is not is a wrong command line, whatever the file is. */
function expectFormat(wanted: string | undefined, own: readonly Format[]): void {
  const known = [...own, ...FORMATS].map(({ id }) => id);
  if (wanted === undefined || known.includes(wanted)) return;
  throw new UsageError(`There is no format ${wanted}. The formats are: ${known.join(', ')}.`);
}

async function orderSaid(error: UnclearDatesError): Promise<'dmy' | 'mdy'> {
  const { column, example } = error;
  const answer = await askPerson(
    `What comes first in dates such as ${example} in the column ${column}, day or month? [d/m] `,
  );
  if (answer !== null && /^d/i.test(answer)) return 'dmy';
  if (answer !== null && /^m/i.test(answer)) return 'mdy';
  throw error;
}

/** How a table of no known format is read: as said, or as proposed where somebody agrees to it. */
async function plainTable(
  session: Session,
  of: {
    readonly name: string;
    readonly error: PlainTableError;
    readonly given: Given;
    readonly choices: ImportChoices;
  },
): Promise<OpenedFile> {
  const { name, error, given, choices } = of;
  const { map, saveProfile: profileName, dataset, dates, encoding } = choices;
  const said: TableOptions = { map, profileName, dataset, dates, encoding };
  const { header, names } = error.layout;
  const isSaid = map.length > 0 || profileName !== undefined;
  const lines = (mapping: typeof error.proposal) => proposalLines(mapping, header, names);
  session.output.say(`${name} cannot be imported as it is. ${error.message}`);
  if (!isSaid) {
    for (const line of lines(error.proposal)) session.output.say(line);
    const answer =
      error.proposal.id === undefined || (error.proposal.date ?? error.proposal.year) === undefined
        ? null
        : await askPerson('Import it so? [y/N] ');
    if (answer === null || !/^y/i.test(answer)) throw new WorkError(ADVICE);
  }
  const profile = profileOf(error, said);
  if (isSaid) for (const line of lines(profile.mapping)) session.output.say(line);
  if (profileName !== undefined && !choices.dryRun) {
    session.output.say(`Saved as ${await saveProfile(PROFILES_FOLDER, profile)}.`);
  }
  const own = [formatOfProfile(profile), ...(given.own ?? [])];
  return openFile({ ...given, own, format: profile.name });
}

const ADVICE =
  'Nothing was imported. To read it so, give it a name: --save-profile NAME. To change a field: --map FIELD=COLUMN, as often as needed.';

/** A file that cannot be read or recognised is the person's to put right; other errors stay what they are. */
export function blameFile(file: string, error: unknown): unknown {
  if (isSystemError(error)) return new WorkError(`${file} cannot be read: ${systemReason(error)}.`);
  if (error instanceof UnknownFormatError || error instanceof UnclearDatesError) {
    return new WorkError(`${file} cannot be imported. ${error.message}`);
  }
  return error;
}
