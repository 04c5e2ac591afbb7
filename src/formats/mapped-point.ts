import type { Place } from '../domain/place.ts';
import { BadCell, textIn } from './cells.ts';
import type { Axis } from './degrees.ts';
import type { FileRow, ReadPoint } from './format.ts';
import { besideGeometry, pointOf } from './points.ts';
import type { Mapping } from './table-fields.ts';
import { readPoint } from './written-point.ts';

/** The point of a row of a table: as its geometry says, or a latitude and a longitude, or a column with the whole point. */
export function mappedPointIn(row: FileRow, mapping: Mapping): ReadPoint {
  return besideGeometry(row, () => ofTwo(row, mapping) ?? ofOne(row, mapping));
}

function ofTwo(row: FileRow, { lat = 'lat', lon = 'lon' }: Mapping): Place['point'] {
  return pointOf([lat, textIn(row, lat)], [lon, textIn(row, lon)]);
}

function ofOne(row: FileRow, mapping: Mapping): Place['point'] {
  return wholeIn(row, mapping.point, 'lat') ?? wholeIn(row, mapping['lon-lat'], 'lon');
}

function wholeIn(row: FileRow, column: string | undefined, first: Axis): Place['point'] {
  const text = column === undefined ? null : textIn(row, column);
  if (column === undefined || text === null) return null;
  const reading = readPoint(text, first);
  if (reading.is === 'wrong') throw new BadCell(column, text, reading.reason);
  return reading.is === 'point' ? reading.point : null;
}
