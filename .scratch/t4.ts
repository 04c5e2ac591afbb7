import { openForReading, attachGazetteer } from '../src/store/sqlite/open.ts';
import { readMigrations } from '../src/store/sqlite/migrate.ts';
import { connect } from '../src/store/sqlite/kysely.ts';
import { queries } from '../src/store/queries/index.ts';
import { readFilter } from '../src/domain/read-filter.ts';
const m = readMigrations(new URL('../db/migrations', import.meta.url).pathname);
const sqlite = openForReading(process.argv[2]!, m);
let log: [number, string][] = [];
const p = sqlite.prepare.bind(sqlite);
(sqlite as any).prepare = (t: string) => { const st = p(t); for (const k of ['all', 'run', 'get']) { const all = (st as any)[k].bind(st); (st as any)[k] = (...a: any[]) => { const s = performance.now(); const r = all(...a); log.push([performance.now() - s, t]); return r; }; } return st; };
const { db } = connect(sqlite, () => true);
const w = { kind: 'last', name: '30 d' }, today = '2026-11-28';
const clock = { now: `${today}T12:00:00Z`, zone: 'UTC' };
const asks = (filter: any) => Object.entries({ incidents: { filter, sort: { column: 'date', descending: true }, at: 'start', before: 0, after: 150 }, actors: { filter, window: w, today, limit: 500, trends: 100, seen: false }, quotes: { filter, window: w, today, limit: 500 }, timeline: { filter, window: w, today, bars: 100 }, matches: { filter, today }, overview: { today } });
for (const text of process.argv.slice(3)) {
  const before = readFilter(text.slice(0, -1), clock, { typing: true } as any), now = readFilter(text, clock, { typing: true } as any);
  console.log(text, JSON.stringify(before.filter.terms.map((t: any) => t.condition)), JSON.stringify(now.filter.terms.map((t: any) => t.condition)));
  for (let i = 0; i < 4; i++) {
    for (const [q, ps] of asks(before.filter)) await (queries as any)[q](db, ps);
    for (const [q, ps] of asks(now.filter)) {
      log = []; const s = performance.now(); const r = await (queries as any)[q](db, ps); const t = performance.now() - s;
      if (i === 3) { console.log('  ', q, t.toFixed(1), q === 'matches' ? JSON.stringify(r) : ''); for (const [ms, sql] of log.filter(([ms]) => ms > 3)) console.log('      ', ms.toFixed(1), sql.replace(/\s+/g, ' ').slice(0, 300)); }
    }
  }
}
