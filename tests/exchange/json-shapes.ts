/** Features of GeoJSON with these properties; one that is handed text writes its numbers as they are there. */
export type Feature = { readonly properties: string; readonly geometry: string };

/** Every shape in which JSON brings records with a point, by what it is called. */
export const SHAPES: Readonly<Record<string, (features: readonly Feature[]) => string>> = {
  GeoJSON: (features) =>
    `{"type":"FeatureCollection","name":"rows","features":[${features.map(featureOf).join(',\n')}]}`,
  'GeoJSON, one feature a line': (features) =>
    features.map((one) => `${featureOf(one)}\n`).join(''),
  'GeoJSON text sequences (RFC 8142)': (features) =>
    features.map((one) => `\u001E${featureOf(one)}\n`).join(''),
  'JSON of ESRI': (features) =>
    `{"geometryType":"esriGeometryPoint","spatialReference":{"wkid":4326},"features":[${features
      .map(
        ({ properties, geometry }) => `{"attributes":${properties},"geometry":${esriOf(geometry)}}`,
      )
      .join(',')}]}`,
  'a JSON array': (features) => `[${features.map(recordOf).join(', ')}]`,
  'JSON objects, one a line': (features) => features.map((one) => `${recordOf(one)}\n`).join(''),
  'the answer of an API': (features) =>
    `{"status":200,"data":[${features.map(recordOf).join(',')}],"count":${features.length}}`,
};

function featureOf({ properties, geometry }: Feature): string {
  return `{"type":"Feature","properties":${properties},"geometry":${geometry}}`;
}

function recordOf({ properties, geometry }: Feature): string {
  return properties.replace(/\}$/, `,"geometry":${geometry}}`);
}

function esriOf(geometry: string): string {
  return geometry.replace(/^.*\[(.*),(.*)\].*$/, '{"x":$1,"y":$2}');
}
