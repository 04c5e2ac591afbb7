import { InvalidArgumentError, Option } from 'commander';
import * as v from 'valibot';
import { encodingCalled } from '../../exchange/reading/text-encoding.ts';
import { UsageError } from '../session/failure.ts';
import { type MapOption, readMapOption } from './plain-table.ts';

const Choices = v.object({
  format: v.optional(v.string()),
  dryRun: v.optional(v.boolean(), false),
  dates: v.optional(v.picklist(['dmy', 'mdy'])),
  dataset: v.optional(v.string()),
  map: v.optional(v.custom<readonly MapOption[]>(Array.isArray), () => []),
  saveProfile: v.optional(v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]*$/))),
  fullSnapshot: v.optional(v.string()),
  sheet: v.optional(v.string()),
  encoding: v.optional(v.string()),
  follow: v.optional(v.boolean(), false),
});
/** The options given for an import. */
export type ImportChoices = v.InferOutput<typeof Choices>;

/** Parses the options; throws a `UsageError` for an invalid profile name. */
export function importChoices(given: unknown): ImportChoices {
  const choices = v.safeParse(Choices, given);
  if (choices.success) return choices.output;
  throw new UsageError('A profile name may use only lowercase letters, digits and hyphens.');
}

/** The options of `watchfloor import`. */
export const IMPORT_OPTIONS: readonly Option[] = [
  new Option('--format <format>', 'Its format, or a profile of yours, if it is not recognised'),
  new Option('--sheet <name>', 'The sheet of a workbook, by its name or number'),
  new Option(
    '--encoding <name>',
    'Its text encoding if it is not UTF-8, such as windows-1251',
  ).argParser(readEncoding),
  new Option('--dry-run', 'Say what would happen without changing anything'),
  new Option('--dates <order>', 'The order of day and month in dates such as 03/04/2020').choices([
    'dmy',
    'mdy',
  ]),
  new Option(
    '--dataset <name>',
    'The name of the dataset, for formats that take it from the file name',
  ),
  new Option(
    '--map <field=column>',
    'Read a field from this column, given by name or number (#3), or - for none; id=A+B combines columns',
  ).argParser(readMapOption),
  new Option(
    '--save-profile <name>',
    'Save how this table is read, so that similar files are recognised',
  ),
  new Option(
    '--full-snapshot <scope>',
    'The file is complete for this filter ("" for everything): incidents missing from it are marked as withdrawn',
  ),
  new Option(
    '--follow',
    'Keep reading rows (CSV or one JSON object per line) as they are written, until Ctrl-C',
  ).conflicts(['dryRun', 'fullSnapshot', 'sheet']),
];

function readEncoding(name: string): string {
  const encoding = encodingCalled(name);
  if (encoding !== null) return encoding;
  throw new InvalidArgumentError(
    'Unknown encoding. Some known ones are windows-1251 and koi8-r (Cyrillic), windows-1256 (Arabic), windows-1252 (Western Europe), iso-8859-2 (Central Europe), gb18030 (Chinese), shift_jis (Japanese), macintosh, utf-16le.',
  );
}
