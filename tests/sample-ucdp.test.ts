import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';

const FOLDER = new URL('../db/sample/', import.meta.url);

describe('the sample slice of UCDP GED', () => {
  it('parses into a hundred rows of 49 columns, all from before June 2020', () => {
    const rows: readonly Record<string, string>[] = parse(
      readFileSync(new URL('ucdp-ged-afghanistan.csv', FOLDER)),
      { columns: true },
    );
    expect(rows.length).toBe(100);
    for (const row of rows) {
      expect(Object.keys(row).length).toBe(49);
      expect(row.country).toBe('Afghanistan');
      expect(String(row.date_start) < '2020-06-01', row.id).toBe(true);
      expect(String(row.date_end) < '2020-06-01', row.id).toBe(true);
    }
    expect(new Set(rows.map((row) => row.id)).size).toBe(100);
    expect(rows.map((row) => row.side_b)).toContain('IS');
  });

  it('comes with its licence and attribution', () => {
    const sources = readFileSync(new URL('SOURCES.md', FOLDER), 'utf8');
    expect(sources).toMatch(/CC BY 4\.0/);
    expect(sources).toMatch(/Uppsala University/);
    expect(sources).toMatch(/Sundberg/);
    expect(sources).toMatch(/Davies/);
  });
});
