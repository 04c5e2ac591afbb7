import { TABLE_FIELDS } from '../../formats/fields/table-fields.ts';
import { IMPORT_OPTIONS, importChoices } from '../import/import-options.ts';
import type { Subcommand } from '../session/subcommand.ts';

const FIELD_LINES = TABLE_FIELDS.map(({ name, help }) => `  ${name.padEnd(12)} ${help}`).join('\n');

export const importCommand: Subcommand = {
  name: 'import',
  summary: 'Import a file of incidents; the format is recognised by its content',
  help: `Import a file of incidents; the format is recognised by its content. It may be packed (gzip, ZIP) or an Excel workbook
(.xlsx), and - is the standard input. Of several files in a ZIP one is named behind #, of several sheets one by --sheet.

Everything that can go in goes in, in one step; a row that cannot is listed with its line
and the reason, kept aside (watchfloor imports rejected), and the exit status is then 1.
What is doubtful about rows that did go in is counted and named (watchfloor imports doubts).
Importing a file again changes nothing; watchfloor imports undo takes an import back.
Stopped by Ctrl-C, it leaves everything as it was.

A table that is of no known format is shown as it would be read. --map changes that, and has a file of a known
format read as a plain table. Ids are guessed only where they tell the rows of the whole file apart.

  watchfloor import --dry-run GEDEvent_v25_1.csv.gz
  watchfloor import ged251.zip#GEDEvent_v25_1.csv
  watchfloor import --sheet Incidents office.xlsx
  watchfloor import --encoding windows-1251 report.csv
  watchfloor import --full-snapshot '@AFG since:2024-01-01 until:2024-12-31' acled-afg-2024.csv
  watchfloor import --map id=Nr --map date=#2 --save-profile office incidents.csv
  watchfloor import --map 'id=Date+Town' --save-profile towns towns.csv
  feed | watchfloor import --follow -

The fields of --map:

${FIELD_LINES}`,
  takes: [['<file>', 'The file, FILE.zip#NAME for one in an archive, or - for the standard input']],
  options: IMPORT_OPTIONS,
  run: async (session, [file = ''], given) => {
    const choices = importChoices(given);
    // What reads files is much, and nothing else needs it.
    const { followInto, importOnce } = await import('../import/import-run.ts');
    return choices.follow ? followInto(session, file, choices) : importOnce(session, file, choices);
  },
};
