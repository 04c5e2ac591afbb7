import { expressionBuilder, type SqlBool, sql } from 'kysely';
import {
  type Box,
  type Circle,
  EARTH_KM,
  latitudesOf,
  narrowestOf,
} from '../../domain/places/distance.ts';
import type { PlacePrecision } from '../../domain/places/place.ts';
import { type Placed, precisionsWithin } from '../../domain/places/placed.ts';
import type { Schema } from '../schema/schema.ts';
import { allOf, anyOf, type Holds } from './conditions.ts';

const incident = expressionBuilder<Schema, 'incident'>();
const [lat, lon] = [sql.ref<number>('incident.lat'), sql.ref<number>('incident.lon')];

/** Whether an incident is in a circle, and its place is known more precisely than the circle is wide. */
export function isNear(circle: Circle): Holds {
  const { point, km } = circle;
  const halfOf = (degrees: ReturnType<typeof sql>) => sql`sin(radians(${degrees}) / 2)`;
  const [north, east] = [halfOf(sql`${lat} - ${point.lat}`), halfOf(sql`${lon} - ${point.lon}`)];
  // By haversines, which grow with distances, so that no inverse function has to be in every database.
  const most = Math.sin(Math.min(km / (2 * EARTH_KM), Math.PI / 2)) ** 2;
  return allOf([
    isBetween(latitudesOf(circle)),
    isKnown(precisionsWithin(2 * km)),
    sql<SqlBool>`${north} * ${north} + ${Math.cos((point.lat * Math.PI) / 180)} * cos(radians(${lat})) * ${east} * ${east} <= ${most}`,
  ]);
}

/** Whether an incident is in a box, and its place is known more precisely than the box is wide and high. */
export function isInside(box: Box): Holds {
  const [isEast, isWest] = [
    incident('incident.lon', '>=', box.west),
    incident('incident.lon', '<=', box.east),
  ];
  return allOf([
    isBetween(box),
    isKnown(precisionsWithin(narrowestOf(box))),
    box.west > box.east ? anyOf([isEast, isWest]) : allOf([isEast, isWest]),
  ]);
}

/** In the words of the index on points. */
function isBetween({ south, north }: Pick<Box, 'south' | 'north'>): Holds {
  return allOf([incident('incident.lat', '>=', south), incident('incident.lat', '<=', north)]);
}

function isKnown(precisions: readonly PlacePrecision[]): Holds {
  return incident('incident.place_precision', 'in', precisions);
}

/** Whether the place of an incident is known as closely as this. */
export function isPlaced(placed: readonly Placed[]): Holds {
  const closely = sql<Placed>`case
    when ${lat} is not null and ${isKnown(['exact', 'near'])} then ${sql.ref('incident.place_precision')}
    when ${isKnown(['country'])} and (${lat} is not null or ${sql.ref('incident.country')} is not null) then 'country'
    when coalesce(${sql.ref('incident.place')}, ${sql.ref('incident.admin1')}, ${sql.ref('incident.admin2')}) is not null
      or ${lat} is not null then 'area'
    when ${sql.ref('incident.country')} is not null then 'country'
    else 'none' end`;
  return sql<SqlBool>`${closely} in (${sql.join(placed)})`;
}
