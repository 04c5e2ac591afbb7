import { ACTOR_FIELDS } from './actor-fields.ts';
import { EVENT_FIELDS, ID_FIELD, MARK_FIELDS } from './event-fields.ts';
import { FIGURE_FIELDS } from './figure-fields.ts';
import { PLACE_FIELDS } from './place-fields.ts';
import { SOURCE_FIELDS } from './source-fields.ts';
import { TIME_FIELDS } from './time-fields.ts';

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
