import { openForReading } from '../src/store/sqlite/open.ts';
import { readMigrations } from '../src/store/sqlite/migrate.ts';
import { connect } from '../src/store/sqlite/kysely.ts';
import { queries } from '../src/store/queries/index.ts';
import { EVERYTHING } from '../src/domain/filter.ts';
import { readEntry } from '../src/domain/read-entry.ts';
import { readFilter } from '../src/domain/read-filter.ts';
const m = readMigrations(new URL('../db/migrations', import.meta.url).pathname);
const sqlite = openForReading('/tmp/bench/1000000.db', m);
const { db } = connect(sqlite, () => true);
const today = '2024-08-05', clock = { now: `${today}T12:00:00Z`, zone: 'UTC' };
const e = (readEntry('attack 2024-08-03 @"Panobad town",Syria by:"Government of Syria" killed:3 src:Reuters/B2 Bomb near a mosque', clock) as any);
const entry = e.entry; console.log(JSON.stringify(e.problems));
const w = { kind: 'last', name: '30 d' }, all = { kind: 'last', name: 'all' };
const [[a]] = sqlite.prepare('select actor_id from attribution group by 1 order by count(*) desc limit 1').raw().all() as any;
const [[s]] = sqlite.prepare('select source_id from report group by 1 order by count(*) desc limit 1').raw().all() as any;
const asks: [string, any][] = [['resolve', { actors: ['Government of Syria'], sources: ['Reuters'], records: [], place: entry?.place ?? null }], ['duplicates', { entry }], ['incident', { id: 500000 }], ['actor', { id: a, bars: 100, window: w, today }], ['actor', { id: a, bars: 100, window: all, today }], ['source', { id: s }], ['sources', {}], ['milestones', {}], ['estimates', {}], ['log', { before: null, limit: 100, record: null }], ['datasets', {}], ['leads', { limit: 100 }], ['lastAction', { who: 'root' }], ['lastUndone', { who: 'root' }], ['record', { record: { kind: 'incident', id: 500000 } }], ['brief', { filter: EVERYTHING, window: w, today }], ['overview', { today }], ['quotes', { filter: EVERYTHING, window: all, today, limit: 500 }]];
for (const [q, p] of asks) { const t: string[] = []; for (let i = 0; i < 3; i++) { const b = performance.now(); try { await (queries as any)[q](db, p); } catch (er: any) { t.push(er.message); } t.push((performance.now() - b).toFixed(0)); } console.log(q, t.join(' ')); }
