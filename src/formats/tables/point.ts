import type { Axis } from '../../domain/places/degrees.ts';
import type { Place } from '../../domain/places/place.ts';
import { readPoint } from '../../domain/places/written-point.ts';
import type { Mapping } from '../fields/table-fields.ts';
import { BadCell, textIn } from '../rows/cells.ts';
import type { FileRow, ReadPoint } from '../rows/format.ts';
import { besideGeometry, doubtingHalf, pointOf } from '../rows/row-point.ts';

/** The point of a row of a table: its geometry, or a latitude and a longitude, or a column with the whole point. */
export function mappedPointIn(row: FileRow, mapping: Mapping): ReadPoint {
  const { lat = 'lat', lon = 'lon' } = mapping;
  const cells = [
    [lat, textIn(row, lat)],
    [lon, textIn(row, lon)],
  ] as const;
  return doubtingHalf(
    cells,
    besideGeometry(row, () => pointOf(...cells) ?? ofOne(row, mapping)),
  );
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
