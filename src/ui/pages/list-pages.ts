import type { MilestoneRow } from '../../store/port/rows.ts';
import type { SourceRow } from '../../store/port/rows-actors-sources.ts';
import type { EstimateRow } from '../../store/port/rows-estimate.ts';
import { ESTIMATE_COLUMNS } from '../columns/estimate-columns.ts';
import { MILESTONE_COLUMNS } from '../columns/milestone-columns.ts';
import { SOURCE_COLUMNS } from '../columns/source-columns.ts';
import { NOTHING, type PageStyle, paragraph } from '../components/page-lines.ts';
import { type Block, lineBlock, tableBlock } from './blocks.tsx';

/** The list of milestones; Enter on one compares before and after it. */
export function milestonesBlocks(
  rows: readonly MilestoneRow[],
  { width, zone }: PageStyle,
): readonly Block[] {
  const words =
    rows.length === 0
      ? 'There are no milestones. a adds one: milestone 2020-02-29 Agreement signed'
      : 'j and k choose one; Enter compares what happened before and after it, e edits it, x removes it.';
  return [
    lineBlock([...paragraph('faint', words, width), NOTHING]),
    tableBlock({
      rows,
      columns: MILESTONE_COLUMNS,
      zone,
      link: ({ id }) => ({ record: { kind: 'milestone', id } }),
    }),
  ];
}

/** The estimates of all actors, side by side. */
export function estimatesBlocks(
  rows: readonly EstimateRow[],
  { width, zone }: PageStyle,
): readonly Block[] {
  const words =
    rows.length === 0
      ? 'There are no estimates. a adds one: estimate ISKP strength 200-1000 asof:2020-05 src:Officials/D4'
      : 'Figures in dispute are for about the same time and cannot all be right. j and k choose one; Enter opens its actor, e edits it.';
  return [
    lineBlock([...paragraph('faint', words, width), NOTHING]),
    tableBlock({
      rows,
      columns: ESTIMATE_COLUMNS,
      zone,
      link: ({ id, actorId }) => ({
        record: { kind: 'estimate', id },
        opens: { kind: 'actor', id: actorId },
      }),
    }),
  ];
}

/** The list of sources. */
export function sourcesBlocks(
  rows: readonly SourceRow[],
  { width, zone }: PageStyle,
): readonly Block[] {
  const words =
    rows.length === 0
      ? 'There are no sources yet; src: in an entry adds one.'
      : 'j and k choose one; Enter opens its page, e edits it. The line "grade NAME LETTER note:…" changes its letter.';
  return [
    lineBlock([...paragraph('faint', words, width), NOTHING]),
    tableBlock({
      rows,
      columns: SOURCE_COLUMNS,
      zone,
      link: ({ id }) => ({ record: { kind: 'source', id } }),
    }),
  ];
}
