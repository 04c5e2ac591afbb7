import { recordName } from '../../domain/model/record.ts';
import type { ConflictRow } from '../../store/port/rows-conflicts.ts';
import { fit } from '../../text/cells.ts';
import { countOf } from '../../text/number-words.ts';
import { wrap } from '../../text/wrap.ts';
import { NO_CONFLICTS } from '../columns/conflict-columns.ts';
import { NOTHING, type PageStyle, paragraph } from '../components/page-lines.ts';
import type { StyledLine } from '../theme/styled.ts';
import { type Block, lineBlock, type Part, partsBlock } from './blocks.tsx';

/** The cells between the two sides. */
const GAP = 3;

/** Conflicts with other databases, with both values side by side. */
export function conflictsBlocks(
  rows: readonly ConflictRow[],
  { width }: PageStyle,
): readonly Block[] {
  const words =
    rows.length === 0
      ? NO_CONFLICTS
      : `${countOf(rows.length, 'field')} changed on both sides. j and k choose one; K keeps ours, T takes theirs, Enter opens its record, u undoes.`;
  return [
    lineBlock([...paragraph('faint', words, width), NOTHING]),
    partsBlock(rows.map((row) => conflictPart(row, width))),
  ];
}

function conflictPart(row: ConflictRow, width: number): Part {
  const { id, record, field, batch } = row;
  const name = recordName({ kind: 'conflict', id });
  const from = batch === null ? '' : `  ${recordName({ kind: 'batch', id: batch })}`;
  return {
    record: { kind: 'conflict', id },
    opens: record,
    lines: [
      [
        ['title', `${name}  ${field}`],
        ['faint', from],
      ],
      ...sideBySide(row, width),
      NOTHING,
    ],
  };
}

/** Both sides next to each other, over as many lines as the longer one takes. */
function sideBySide({ ours, theirs }: ConflictRow, width: number): readonly StyledLine[] {
  const column = Math.max(10, Math.floor((width - GAP) / 2));
  const left = wrap(ours, column);
  const right = wrap(theirs, column);
  const lines = Array.from(
    { length: Math.max(left.length, right.length) },
    (_, index): StyledLine => {
      return [
        ['text', fit(left[index] ?? '', column + GAP)],
        ['text', right[index] ?? ''],
      ];
    },
  );
  return [
    [
      ['label', fit('ours', column + GAP)],
      ['label', 'theirs'],
    ],
    ...lines,
  ];
}
