import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { migrate, readMigrations } from '../../src/store/sqlite/connection/migrate.ts';
import { migrationsFolder } from '../support/empty-database.ts';
import { keptCounts, plainCounts } from '../support/kept-counts.ts';

it('what lasted several known days is counted to the day after an update, and nothing else changes', () => {
  const sqlite = new Database(':memory:');
  const migrations = readMigrations(migrationsFolder);
  migrate(sqlite, migrations.slice(0, 4));
  sqlite.exec(`insert into incident (occurred_from, occurred_until, date_precision, title, killed_best) values
      ('2020-03-01', '2020-03-31', 'month', 'x', 1), ('2020-03-01', '2020-03-05', 'days', 'x', 2),
      ('2020-03-01', '2020-03-01', 'day', 'x', 4), ('2020-02-20', '2020-07-01', 'days', 'x', 8)`);
  const before = sqlite.prepare('select began, within from day_tally order by began, within');
  const daysBefore = before.raw().all();
  migrate(sqlite, migrations);
  const after = keptCounts(sqlite);
  expect(after).toEqual(plainCounts(sqlite));
  expect(daysBefore).toEqual([
    ['2020-02-20', 366],
    ['2020-03-01', 1],
    ['2020-03-01', 7],
    ['2020-03-01', 31],
  ]);
  expect(after.days.map(({ began, within, killed_best }) => [began, within, killed_best])).toEqual([
    ['2020-02-20', 1, 8],
    ['2020-03-01', 1, 6],
    ['2020-03-01', 31, 1],
  ]);
});

it('reports that corroborated one another with the same link do so no longer after an update', () => {
  const sqlite = new Database(':memory:');
  const migrations = readMigrations(migrationsFolder);
  const step = migrations.findIndex(({ file }) => file.endsWith('-same-links.sql'));
  migrate(sqlite, migrations.slice(0, step));
  sqlite.exec(`insert into source (name) values ('Reuters'), ('AFP');
    insert into incident (occurred_from, occurred_until, title)
      values ('2020-03-01', '2020-03-01', 'two links'), ('2020-03-02', '2020-03-02', 'one link');
    insert into report (incident_id, source_id, url) values (1, 1, 'https://wire.example/a'),
      (1, 2, 'https://wire.example/a'), (2, 1, 'https://wire.example/b'), (2, 2, null);
    update incident set evidence = 'corroborated', due = 0`);
  migrate(sqlite, migrations);
  expect(sqlite.prepare('select id, due from incident').raw().all()).toEqual([
    [1, 1],
    [2, 0],
  ]);
});

it('what was discounted before an update is in no sum after it', () => {
  const sqlite = new Database(':memory:');
  const migrations = readMigrations(migrationsFolder);
  const step = migrations.findIndex(({ file }) => file.endsWith('-discounted.sql'));
  migrate(sqlite, migrations.slice(0, step));
  sqlite.exec(`insert into source (name) values ('Reuters');
    insert into actor (name) values ('ISKP');
    insert into incident (occurred_from, occurred_until, date_precision, title, killed_best, verdict, verdict_note) values
      ('2020-03-01', '2020-03-01', 'day', 'x', 4, null, null),
      ('2020-03-01', '2020-03-01', 'day', 'x', 8, 'discounted', 'old footage'),
      ('2020-03-07', '2020-03-31', 'month', 'x', null, 'discounted', 'old footage');
    insert into attribution (incident_id, actor_id, role, basis, source_id)
      select id, 1, 'perpetrator', 'reported', 1 from incident`);
  migrate(sqlite, migrations);
  const after = keptCounts(sqlite);
  expect(after).toEqual(plainCounts(sqlite));
  const { days } = after;
  expect(days).toMatchObject([
    { began: '2020-03-01', incidents: 1, killed_best: 4, discounted: 1, discounted_killed: 8 },
    { began: '2020-03-07', incidents: 0, killed_unknown: 0, discounted: 1, discounted_unknown: 1 },
  ]);
});
