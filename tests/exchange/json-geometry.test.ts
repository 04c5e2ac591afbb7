import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { doubtText } from '../../src/domain/model/doubts.ts';
import { importFile } from '../../src/exchange/import/import-file.ts';
import { formatOfProfile } from '../../src/formats/tables/profile.ts';
import { openDatabase, type TestDatabase, TODAY } from '../support/database.ts';
import { rowsOf, temporaryFolder, temporaryStore } from '../support/store.ts';
import { importText } from './exporting.ts';
import { SHAPES } from './json-shapes.ts';
import { tableOf } from './tables.ts';

const pointsIn = ({ sqlite }: TestDatabase) =>
  sqlite
    .prepare('select external_id as id, lat, lon, place_precision as precision from incident')
    .all();

const PLAIN = '{"id":"a","date":"2024-03-05","title":"Shell hits a house","admin1":"Kharkiv"}';
const POINT = '{"type":"Point","coordinates":[36.25,49.9]}';
const collection = (...features: readonly string[]) =>
  `{"type":"FeatureCollection","features":[${features.join(',')}]}`;
/** A feature for each of these, whose id says how its geometry is written. */
const eachOf = (written: readonly (readonly [string, string])[]) =>
  collection(
    ...written.map(([id, geometry]) => feature(geometry, PLAIN.replace('"a"', `"${id}"`))),
  );
const feature = (geometry: string, properties = PLAIN) =>
  `{"type":"Feature","properties":${properties},"geometry":${geometry}}`;

