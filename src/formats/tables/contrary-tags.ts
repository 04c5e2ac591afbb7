import type { Doubt } from '../../domain/model/doubts.ts';
import { TABLE_FIELDS, type TableFieldName } from '../fields/table-fields.ts';
import type { Layout } from '../rows/format.ts';
import { parseTag, plainHeader } from './guess-mapping.ts';

/** Mutually exclusive fields: a column is never more than one of them. */
const CONTRARY: readonly (readonly TableFieldName[])[] = [
  ['lat', 'lon'],
  ['date', 'date-end'],
  ['killed', 'wounded', 'abducted', 'arrested', 'displaced'],
  ['killed-low', 'killed-high'],
  ['by', 'on'],
  ['admin1', 'admin2'],
  ['with', 'with-too'],
];

/** Columns whose HXL tag and whose header mean mutually exclusive fields. */
export function contraryTags({ header, names, tags }: Layout): readonly Doubt[] {
  return names.flatMap((name, index) => {
    const tag = tags?.[index] ?? '';
    const [byTag, byWords] = [fieldOfTag(tag), fieldOfWords(plainHeader(name))];
    const isContrary = CONTRARY.some(
      (group) =>
        byTag !== undefined &&
        byWords !== undefined &&
        byTag.name !== byWords.name &&
        group.includes(byTag.name) &&
        group.includes(byWords.name),
    );
    // A header that is only less specific, such as "date" above #date+end, contradicts nothing.
    const saysLess =
      byTag?.name === 'date-end' &&
      !/^(start|from|first|begin)| (start|from)$/.test(plainHeader(name));
    return isContrary && !saysLess
      ? [{ kind: 'tag-and-header', text: `${header[index] ?? name} ${tag}` }]
      : [];
  });
}

/** The field whose tag matches best. */
function fieldOfTag(text: string) {
  const tag = parseTag(text);
  const fitting = TABLE_FIELDS.flatMap((field) =>
    field.tags.map(parseTag).flatMap(({ base, attributes }) => {
      const fits = base === tag.base && attributes.every((one) => tag.attributes.includes(one));
      return fits ? [{ field, attributes: attributes.length }] : [];
    }),
  );
  return fitting.toSorted((one, other) => other.attributes - one.attributes)[0]?.field;
}

function fieldOfWords(words: string) {
  const called = (fits: typeof isSame) =>
    TABLE_FIELDS.find((field) => field.words.some((word) => fits(words, word)));
  return called(isSame) ?? called(isEnding);
}

function isSame(header: string, word: string): boolean {
  return header === word;
}

/** A single short word at the end is too weak. */
function isEnding(header: string, word: string): boolean {
  return word.length >= 5 && header.endsWith(` ${word}`);
}
