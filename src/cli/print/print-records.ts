import type { ScriptKeys } from '../../exchange/export/script-keys.ts';
import type { CellContext, Column } from '../../ui/table/column.ts';
import { plainTable } from '../../ui/table/plain-table.ts';
import { GLYPHS, glyphsFor } from '../../ui/theme/glyphs.ts';
import type { Session } from '../session/session.ts';
import type { Printing } from './question-options.ts';
import { type Pages, writeCsv, writeJson } from './script-output.ts';

/** The records to print: the requested rows, and how many there are in all. */
export type Records<Row> = {
  readonly keys: ScriptKeys<Row>;
  readonly columns: readonly Column<Row>[];
  readonly pages: Pages<Row>;
  readonly total: () => Promise<number>;
  /** What to say if there are none. */
  readonly none: string;
};

/** Prints records as JSON, as CSV or as a table; says on stderr how many a table leaves out. */
export async function printRecords<Row>(
  session: Session,
  printing: Printing,
  records: Records<Row>,
): Promise<void> {
  const { output } = session;
  if (printing.as === 'json') return writeJson(output, records.keys, records.pages);
  if (printing.as === 'csv') return writeCsv(output, records.keys, records.pages);
  const { columns, pages, total, none } = records;
  const rows: Row[] = [];
  for await (const page of pages) rows.push(...page);
  if (rows.length === 0) return output.say(none);
  const zone = (await session.config()).timezone;
  const context: CellContext = { zone, glyphs: GLYPHS[glyphsFor(process.env)], most: 0 };
  const lines = plainTable({ rows, columns, context, cells: output.columns });
  await output.write(`${lines.join('\n')}\n`);
  const all = await total();
  if (all > rows.length) output.say(`… and ${all - rows.length} more; --limit ${all} prints all.`);
}