describe('the point of a record is its geometry', () => {
  it.each(Object.entries(SHAPES))('in %s', async (_, textOf) => {
    const database = openDatabase();
    const text = textOf([{ properties: PLAIN, geometry: POINT }]);
    await importText(database, text, 'rows.json');
    expect(pointsIn(database)).toEqual([{ id: 'a', lat: 49.9, lon: 36.25, precision: 'exact' }]);
  });

  it('where its properties are those of a publisher, with the precision that this one tells', async () => {
    const [row = {}] = tableOf({ where_prec: '3' }).rows;
    const database = openDatabase();
    await importText(database, collection(feature(POINT, JSON.stringify(row))), 'ged.geojson');
    expect(pointsIn(database)).toEqual([{ id: '1', lat: 49.9, lon: 36.25, precision: 'admin2' }]);
  });

  it('where its properties are read as a person has said', async () => {
    await using folder = await temporaryFolder();
    await using store = await temporaryStore();
    const file = join(folder.path, 'rows.geojson');
    await writeFile(file, collection(feature(POINT, '{"nr":"7","tag":"2024-03-05"}')));
    const profile = formatOfProfile({
      name: 'office',
      dataset: 'table:office',
      mapping: { id: ['nr'], date: 'tag' },
      dates: null,
      licence: '',
      attribution: '',
      passing: 'free',
    });
    await importFile({ store, file, who: 'ada', today: TODAY, own: [profile] });
    const points = 'select external_id as id, lat, lon from incident';
    expect(rowsOf(store.file, points)).toEqual([{ id: '7', lat: 49.9, lon: 36.25 }]);
  });

  it('also where columns of lengths on a map stand beside it', async () => {
    const database = openDatabase();
    const properties = PLAIN.replace('}', ',"x":4029771.2,"y":6443000.5}');
    await importText(database, collection(feature(POINT, properties)), 'rows.geojson');
    expect(pointsIn(database)).toMatchObject([{ lat: 49.9, lon: 36.25 }]);
  });

  it('unless that is no point in degrees, and columns tell one', async () => {
    const database = openDatabase();
    const properties = PLAIN.replace('}', ',"longitude":36.25,"latitude":49.9}');
    const geometry = '{"type":"Point","coordinates":[4029771.2,6443000.5]}';
    const area = '{"type":"Polygon","coordinates":[[[36,49],[37,50],[37,49],[36,49]]]}';
    const { doubts } = await importText(
      database,
      collection(feature(geometry, properties), feature(area, properties.replace('"a"', '"b"'))),
      'rows.geojson',
    );
    expect(pointsIn(database)).toMatchObject([
      { id: 'a', lat: 49.9, lon: 36.25 },
      { id: 'b', lat: 49.9, lon: 36.25 },
    ]);
    expect(doubts.map(doubtText)).toEqual([
      '1 row with a geometry that is not in degrees, imported at the coordinates beside it: 6443000.5, 4029771.2 (record 1)',
    ]);
  });

  it('and where coordinates beside it say something else, that is counted and shown', async () => {
    const database = openDatabase();
    const beside = (id: string, lat: number, lon: number) =>
      feature(POINT, PLAIN.replace('"a"', `"${id}"`).replace('}', `,"lat":${lat},"lon":${lon}}`));
    const { doubts } = await importText(
      database,
      collection(beside('rounded', 49.9, 36.3), beside('turned', 36.25, 49.9)),
      'rows.geojson',
    );
    expect(pointsIn(database)).toMatchObject([
      { lat: 49.9, lon: 36.25 },
      { lat: 49.9, lon: 36.25 },
    ]);
    expect(doubts.map(doubtText)).toEqual([
      '1 row with a geometry that differs from the coordinates, imported at the geometry: 49.9, 36.25 and not 36.25, 49.9 (record 2)',
    ]);
  });

  it('with whatever else stands in it', async () => {
    const written: readonly (readonly [string, string])[] = [
      ['with a height', '{"type":"Point","coordinates":[36.25,49.9,110.5]}'],
      ['as texts', '{"type":"Point","coordinates":["36.25","49.9"]}'],
      ['as the only one of several', '{"type":"MultiPoint","coordinates":[[36.25,49.9]]}'],
      ['in a collection', `{"type":"GeometryCollection","geometries":[${POINT}]}`],
      ['with seventeen digits', '{"type":"Point","coordinates":[36.250000000000000028,49.9]}'],
      ['of ESRI', '{"x":36.25,"y":49.9,"spatialReference":{"wkid":4326}}'],
      ['of ESRI, as the only one of several', '{"points":[[36.25,49.9]]}'],
      ['in well-known text', '"POINT Z (36.25 49.9 110)"'],
      ['in the well-known text of PostGIS', '"SRID=4326;POINT(36.25 49.9)"'],
    ];
    const database = openDatabase();
    const { rejected } = await importText(database, eachOf(written), 'rows.geojson');
    expect(rejected).toEqual([]);
    expect(pointsIn(database)).toEqual(
      written.map(([id]) => ({ id, lat: 49.9, lon: 36.25, precision: 'exact' })),
    );
  });

  it('and a row goes in without one where there is none, which is said of what is there', async () => {
    const written: readonly (readonly [string, string])[] = [
      ['nothing', 'null'],
      ['empty', '{"type":"Point","coordinates":[]}'],
      ['empty as ESRI has it', '{"x":"NaN","y":"NaN"}'],
      ['of no type that is known', '{"type":"Circle","radius":3}'],
      ['a list', '[36.25,49.9]'],
      ['an area', '{"type":"Polygon","coordinates":[[[36,49],[37,50],[37,49],[36,49]]]}'],
      ['a line', '{"type":"LineString","coordinates":[[36,49],[37,50]]}'],
      ['an area of ESRI', '{"rings":[[[36,49],[37,50],[37,49],[36,49]]]}'],
      ['several points', '{"type":"MultiPoint","coordinates":[[36,49],[37,50]]}'],
      ['a point of one number', '{"type":"Point","coordinates":[36]}'],
      ['a point of words', '{"type":"Point","coordinates":["Kharkiv","UA"]}'],
    ];
    const database = openDatabase();
    const { rejected, doubts } = await importText(database, eachOf(written), 'rows.geojson');
    expect(rejected).toEqual([]);
    expect(pointsIn(database)).toEqual(
      written.map(([id]) => ({ id, lat: null, lon: null, precision: 'admin1' })),
    );
    expect(doubts.map(doubtText)).toEqual([
      '8 rows with a geometry that is not a single point, imported without coordinates: Circle (record 4); a shape (2 times, first in record 5); Polygon (record 6); LineString (record 7); MultiPoint (record 9) and 2 more',
    ]);
  });

  it.each([
    ['in one line', feature(POINT)],
    ['over many lines', JSON.stringify(JSON.parse(feature(POINT)), null, 2)],
  ])('and one feature alone is a file of one record, %s', async (_, text) => {
    const database = openDatabase();
    await importText(database, text, 'rows.geojson');
    expect(pointsIn(database)).toMatchObject([{ lat: 49.9, lon: 36.25 }]);
  });
});

