import { existsSync } from 'node:fs';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import { shellWord } from '../../../domain/grammar/quoting.ts';
import { freshnessOf } from '../../../domain/time/freshness.ts';
import { dayOf } from '../../../domain/time/moment.ts';
import { countOf } from '../../../text/number-words.ts';
import { likelySame } from '../../filter/likely-same.ts';
import type { DoctorLine } from '../../port/rows-doctor.ts';
import { unfinishedPurges } from '../../records/unfinished-purges.ts';
import { utcTimes } from '../../records/utc-times.ts';
import type { Schema } from '../../schema/schema.ts';
import { datasets } from '../imports/imports.ts';
import { copies } from './copies.ts';
import { actorNames, sourceNames } from './doctor-names.ts';

/** The checks for any kind of database: evidence, names, backups, purges, numbers of records, datasets, times. */
export async function recordChecks(
  db: Kysely<Schema>,
  zone: string,
): Promise<readonly DoctorLine[]> {
  return [
    await due(db),
    ...(await actorNames(db)),
    ...(await sourceNames(db)),
    ...(await duplicates(db)),
    await newestCopy(db),
    ...(await purges(db)),
    ...(await amounts(db)),
    ...(await freshness(db, zone)),
    ...(await times(db, zone)),
  ];
}

async function due(db: Kysely<Schema>): Promise<DoctorLine> {
  const found = await count(db, sql`incident where due = 1`);
  if (found === 0) return { check: 'evidence', found: 'up to date', mark: 'ok' };
  return {
    check: 'evidence',
    found: `${countOf(found, 'incident')} to be reassessed`,
    mark: 'problem',
    advice: 'Start Watchfloor once without --read-only; it reassesses them.',
  };
}

/** Incidents that are likely the same, which every sum has twice. */
async function duplicates(db: Kysely<Schema>): Promise<readonly DoctorLine[]> {
  const { length } = await likelySame(db);
  if (length === 0) return [];
  const found = `${countOf(length, 'pair')} of incidents likely the same`;
  const advice = 'I on the dashboard lists them, with the reasons; watchfloor list is:duplicate';
  return [{ check: 'duplicates', found, mark: 'note', advice }];
}

/** The newest backup that still exists, and the one safe way back to it. */
async function newestCopy(db: Kysely<Schema>): Promise<DoctorLine> {
  const check = 'newest copy';
  const newest = (await copies(db)).findLast((copy) => existsSync(copy.file));
  if (newest === undefined) {
    return { check, found: 'none', mark: 'note', advice: 'watchfloor backup writes one' };
  }
  const found = `${newest.file}, ${newest.at.slice(0, 16).replace('T', ' ')} UTC`;
  const advice = `To go back to it: watchfloor restore ${shellWord(newest.file)} (never cp, which corrupts an open database)`;
  return { check, found, mark: 'ok', advice };
}

async function purges(db: Kysely<Schema>): Promise<readonly DoctorLine[]> {
  const told = await unfinishedPurges(db);
  return told.map((found) => ({ check: 'purge', found, mark: 'problem' }));
}

/** How many records of each kind there are. */
async function amounts(db: Kysely<Schema>): Promise<readonly DoctorLine[]> {
  const tables = ['incident', 'report', 'actor', 'source', 'quote', 'estimate', 'milestone'];
  return Promise.all(
    tables.map(async (table) => ({
      check: `${table}s`,
      found: String(await count(db, sql`${sql.table(table)} where removed_at is null`)),
      mark: 'ok',
    })),
  );
}

async function count(db: Kysely<Schema>, from: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ value: number }>`select count(*) as value from ${from}`.execute(db);
  return rows[0]?.value ?? 0;
}

/** Times in UTC although the zone is another one: entered in UTC, or stored by an older version, which converted every time. */
async function times(db: Kysely<Schema>, zone: string): Promise<readonly DoctorLine[]> {
  const { length } = await utcTimes(db, zone);
  if (length === 0) return [];
  const found = `${countOf(length, 'record')} with a time in UTC, on UTC's day`;
  const advice = `watchfloor doctor --local-times converts them to ${zone}, as one action that u on the dashboard undoes`;
  return [{ check: 'times', found, mark: 'note', advice }];
}

/** How recent each dataset is, and whether its publisher has probably updated it since (stale or behind). */
async function freshness(db: Kysely<Schema>, zone: string): Promise<readonly DoctorLine[]> {
  const clock = { now: new Date().toISOString(), zone };
  return (await datasets(db)).map((dataset) => {
    const { name, incidents, leads, newest, lastImport, licence } = dataset;
    const rows = [
      countOf(incidents, 'incident'),
      ...(leads === 0 ? [] : [countOf(leads, 'lead')]),
    ].join(', ');
    const imported = lastImport === null ? 'not imported' : `imported ${dayOf(lastImport, zone)}`;
    const state = freshnessOf(dataset, clock);
    const said = state === 'fresh' ? '' : `${state.toUpperCase()}, `;
    const found = `${said}newest ${newest ?? 'none'}, ${imported}, ${rows}, ${licence}`;
    return { check: `dataset ${name}`, found, mark: state === 'fresh' ? 'ok' : 'note' };
  });
}
