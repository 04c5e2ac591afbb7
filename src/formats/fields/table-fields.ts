import { EVENT_FIELDS, ID_FIELD, MARK_FIELDS } from './of-events.ts';
import { FIGURE_FIELDS } from './of-figures.ts';
import { PARTY_FIELDS } from './of-parties.ts';
import { PLACE_FIELDS } from './of-places.ts';
import { SOURCE_FIELDS } from './of-sources.ts';
import { TIME_FIELDS } from './of-time.ts';

/** Every field that a column of a plain table can be read as. The order is that of the proposal. */
export const TABLE_FIELDS = [
  ID_FIELD,
  ...TIME_FIELDS,
  ...EVENT_FIELDS,
  ...PLACE_FIELDS,
  ...PARTY_FIELDS,
  ...FIGURE_FIELDS,
  ...SOURCE_FIELDS,
  ...MARK_FIELDS,
] as const;

export type TableFieldName = (typeof TABLE_FIELDS)[number]['name'];

/** A field that one column says; rows may be known by several columns together. */
export type TextFieldName = Exclude<TableFieldName, 'id'>;

/** Which columns (by their names in lower case) are read as which field. */
export type Mapping = Readonly<Partial<Record<TextFieldName, string>>> & {
  readonly id?: readonly [string, ...string[]];
};
