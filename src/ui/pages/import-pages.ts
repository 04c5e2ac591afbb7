import { shellWord } from '../../domain/grammar/quoting.ts';
import { doubtText } from '../../domain/model/doubts.ts';
import { importCounts, repairHint } from '../../domain/model/import-counts.ts';
import { unfinishedWords } from '../../domain/model/import-state.ts';
import { recordName } from '../../domain/model/record.ts';
import { type Freshness, freshnessOf } from '../../domain/time/freshness.ts';
import { type Clock, showInstant } from '../../domain/time/moment.ts';
import type {
  BatchRow,
  DatasetRow,
  ImportPage,
  LeadsAnswer,
} from '../../store/port/rows-imports.ts';
import { countOf, grouped } from '../../text/number-words.ts';
import { DATASET_COLUMNS } from '../columns/dataset-columns.ts';
import { IMPORT_COLUMNS } from '../columns/import-columns.ts';
import { LEAD_COLUMNS } from '../columns/lead-columns.ts';
import { field, heading, NOTHING, type PageStyle, paragraph } from '../components/page-lines.ts';
import type { StyledLine } from '../theme/styled.ts';
import { type Block, lineBlock, tableBlock } from './blocks.tsx';

/** The datasets: how recent they are, and what may be done with them. */
export function datasetsBlocks(
  rows: readonly DatasetRow[],
  clock: Clock,
  { width, zone }: PageStyle,
): readonly Block[] {
  if (rows.length === 0) return [nothingImported(width)];
  const called = (state: Freshness) =>
    rows.filter((row) => freshnessOf(row, clock) === state).map(({ name }) => name);
  const [stale, behind] = [called('stale'), called('behind')];
  const said = [
    ...(stale.length === 0
      ? []
      : [
          `Stale (the publisher has probably published again since the import): ${stale.join(', ')}.`,
        ]),
    ...(behind.length === 0
      ? []
      : [
          `Behind (the publisher probably has newer events than these by now): ${behind.join(', ')}.`,
        ]),
  ];
  const unknown = rows.filter((row) => freshnessOf(row, clock) === 'unknown');
  const ends = unknown
    .map(({ name, newest }) => `${name} ends ${newest ?? 'at no known date'}`)
    .join(', ');
  const quiet = [
    ...(said.length + unknown.length === 0
      ? ['All are as recent as their publishers are likely to be.']
      : []),
    ...(unknown.length === 0 ? [] : [`It is not known how often these are published: ${ends}.`]),
  ];
  return [
    lineBlock([
      ...said.flatMap((words) => paragraph('warn', words, width)),
      ...quiet.flatMap((words) => paragraph('faint', words, width)),
      NOTHING,
    ]),
    tableBlock({ rows: rows.map((row) => ({ ...row, clock })), columns: DATASET_COLUMNS, zone }),
    lineBlock([
      NOTHING,
      ...rows.flatMap(({ name, attribution, licence }) =>
        field(name, `${attribution} ${licence}`, width),
      ),
    ]),
  ];
}

/** The imports, newest first, with their results. */
export function importsBlocks(
  rows: readonly BatchRow[],
  { width, zone }: PageStyle,
): readonly Block[] {
  if (rows.length === 0) return [nothingImported(width)];
  const words =
    'j and k choose one; Enter shows its doubts. In a shell, watchfloor imports undo NUMBER undoes one.';
  return [
    lineBlock([
      ...rows.flatMap((row) => unfinishedLines(row, width)),
      ...paragraph('faint', words, width),
      NOTHING,
    ]),
    tableBlock({
      rows,
      columns: IMPORT_COLUMNS,
      zone,
      link: ({ id }) => ({ record: { kind: 'batch', id } }),
    }),
  ];
}

/** One import: the file, the counts of its rows, and the doubts about those that were imported. */
export function importBlocks(page: ImportPage, { width, zone }: PageStyle): readonly Block[] {
  const { file, dataset, publisherVersion, startedAt, who, takenBackAt, rejected, found } = page;
  const facts = [
    ['file', file],
    ['dataset', [dataset, publisherVersion ?? ''].join(' ').trim()],
    ['imported', `${showInstant(startedAt, zone)} by ${who}`],
    ['rows', importCounts(page)],
  ] as const;
  return [
    lineBlock([
      ...facts.flatMap(([name, value]) => field(name, value, width)),
      ...(takenBackAt === null
        ? []
        : paragraph('warn', `It was undone ${showInstant(takenBackAt, zone)}.`, width)),
      ...unfinishedLines(page, width),
      ...(rejected === 0
        ? []
        : paragraph('faint', repairHint(recordName({ kind: 'batch', id: page.id })), width)),
      NOTHING,
      ...(found.length === 0
        ? paragraph('faint', 'There are no doubts about the imported rows.', width)
        : [heading(countOf(page.doubts, 'doubt'))]),
      ...found.flatMap((doubt) => [NOTHING, ...paragraph('text', doubtText(doubt), width)]),
    ]),
  ];
}

/** Of an import that has not come to its end, how far it is and what can be done. */
function unfinishedLines(
  { id, file, takenBackAt, progress }: BatchRow,
  width: number,
): readonly StyledLine[] {
  if (takenBackAt !== null || progress.state === 'done') return [];
  const words = unfinishedWords(recordName({ kind: 'batch', id }), shellWord(file), progress);
  return paragraph('warn', words, width);
}

function nothingImported(width: number): Block {
  const words = 'Nothing has been imported. i imports a file.';
  return lineBlock(paragraph('faint', words, width));
}

/** Leads, coded by machines from articles; none counts before somebody makes it an incident. */
export function leadsBlocks(
  { rows, articles, others }: LeadsAnswer,
  { width, zone }: PageStyle,
): readonly Block[] {
  const words =
    rows.length === 0
      ? 'There are no leads to review. GDELT and ICEWS files contain them; : import FILE imports one.'
      : `${countOf(articles, 'article')} coded by machines as violence or protest. None counts as an incident. j and k choose one; I makes it an incident, x dismisses it.`;
  const rest =
    others === 0
      ? ''
      : `${grouped(others)} more of other kinds (statements, aid, meetings) are not listed.`;
  const more = articles - rows.length;
  return [
    lineBlock([
      ...paragraph('faint', words, width),
      ...(rest === '' ? [] : paragraph('faint', rest, width)),
      NOTHING,
    ]),
    ...(rows.length === 0
      ? []
      : [
          tableBlock({
            rows,
            columns: LEAD_COLUMNS,
            zone,
            link: ({ id }) => ({ record: { kind: 'lead', id } }),
          }),
        ]),
    lineBlock(
      more === 0
        ? []
        : paragraph('faint', `… and ${grouped(more)} older, loaded as you scroll`, width),
    ),
  ];
}
