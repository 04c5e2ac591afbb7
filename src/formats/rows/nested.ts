import * as v from 'valibot';
import { BadCell, textIn } from './cells.ts';
import type { FileRow } from './format.ts';

/** A nested part of a JSON record, parsed by a schema; `null` if it is empty. Throws `BadCell`. */
export function nestedIn<T>(
  row: FileRow,
  name: string,
  schema: v.GenericSchema<unknown, T>,
): T | null {
  const text = textIn(row, name);
  if (text === null) return null;
  try {
    return v.parse(schema, JSON.parse(text));
  } catch {
    throw new BadCell(name, text, 'does not have the expected structure');
  }
}
