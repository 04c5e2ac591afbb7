import { showFigure } from '../../domain/model/figure.ts';
import { recordName } from '../../domain/model/record.ts';
import { showMoment } from '../../domain/time/moment.ts';
import type { IncidentRow } from '../../store/port/rows.ts';
import type { LikelySameAnswer, LikelySameRow } from '../../store/port/rows-likely-same.ts';
import { countOf } from '../../text/number-words.ts';
import { placeWords } from '../columns/incident-columns.ts';
import { field, NOTHING, type PageStyle, paragraph } from '../components/page-lines.ts';
import { type StyledLine, textOf } from '../theme/styled.ts';
import { actorWords } from '../words/actor-words.ts';
import { type Block, lineBlock, partsBlock } from './blocks.tsx';

/** The list of pairs of incidents that are likely the same. */
export function likelySameBlocks(
  { rows, total }: LikelySameAnswer,
  style: PageStyle,
): readonly Block[] {
  return [
    lineBlock([...paragraph('faint', wordsOf(rows.length, total), style.width), NOTHING]),
    partsBlock(
      rows.map((pair) => ({
        lines: pairLines(pair, style),
        record: { kind: 'incident', id: pair.incident.id },
      })),
    ),
  ];
}

function wordsOf(shown: number, total: number): string {
  if (total === 0) {
    return 'No incidents are likely the same as others, except those marked as distinct or related. Rows of one dataset are never compared with one another.';
  }
  const first = shown < total ? ` The first ${shown}:` : '';
  return `${countOf(total, 'pair')} of incidents likely the same. j and k choose one; M merges the first into the second and says before what that does, N: not the same, Enter shows both on the dashboard, u undoes.${first}`;
}

/** Both incidents, one below the other, and why they are likely the same. */
function pairLines({ incident, into, why }: LikelySameRow, style: PageStyle): StyledLine[] {
  return [
    ...incidentLines(incident, style),
    ...incidentLines(into, style),
    ...field('', why, style.width).map((line): StyledLine => [['faint', textOf(line)]]),
    NOTHING,
  ];
}

function incidentLines(row: IncidentRow, { width, glyphs }: PageStyle): readonly StyledLine[] {
  const parts = [
    showMoment(row),
    placeWords(row),
    `killed ${showFigure(row.killed)}`,
    actorWords(row.attributions, glyphs, width),
    row.dataset === null ? 'entered here' : row.dataset,
    row.title,
  ];
  const text = parts.filter((part) => part !== '').join(' · ');
  return field(recordName({ kind: 'incident', id: row.id }), text, width);
}
