import { expect, it } from 'vitest';
import { KILLED_KINDS, killWriters } from '../support/killed-writers.ts';

it.each(KILLED_KINDS)(
  'a program that is killed at any moment during %s leaves whole what it said was done',
  async (kind) => {
    const report = await killWriters(kind, 4, () => Math.random() * 500);
    expect(report.faults).toEqual([]);
  },
);
