import type { Output } from './output.ts';
import type { Printing } from './question-options.ts';
import type { ScriptKeys } from './script-keys.ts';
import { type Pages, writeCsv, writeJson } from './script-output.ts';

/** What there is to print: the rows, no more than were asked for, and how many there are in all. */
export type Records<Row> = {
  readonly keys: ScriptKeys<Row>;
  readonly columns: readonly Column<Row>[];
  readonly pages: Pages<Row>;
  readonly total: () => Promise<number>;
};

/** Prints records as a script or a person wants them; what a table leaves out is said on stderr. */
export async function printRecords<Row>(
  output: Output,
  printing: Printing,
  { keys, columns, pages, total }: Records<Row>,
): Promise<void> {
  if (printing.as === 'json') return writeJson(output, keys, pages);
  if (printing.as === 'csv') return writeCsv(output, keys, pages);
  const rows: Row[] = [];
  for await (const page of pages) rows.push(...page);
  await output.write(plainTable(columns, rows, output.columns));
  const missing = (await total()) - rows.length;
  if (rows.length === 0) output.say('Nothing matches.');
  else if (missing > 0)
    output.say(`… and ${missing} more; --limit ${rows.length + missing} prints all.`);
}
