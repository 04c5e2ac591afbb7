import { TABLE_FIELDS } from '../../formats/fields/table-fields.ts';
import { IMPORT_OPTIONS, importChoices } from '../import/import-options.ts';
import { UsageError } from '../session/failure.ts';
import type { Subcommand } from '../session/subcommand.ts';

const FIELD_LINES = TABLE_FIELDS.map(({ name, help }) => `  ${name.padEnd(12)} ${help}`).join('\n');

export const importCommand: Subcommand = {
  name: 'import',
  summary: 'Import a file of incidents, recognising its format by the content',
  help: `Import a file of incidents, recognising its format by the content. The file may be compressed (gzip, ZIP) or an Excel
workbook (.xlsx); - is standard input. Name one of several files in a ZIP after #, and one of several sheets with --sheet.

Every valid row is imported. Every other row is listed with its line and the reason and is kept
(watchfloor imports rejected), and the exit status is then 1.
Doubts about imported rows are counted and listed (watchfloor imports doubts).
Importing a file again changes nothing; watchfloor imports undo undoes an import.
Up to 20,000 rows are all or nothing: an import stopped with Ctrl-C changes nothing. More are written in slices while others
go on writing; stopped, such an import stays with the rows that are in, and watchfloor imports resume goes on with it.

A table in an unknown format is not imported: the command shows how it would read the columns. --map changes that; with
a known format, it reads the file as a plain table instead. An id is proposed only if it is unique in the whole file.

  watchfloor import --dry-run GEDEvent_v25_1.csv.gz
  watchfloor import ged251.zip#GEDEvent_v25_1.csv
  watchfloor import --sheet Incidents office.xlsx
  watchfloor import --encoding windows-1251 report.csv
  watchfloor import --full-snapshot '@AFG since:2024-01-01 until:2024-12-31' acled-afg-2024.csv
  watchfloor import --map id=Nr --map date=#2 --save-profile office incidents.csv
  watchfloor import --map 'id=Date+Town' --save-profile towns towns.csv
  feed | watchfloor import --follow -

Fields for --map:

${FIELD_LINES}`,
  takes: [['<file>', 'The file, FILE.zip#NAME for one in an archive, or - for standard input']],
  options: IMPORT_OPTIONS,
  run: async (session, [file = ''], given) => {
    if (file.trim() === '') {
      throw new UsageError(
        'The file name is empty. Give the name of a file, or - for standard input.',
      );
    }
    const choices = importChoices(given);
    // The code that reads files is large, and no other command needs it.
    const { followInto, importOnce } = await import('../import/import-run.ts');
    return choices.follow ? followInto(session, file, choices) : importOnce(session, file, choices);
  },
};
