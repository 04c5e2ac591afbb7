import { openSqliteStore } from '../src/store/sqlite/client.ts';
import { readFilter } from '../src/domain/read-filter.ts';
const store = await openSqliteStore({ file: process.argv[2]!, migrations: new URL('../db/migrations', import.meta.url).pathname, readFirst: true } as any);
const w = { kind: 'last', name: '30 d' } as const, today = '2026-11-28';
const clock = { now: `${today}T12:00:00Z`, zone: 'UTC' };
const go = async (text: string, log: boolean) => {
  const { filter } = readFilter(text, clock, { typing: true } as any);
  const s = performance.now();
  const qs: [string, any][] = Object.entries({ incidents: { filter, sort: { column: 'date', descending: true }, at: 'start', before: 0, after: 150 }, actors: { filter, window: w, today, limit: 500, trends: 100, seen: false }, quotes: { filter, window: w, today, limit: 500 }, timeline: { filter, window: w, today, bars: 100 }, matches: { filter, today }, overview: { today }, suggestions: { kind: 'place', text: text.slice(3), limit: 8 } } as any);
  const out: string[] = [];
  await Promise.all(qs.map(([q, p]) => store.ask(q as any, p).then((r: any) => out.push(`${q} ${(performance.now() - s).toFixed(0)}${q === 'matches' ? ` (${r.incidents})` : ''}`), (e) => out.push(`${q} ${e.message}`))));
  if (log) console.log(text, out.join(', '));
};
for (const text of process.argv.slice(3)) for (let i = 0; i < 4; i++) { await go(text.slice(0, -1), i > 1); await go(text, i > 1); }
await store.close();
