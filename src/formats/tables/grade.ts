import type { Doubt } from '../../domain/model/doubts.ts';
import type { Grade } from '../../domain/model/grade.ts';
import {
  readCredibility,
  readReliability,
  readWrittenGrade,
} from '../../domain/model/grade-words.ts';
import type { Mapping } from '../fields/table-fields.ts';
import { textIn } from '../rows/cells.ts';
import type { FileRow } from '../rows/format.ts';

/** What each column of grades may contain; a letter with its digit may be in any of them. */
const READINGS = {
  grade: (text) => readWrittenGrade(text) ?? partsOf(readReliability(text), readCredibility(text)),
  reliability: (text) =>
    partsOf(readReliability(text) ?? readWrittenGrade(text)?.reliability ?? null, null),
  credibility: (text) =>
    partsOf(null, readCredibility(text) ?? readWrittenGrade(text)?.credibility ?? null),
} as const satisfies Readonly<Record<string, (text: string) => Grade | null>>;
type GradeField = keyof typeof READINGS;
const FIELDS: readonly GradeField[] = ['grade', 'reliability', 'credibility'];

/**
 * The grade that a row gives to the source at an index; both parts are `null` if it gives none. If a cell has as many
 * grades, separated by semicolons, as the row has sources, each applies to one source.
 */
export function gradeOf(
  row: FileRow,
  mapping: Mapping,
  source: { readonly index: number; readonly of: number },
): Grade {
  const read = FIELDS.map((field) => {
    const text = gradeTextIn(row, mapping, field);
    const parts = text?.split(';').map((part) => part.trim()) ?? [];
    const own = parts.length === source.of ? parts[source.index] : text;
    return own === undefined || own === null ? null : READINGS[field](own);
  });
  return {
    reliability: read.find((one) => (one?.reliability ?? null) !== null)?.reliability ?? null,
    credibility: read.find((one) => (one?.credibility ?? null) !== null)?.credibility ?? null,
  };
}

/** Grades of a row that are not understood. */
export function gradeDoubts(row: FileRow, mapping: Mapping): readonly Doubt[] {
  return FIELDS.flatMap((field) => {
    const text = gradeTextIn(row, mapping, field);
    if (text === null) return [];
    const parts = text.split(';').map((part) => part.trim());
    const isRead = [[text], parts].some((all) => all.every((one) => READINGS[field](one) !== null));
    return isRead ? [] : [{ kind: 'grade', text }];
  });
}

function gradeTextIn(row: FileRow, mapping: Mapping, field: GradeField): string | null {
  const column = mapping[field];
  return column === undefined ? null : textIn(row, column);
}

function partsOf(
  reliability: Grade['reliability'],
  credibility: Grade['credibility'],
): Grade | null {
  return reliability === null && credibility === null ? null : { reliability, credibility };
}
