import { jsonText } from '../../text/json-text.ts';
import { cellOf, csvLine } from '../delimited/csv-line.ts';
import type { Exported } from '../redaction/redact.ts';
import { EXPORT_KEYS } from './exported.ts';
import type { ScriptKeys } from './script-keys.ts';

type Pages = AsyncIterable<readonly Exported[]>;

/** CSV by RFC 4180 (UTF-8, CRLF), safe in a spreadsheet; the attribution is a column. */
export async function* csvText(pages: Pages): AsyncGenerator<string> {
  yield csvLine(EXPORT_KEYS.map(([name]) => name));
  yield* rowLines(pages, EXPORT_KEYS);
}

/** The HXL 1.1 hashtag for each key; keys without one are left out. */
const TAGS: Readonly<Record<string, string>> = {
  uid: '#event+id',
  occurred_on: '#date+start',
  occurred_until: '#date+end',
  country: '#country+code+iso3',
  admin1: '#adm1+name',
  place: '#loc+name',
  lat: '#geo+lat',
  lon: '#geo+lon',
  place_precision: '#geo+precision',
  type: '#event+type',
  subtype: '#event+subtype',
  title: '#event+name',
  status: '#status+verification',
  killed_low: '#affected+killed+min',
  killed_best: '#affected+killed',
  killed_high: '#affected+killed+max',
  civilians_best: '#affected+killed+civilians',
  wounded_best: '#affected+injured',
  actors: '#group+name',
  sources: '#meta+source',
  tags: '#meta+tags',
  links: '#meta+url',
  narrative: '#description',
  dataset: '#meta+dataset',
  external_id: '#meta+id+external',
  attribution: '#meta+attribution',
};
const HXL_KEYS: ScriptKeys<Exported> = EXPORT_KEYS.filter(([name]) => TAGS[name] !== undefined);

/** The same as CSV with a row of HXL tags below the header (https://hxlstandard.org). */
export async function* hxlText(pages: Pages): AsyncGenerator<string> {
  yield csvLine(HXL_KEYS.map(([name]) => name));
  yield csvLine(HXL_KEYS.map(([name]) => TAGS[name] ?? ''));
  yield* rowLines(pages, HXL_KEYS);
}

async function* rowLines(pages: Pages, keys: ScriptKeys<Exported>): AsyncGenerator<string> {
  for await (const page of pages) {
    yield page.map((row) => csvLine(keys.map(([, value]) => cellOf(value(row))))).join('');
  }
}

const GEOJSON_KEYS = EXPORT_KEYS.filter(
  ([name]) => !['lat', 'lon', 'uid', 'attribution'].includes(name),
);

/**
 * GeoJSON by RFC 7946: a feature for each incident, with geometry null if it has no coordinates. The attribution lines
 * are a member beside the features.
 */
export async function* geojsonText(pages: Pages): AsyncGenerator<string> {
  const attribution = new Set<string>();
  yield '{"type":"FeatureCollection","features":[';
  let separator = '\n';
  for await (const page of pages) {
    for (const line of page.flatMap(({ credits }) => credits)) attribution.add(line);
    yield separator + page.map((row) => jsonText(featureOf(row))).join(',\n');
    separator = ',\n';
  }
  yield `\n],"attribution":${jsonText([...attribution])}}\n`;
}

function featureOf(row: Exported) {
  const { uid, lat, lon } = row;
  const geometry = lat === null || lon === null ? null : { type: 'Point', coordinates: [lon, lat] };
  const properties = Object.fromEntries(GEOJSON_KEYS.map(([name, value]) => [name, value(row)]));
  return { type: 'Feature', id: uid, geometry, properties };
}
