import type { Layout } from './format.ts';

/** The name of a dataset that is named after its file: `geojson:strikes` for `strikes.geojson`. */
export function datasetOfFile(kind: string, { file }: Pick<Layout, 'file'>): string {
  const stem = file.replace(/\.[a-z]{2,8}$/i, '').toLowerCase();
  return `${kind}:${stem.replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-+|-+$/g, '') || 'file'}`;
}
