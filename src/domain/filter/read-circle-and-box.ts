import type { Problem } from '../entry/entry.ts';
import type { Value } from '../grammar/lexer.ts';
import { textOf } from '../grammar/values.ts';
import { FARTHEST_KM } from '../places/distance.ts';
import { readPoint } from '../places/written-point.ts';
import type { Condition } from './filter.ts';

type Near = Extract<Condition, { readonly key: 'near' }>;
type InBox = Extract<Condition, { readonly key: 'box' }>;

/** Reads `34.4,70.4/23km`: latitude, longitude and a distance in kilometres. */
export function readNear(value: Value): Near | Problem {
  const { span } = value;
  const text = textOf(value);
  const [, written = '', digits = ''] = /^(.*)\/\s*(\d+(?:\.\d+)?)\s*(?:km)?$/i.exec(text) ?? [];
  if (digits === '') {
    return {
      span,
      message: `\`${text}\` has no distance in kilometres after a /; write near:34.4,70.4/23km`,
    };
  }
  const km = Number(digits);
  if (km === 0 || km > FARTHEST_KM) {
    return {
      span,
      message: `${digits} km is no distance; write one above 0, up to ${FARTHEST_KM}`,
    };
  }
  const reading = readPoint(written, 'lat');
  if (reading.is === 'point') return { key: 'near', circle: { point: reading.point, km } };
  return { span, message: notAPoint(written, reading) };
}

/** Reads `31.2,64.0..35.9,71.5`: the corner in the south-west, and the one in the north-east. */
export function readBox(value: Value): InBox | Problem {
  const { span } = value;
  const text = textOf(value);
  const corners = text.split('..');
  const [southWest = '', northEast] = corners;
  if (northEast === undefined || corners.length > 2) {
    return {
      span,
      message: `\`${text}\` is not two points with .. between them; write south,west..north,east as in box:31.2,64.0..35.9,71.5`,
    };
  }
  const [one, other] = [readPoint(southWest, 'lat'), readPoint(northEast, 'lat')];
  if (one.is !== 'point') return { span, message: notAPoint(southWest, one) };
  if (other.is !== 'point') return { span, message: notAPoint(northEast, other) };
  const box = {
    south: one.point.lat,
    west: one.point.lon,
    north: other.point.lat,
    east: other.point.lon,
  };
  return box.south > box.north
    ? {
        span,
        message: `the south (${box.south}) is north of the north (${box.north}); write south,west..north,east`,
      }
    : { key: 'box', box };
}

function notAPoint(
  text: string,
  reading: Exclude<ReturnType<typeof readPoint>, { readonly is: 'point' }>,
): string {
  return reading.is === 'wrong'
    ? `\`${text}\` ${reading.reason}`
    : `\`${text}\` is no point; write latitude,longitude in degrees`;
}
