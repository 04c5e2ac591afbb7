import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { readMigrations } from '../../src/store/sqlite/connection/migrate.ts';
import { migrationsFolder } from './empty-database.ts';
import { keptCounts, plainCounts } from './kept-counts.ts';
import { copyFaults, isWhole, purgeFaults, restoreFaults } from './killed-files.ts';
import { finishedFaults, makeOlder, migrationFaults } from './killed-migrations.ts';
import {
  hasEndedBoth,
  type Left,
  lookAtSlices,
  prepareSlices,
  saidFaults,
} from './killed-slices.ts';

/** What a writer does when it is killed. */
export const KILLED_KINDS = [
  'adds',
  'imports',
  'slices',
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
  let left: Left = 'finished';
  try {
    const ends =
      kind === 'slices' ? await prepareSlices(folder, join(folder, 'incidents.db')) : undefined;
    for (let kill = 0; kill < kills; kill += 1) {
      // Only a schema that is old can be killed on its way; the others go on with what is there.
      const file = join(folder, kind === 'migrations' ? `${kill}.db` : 'incidents.db');
      if (kind === 'migrations') makeOlder(file);
      const early = kind === 'slices' ? 'part' : 'starting';
      const from = kill % 2 === 0 ? early : 'open';
      // The last one goes on to the end, so that it is seen what became of all the others' pieces.
      const isLast = kind === 'slices' && kill === kills - 1;
      const when: Moment = isLast ? hasEndedBoth : { from, after: after() };
      const said = await startAndKill([kind, file, folder], when);
      if (kind === 'drafts') faults.push(...draftFaults(words, said));
      else faults.push(...fileFaults(kind, file, said), ...writeFaults(kind, file, said));
      if (kind === 'migrations') faults.push(...finishedFaults(file));
      if (ends !== undefined) {
        faults.push(...saidFaults(said, { ends, left }));
        left = leftBy(file, faults);
      }
      words = said;
      acknowledged += said.filter((line) =>
        /^(draft|copied|whole|undone|purged|restored|[A-Z]?\d+$|\/)/.test(line),
      ).length;
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return { kills, acknowledged, faults };
}

/** The message about a writer that ended before it was killed, since it could not start or go on. */
const ENDED = 'it exited';

/** A time (ms) after a word of a writer, or when what it has said is as a function says. */
type Moment =
  | { readonly from: 'starting' | 'open' | 'part'; readonly after: number }
  | ((said: readonly string[]) => boolean);

/** A writer's output before it was killed, without an incomplete last line. */
async function startAndKill(args: readonly string[], when: Moment): Promise<string[]> {
  const isTime = typeof when === 'function' ? when : () => said.includes(when.from);
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
    if (isTime(said)) begun.resolve();
  });
  await Promise.race([begun.promise, ended]);
  if (typeof when === 'object') await pause(when.after);
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
  if (['starting', 'open', 'part'].includes(word) || word.includes(' ')) return true;
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

/** Whether a writer has left an import before its end; adds what is there of it in part. */
function leftBy(file: string, faults: string[]): Left {
  const sqlite = new Database(file, { readonly: true });
  try {
    const { left, faults: found } = lookAtSlices(sqlite);
    faults.push(...found);
    return left;
  } finally {
    sqlite.close();
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
  // A database that is still to be migrated knows no undo in slices.
  const columns = sqlite.prepare("select name from pragma_table_info('batch')").pluck().all();
  const isWhole = columns.includes('undo_begun_at') ? 'undo_begun_at is null' : 'true';
  none(
    `select count(*) from batch where removed_at is null and ${isWhole} and added <> (select count(*) from incident where batch_id = batch.id)`,
    'half an import',
  );
  none(
    'select count(*) from context where action_id is not null or importing',
    'a transaction that did not end',
  );
  return faults;
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
