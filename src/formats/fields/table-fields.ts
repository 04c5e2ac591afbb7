import { ACTOR_FIELDS } from './of-actors.ts';
import { EVENT_FIELDS, ID_FIELD, MARK_FIELDS } from './of-events.ts';
import { FIGURE_FIELDS } from './of-figures.ts';
import { PLACE_FIELDS } from './of-places.ts';
import { SOURCE_FIELDS } from './of-sources.ts';
import { TIME_FIELDS } from './of-time.ts';

/** Every field that a column of a plain table can be mapped to, in the order in which they are proposed. */
export const TABLE_FIELDS = [
  ID_FIELD,
  ...TIME_FIELDS,
  ...EVENT_FIELDS,
  ...PLACE_FIELDS,
  ...ACTOR_FIELDS,
  ...FIGURE_FIELDS,
  ...SOURCE_FIELDS,
  ...MARK_FIELDS,
] as const;

export type TableFieldName = (typeof TABLE_FIELDS)[number]['name'];

/** A field in one column; an id may consist of several columns. */
export type TextFieldName = Exclude<TableFieldName, 'id'>;

/** Which columns (by their names in lower case) are mapped to which field. */
export type Mapping = Readonly<Partial<Record<TextFieldName, string>>> & {
  readonly id?: readonly [string, ...string[]];
};
