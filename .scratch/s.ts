import { openForReading } from '../src/store/sqlite/open.ts';
import { readMigrations } from '../src/store/sqlite/migrate.ts';
import { connect } from '../src/store/sqlite/kysely.ts';
import { queries } from '../src/store/queries/index.ts';
const m = readMigrations(new URL('../db/migrations', import.meta.url).pathname);
const sqlite = openForReading(process.argv[2]!, m);
const { db } = connect(sqlite, () => true);
for (const field of process.argv[3]!.split(',')) for (const text of ['U', 'Ukrain', 'Ukraine', 'Gov', 'x']) for (let i = 0; i < 2; i++) { const s = performance.now(); try { const r = await queries.suggestions(db, { field, text, limit: 50, withGazetteer: false } as any); console.log(field, text, (performance.now() - s).toFixed(0), (r as any).length); } catch (e: any) { console.log(field, e.message); } }
