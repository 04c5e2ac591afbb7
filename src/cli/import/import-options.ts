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
/** What was said of an import. */
export type ImportChoices = v.InferOutput<typeof Choices>;

/** Reads them; a `UsageError` for a profile's name that is none. */
export function importChoices(given: unknown): ImportChoices {
  const choices = v.safeParse(Choices, given);
  if (choices.success) return choices.output;
  throw new UsageError('A profile is called by small letters, digits and hyphens.');
}

/** The options of an import. */
export const IMPORT_OPTIONS: readonly Option[] = [
  new Option(
    '--format <format>',
    'Its format, where it is not recognised, or a profile of your own',
  ),
  new Option('--sheet <name>', 'The sheet of a workbook, by its name or number'),
  new Option(
    '--encoding <name>',
    'How its text is encoded where that is not UTF-8, such as windows-1251',
  ).argParser(readEncoding),
  new Option('--dry-run', 'Say what would happen, and change nothing'),
  new Option('--dates <order>', 'What comes first in dates such as 03/04/2020').choices([
    'dmy',
    'mdy',
  ]),
  new Option('--dataset <name>', 'The dataset, for formats that name it after the file'),
  new Option(
    '--map <field=column>',
    'Read a column as a field: by its name or its number (#3), - for none; id=A+B makes ids of several',
  ).argParser(readMapOption),
  new Option(
    '--save-profile <name>',
    'Keep how a plain table is read; its like are then recognised',
  ),
  new Option(
    '--full-snapshot <scope>',
    'The file is all there is of a filter ("" for everything): what it does not have, its publisher has withdrawn',
  ),
  new Option(
    '--follow',
    'Keep reading rows (CSV or one JSON object a line) as they are written, until Ctrl-C',
  ).conflicts(['dryRun', 'fullSnapshot', 'sheet']),
];

function readEncoding(name: string): string {
  const encoding = encodingCalled(name);
  if (encoding !== null) return encoding;
  throw new InvalidArgumentError(
    'There is no such encoding. Some are windows-1251 and koi8-r (Cyrillic), windows-1256 (Arabic), windows-1252 (Western Europe), iso-8859-2 (Central Europe), gb18030 (Chinese), shift_jis (Japanese), macintosh, utf-16le.',
  );
}
