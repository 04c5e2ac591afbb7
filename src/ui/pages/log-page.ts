import { parseRecordName } from '../../domain/model/record.ts';
import { showInstant } from '../../domain/time/moment.ts';
import type { LogAnswer, LogRow } from '../../store/port/rows-log.ts';
import { actWords } from '../columns/log-columns.ts';
import { field, NOTHING, type PageStyle, paragraph } from '../components/page-lines.ts';
import type { StyledLine } from '../theme/styled.ts';
import { type Block, lineBlock, type Part, partsBlock } from './blocks.tsx';

/** The change log, newest first, field by field. */
export function logBlocks(
  { rows, total }: LogAnswer,
  { width, zone }: PageStyle,
): readonly Block[] {
  if (total === 0) {
    return [lineBlock(paragraph('faint', 'Nothing has been written to this database yet.', width))];
  }
  const more = total - rows.length;
  const end: Part = {
    lines: more === 0 ? [] : paragraph('faint', `… and ${more} older, loaded as you scroll`, width),
  };
  return [partsBlock([...rows.map((row) => actPart(row, zone, width)), end])];
}

function actPart(row: LogRow, zone: string, width: number): Part {
  const records = row.records.map(parseRecordName);
  const first = records.find((record) => record !== undefined);
  const when = showInstant(row.at, zone);
  const lines: readonly StyledLine[] = [
    ...paragraph('label', `${when} ${row.who}: ${actWords(row)}`, width),
    ...(row.reason === null ? [] : field('  why', row.reason, width)),
    ...(row.kind === 'edit'
      ? row.fields.flatMap(({ name, before, after }) =>
          field(`  ${name}`, `${before ?? '–'} → ${after ?? '–'}`, width),
        )
      : []),
    NOTHING,
  ];
  return { lines, record: first };
}