describe('coordinates in another system are refused as a whole', () => {
  const named = (name: string) => `{"type":"name","properties":{"name":"${name}"}}`;
  const declaring = (member: string, features = feature(POINT)) =>
    collection(features).replace('"features"', `${member},"features"`);
  const behind = (member: string) => collection(feature(POINT)).replace(/\}$/, `,${member}}`);
  const esri = (system: string, geometry = '{"x":36.25,"y":49.9}') =>
    `{"features":[{"attributes":${PLAIN},"geometry":${geometry}}],"spatialReference":${system}}`;

  it.each([
    ['EPSG:3857', declaring(`"crs":${named('urn:ogc:def:crs:EPSG::3857')}`)],
    ['EPSG:3857', behind(`"crs":${named('EPSG:3857')}`)],
    ['EPSG:32637', declaring(`"crs":${named('http://www.opengis.net/def/crs/EPSG/0/32637')}`)],
    ['EPSG:27700', behind('"crs":{"type":"EPSG","properties":{"code":27700}}')],
    ['EPSG:3857', declaring('"coordRefSys":"http://www.opengis.net/def/crs/EPSG/0/3857"')],
    ['EPSG:3857', esri('{"wkid":102100,"latestWkid":3857}')],
    ['EPSG:102100', esri('{"wkid":102100}')],
    ['WGS_1984_UTM_Zone_37N', esri('{"wkt":"PROJCS[\\"WGS_1984_UTM_Zone_37N\\",GEOGCS[]]"}')],
    ['an unnamed system', declaring('"crs":{"type":"name"}')],
    ['EPSG:3857', collection(feature(POINT.replace('}', `,"crs":${named('EPSG:3857')}}`)))],
    [
      'EPSG:3857',
      esri('null', '{"x":36.25,"y":49.9,"spatialReference":{"wkid":102100,"latestWkid":3857}}'),
    ],
    [
      'EPSG:3857',
      `${feature(POINT)}\n${feature(POINT).replace(/\}$/, `,"crs":${named('EPSG:3857')}}`)}`,
    ],
  ])('%s, wherever the file says so', async (system, text) => {
    const database = openDatabase();
    await expect(importText(database, text, 'rows.geojson')).rejects.toThrow(
      `It declares its coordinates to be in ${system}, not degrees in WGS 84. Convert it first, for example with ogr2ogr -t_srs EPSG:4326`,
    );
    expect(pointsIn(database)).toEqual([]);
    expect(database.sqlite.prepare('select * from batch').all()).toEqual([]);
  });

  it.each([
    declaring(`"crs":${named('urn:ogc:def:crs:OGC:1.3:CRS84')}`),
    behind(`"crs":${named('urn:ogc:def:crs:OGC::CRS84h')}`),
    declaring(`"crs":${named('urn:ogc:def:crs:EPSG::4326')}`),
    behind(`"crs":${named('EPSG:4979')}`),
    declaring('"crs":null'),
    esri('{"wkid":4326,"latestWkid":4326}'),
    esri('{"wkt":"GEOGCS[\\"GCS_WGS_1984\\",DATUM[]]"}'),
  ])('but not in ours, with longitude first: %s', async (text) => {
    const database = openDatabase();
    await importText(database, text, 'rows.geojson');
    expect(pointsIn(database)).toMatchObject([{ lat: 49.9, lon: 36.25 }]);
  });

  const METRES = '{"type":"Point","coordinates":[4029771.2,6443000.5]}';

  it('where it says nothing, but its numbers are no degrees: in one sentence', async () => {
    const database = openDatabase();
    const features = ['a', 'b', 'c'].map((id) => feature(METRES, PLAIN.replace('"a"', `"${id}"`)));
    await expect(importText(database, collection(...features), 'rows.geojson')).rejects.toThrow(
      /^Its coordinates, such as 4029771.2, are projected and not degrees in WGS 84/,
    );
    expect(pointsIn(database)).toEqual([]);
  });

  it('and where only some rows are so, those are rejected', async () => {
    const database = openDatabase();
    const features = [feature(POINT), feature(METRES, PLAIN.replace('"a"', '"b"'))];
    const { rejected } = await importText(database, collection(...features), 'rows.geojson');
    expect(rejected).toMatchObject([{ line: 2, column: 'longitude', value: '4029771.2' }]);
    expect(pointsIn(database)).toMatchObject([{ id: 'a' }]);
  });
});
