import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import {
  type PackedRow,
  type PublishedRow,
  unpackRow,
} from '../../src/store/schema/published-row.ts';
import { migrate, readMigrations } from '../../src/store/sqlite/connection/migrate.ts';
import { migrationsFolder } from './empty-database.ts';
import { keptCounts, plainCounts } from './kept-counts.ts';
import { copyFaults, isWhole, purgeFaults, restoreFaults } from './killed-files.ts';

/** What a writer does when it is killed. */
export const KILLED_KINDS = [
  'adds',
  'imports',
  'undo',
  'migrations',
  'copies',
  'drafts',
  'restores',
  'purges',
  'days',
] as const;
export type KilledKind = (typeof KILLED_KINDS)[number];

const WRITER = fileURLToPath(new URL('./writer-to-kill.ts', import.meta.url));

const migrations = readMigrations(migrationsFolder);

/** The result of a run; every fault is a sentence. */
export type KillReport = {
  readonly kills: number;
  readonly acknowledged: number;
  readonly faults: readonly string[];
};

/**
 * Starts writers on one database and ends each with SIGKILL at a random moment (`after` gives it in ms: for every other one from
 * its first word on, for the rest once the database is open), then looks whether every acknowledged write is there, none is half there, and counts equal a recount.
 */
export async function killWriters(
  kind: KilledKind,
  kills: number,
  after: () => number,
): Promise<KillReport> {
  const folder = await mkdtemp(join(tmpdir(), 'watchfloor-kill-'));
  const faults: string[] = [];
  let acknowledged = 0;
  let words: string[] = [];
  try {
    for (let kill = 0; kill < kills; kill += 1) {
      // Only a schema that is old can be killed on its way; the others go on with what is there.
      const file = join(folder, kind === 'migrations' ? `${kill}.db` : 'incidents.db');
      if (kind === 'migrations') makeOlder(file);
      const from = kill % 2 === 0 ? 'starting' : 'open';
      const said = await startAndKill([kind, file, folder], { from, after: after() });
      if (kind === 'drafts') faults.push(...draftFaults(words, said));
      else faults.push(...fileFaults(kind, file, said), ...writeFaults(kind, file, said));
      words = said;
      acknowledged += said.filter((line) =>
        /^(draft|copied|purged|restored|[A-Z]?\d+$|\/)/.test(line),
      ).length;
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return { kills, acknowledged, faults };
}

/** The message about a writer that ended before it was killed, since it could not start or go on. */
const ENDED = 'it exited';

/** A writer's output before it was killed, without an incomplete last line. */
async function startAndKill(
  args: readonly string[],
  { from, after }: { readonly from: 'starting' | 'open'; readonly after: number },
): Promise<string[]> {
  const child = spawn(process.execPath, [WRITER, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const said: string[] = [];
  let buffer = '';
  const ended = once(child, 'close');
  const begun = Promise.withResolvers<void>();
  child.stdout.on('data', (chunk) => {
    buffer += chunk;
    const lines = buffer.split('\n');
    buffer = lines.pop() ?? '';
    said.push(...lines);
    if (said.includes(from)) begun.resolve();
  });
  await Promise.race([begun.promise, ended]);
  await pause(after);
  if (child.exitCode !== null) said.push(ENDED);
  child.kill('SIGKILL');
  await ended;
  return said;
}

function writeFaults(kind: KilledKind, file: string, said: readonly string[]): readonly string[] {
  if (!existsSync(file)) return said.includes('open') ? ['the database is gone'] : [];
  const sqlite = new Database(file);
  try {
    if (Number(sqlite.pragma('user_version', { simple: true })) === 0) {
      return said.includes('open') ? ['the schema is gone'] : [];
    }
    const missing = said.filter((word) => !isThere(sqlite, kind, word));
    return [
      ...missing.map((word) => `${kind}: ${word} was acknowledged and is not there`),
      ...(kind === 'migrations' && !said.includes('open') ? migrationFaults(sqlite) : []),
      ...(areCountsKept(sqlite) ? [] : [`${kind}: the counts are not what a recount comes to`]),
      ...halfWritten(sqlite).map((fault) => `${kind}: ${fault}`),
    ];
  } finally {
    sqlite.close();
  }
}

/** The faults in the files next to the database that a kind of writer creates. */
function fileFaults(kind: KilledKind, file: string, said: readonly string[]): readonly string[] {
  if (said.includes(ENDED)) return [`${kind}: ${ENDED}`];
  if (!said.includes('open')) return [];
  if (kind === 'restores') return restoreFaults(file, said);
  if (kind === 'purges') return purgeFaults(file, said);
  return kind === 'days' ? copyFaults(file, said) : [];
}

function areCountsKept(sqlite: Database.Database): boolean {
  const isOlder = Number(sqlite.pragma('user_version', { simple: true })) < migrations.length;
  return isOlder || JSON.stringify(keptCounts(sqlite)) === JSON.stringify(plainCounts(sqlite));
}

function isThere(sqlite: Database.Database, kind: KilledKind, word: string): boolean {
  if (word === 'starting' || word === 'open' || word.includes(' ')) return true;
  const one = (query: string, value: number) =>
    sqlite.prepare(query).pluck().get(value) as number | undefined;
  const number = Number(word.replace(/^\D+/, ''));
  switch (kind) {
    case 'imports':
      return one('select count(*) from incident where batch_id = ?', number) === 40;
    case 'undo':
      return one("select count(*) from action where id = ? and kind = 'undo'", number) === 1;
    case 'copies':
      return isWhole(word);
    default:
      return one('select count(*) from incident where id = ?', number) === 1;
  }
}

/** Incomplete sets of rows that belong together, and damaged files. */
function halfWritten(sqlite: Database.Database): readonly string[] {
  const faults: string[] = [];
  const integrity = sqlite.pragma('integrity_check', { simple: true });
  if (integrity !== 'ok') faults.push(`integrity_check says ${integrity}`);
  if ((sqlite.pragma('foreign_key_check') as unknown[]).length > 0) faults.push('foreign keys');
  const none = (query: string, fault: string) => {
    if (Number(sqlite.prepare(query).pluck().get()) > 0) faults.push(fault);
  };
  none(
    'select count(*) from incident where id not in (select incident_id from report)',
    'an incident without its report',
  );
  none(
    'select count(*) from batch where removed_at is null and added <> (select count(*) from incident where batch_id = batch.id)',
    'half an import',
  );
  none(
    'select count(*) from context where action_id is not null or importing',
    'a transaction that did not end',
  );
  return faults;
}

function migrationFaults(sqlite: Database.Database): readonly string[] {
  const version = Number(sqlite.pragma('user_version', { simple: true }));
  const newest = migrations.length;
  const kept = Number(sqlite.prepare('select count(*) from incident').pluck().get());
  return [
    ...(version === 3 || version === newest ? [] : [`a schema between: ${version}`]),
    ...(kept < OLD_ROWS ? [`${OLD_ROWS - kept} incidents lost on the way to a newer schema`] : []),
    ...(publishedIds(sqlite).join() === oldIds().join()
      ? []
      : ['publishers’ rows lost or changed']),
  ];
}

const oldIds = () => Array.from({ length: OLD_ROWS }, (_, index) => `${index + 1}`);

/** The ids in publishers' rows that have the old text, packed or not. */
function publishedIds(sqlite: Database.Database): readonly string[] {
  const isPacked = Number(sqlite.pragma('user_version', { simple: true })) === migrations.length;
  const rows = sqlite
    .prepare(
      isPacked
        ? 'select columns, packed from publisher_row left join row_header on row_header.id = header_id order by incident_id'
        : 'select raw, mapped from publisher_row order by incident_id',
    )
    .all() as readonly (PackedRow | PublishedRow)[];
  return rows
    .map((row) => ('packed' in row ? unpackRow(row) : row))
    .filter(({ mapped }) => JSON.parse(mapped).narrative === OLD_TEXT)
    .map(({ raw }) => JSON.parse(raw).id);
}

const OLD_ROWS = 400;
const OLD_TEXT = 'what a publisher said '.repeat(200);

function makeOlder(file: string): void {
  const sqlite = new Database(file);
  migrate(sqlite, migrations.slice(0, 3));
  sqlite.exec(`insert into source (name) values ('Reuters');
    with recursive n (i) as (select 1 union all select i + 1 from n where i < ${OLD_ROWS})
    insert into incident (occurred_from, occurred_until, title) select '2020-01-01', '2020-01-01', 'Row ' || i from n;
    insert into report (incident_id, source_id) select id, 1 from incident;
    insert into batch (dataset, format, file, sha256, who) values ('d', 'f', 'a.csv', 'x', 'ada');
    insert into publisher_row (incident_id, first_batch_id, last_batch_id, line, raw, mapped)
      select id, 1, 1, id, json_object('id', id || ''), json_object('narrative', '${OLD_TEXT}') from incident`);
  sqlite.close();
}

/** The draft that a dashboard finds is the last acknowledged one, or the one that was being written. */
function draftFaults(before: readonly string[], now: readonly string[]): readonly string[] {
  const kept = before.filter((word) => word.startsWith('draft ')).at(-1);
  const found = now.find((word) => word.startsWith('draft '));
  if (kept === undefined || found === undefined || kept === 'draft ') return [];
  const [, , , run, index] = kept.split(' ');
  const next = `draft attack draft ${run} ${Number(index) + 1} ${'x'.repeat((Number(index) + 1) % 300)}`;
  // One that had only taken a draft over may have been killed while it wrote its own first one.
  const isFirst = found.split(' ')[4] === '0';
  const isRight = found === kept || isFirst || found.trimEnd() === next.trimEnd();
  return isRight ? [] : [`the draft was lost: ${kept}`];
}
