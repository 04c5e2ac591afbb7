import type { IncidentEntry } from '../../src/domain/entry/entry.ts';
import type { NativePart } from '../../src/domain/model/native-record.ts';
import type { Moment } from '../../src/domain/time/moment.ts';
import { pathsThatDiffer } from '../../src/store/joining/join-trees.ts';
import { type Path, type Tree, treeOf } from '../../src/store/joining/record-tree.ts';
import { NATIVE_TABLES } from '../../src/store/schema/records/native.ts';
import { openDatabase, type TestDatabase } from '../support/database.ts';
import { entryOf } from '../support/entries.ts';
import { exportOf, importText } from './exporting.ts';

/** Writes complete records for another desk. */
export async function give(desk: TestDatabase): Promise<string> {
  const { text, exported } = await exportOf(desk, { format: 'ndjson' });
  await desk.rememberExported(exported);
  return text;
}

/** Takes complete records in; answers with what came of it. */
export async function take(desk: TestDatabase, text: string) {
  const { tally, rejected, batch } = await importText(desk, text, 'records.ndjson');
  return { ...tally, rejected, batch: Number(batch?.slice(1)) };
}

/** Enters lines. */
export async function enter(
  desk: Pick<TestDatabase, 'act'>,
  ...lines: readonly string[]
): Promise<void> {
  for (const line of lines) await desk.act({ who: 'anna', kind: 'add', entry: entryOf(line) });
}

type Told = { readonly kind: keyof typeof NATIVE_TABLES; readonly tree: Tree };

/** All that a desk knows, by record; actors and sources are known by their names, since each desk has its own uids for them. */
export async function toldBy(desk: TestDatabase): Promise<ReadonlyMap<string, Told>> {
  const { text } = await exportOf(desk, { format: 'ndjson' });
  const lines = text
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => JSON.parse(line));
  const names = new Map<string, string>(
    lines.flatMap(({ record, uid, name }) =>
      record === 'actor' || record === 'source' ? [[uid, `${record} ${name}`]] : [],
    ),
  );
  const renamed = (value: unknown): unknown => {
    if (typeof value === 'string') return names.get(value) ?? value;
    if (Array.isArray(value)) return value.map(renamed);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, renamed(one)]));
  };
  return new Map(
    lines
      .filter(({ record, removed_at }) => record !== 'dataset' && removed_at === undefined)
      .map(({ record, ...line }: { record: Told['kind'] }) => {
        const values = renamed(line) as NativePart;
        return [String(values.uid), { kind: record, tree: treeOf(NATIVE_TABLES[record], values) }];
      }),
  );
}

/** Every place at which two desks say different things: `uid`, or `uid path` where both have the record. */
export function apart(
  one: ReadonlyMap<string, Told>,
  other: ReadonlyMap<string, Told>,
): readonly (readonly [uid: string, path: Path])[] {
  return [...new Set([...one.keys(), ...other.keys()])].flatMap((uid) => {
    const [a, b] = [one.get(uid), other.get(uid)];
    if (a === undefined || b === undefined) return [[uid, []] as const];
    return pathsThatDiffer(a.tree, b.tree).map((path) => [uid, path] as const);
  });
}

const ATTACK = 'attack 2020-05-12 @Kabul,AFG by:ISKP src:Reuters/B2 killed:14 Shots at a ward';

/** Gives the first incident of a desk another title. */
export const retitle = (desk: TestDatabase, title: string) => edit(desk, { title });

/** Gives the first incident of a desk another date. */
export const redate = (desk: TestDatabase, when: Moment) => edit(desk, { when });

async function edit(desk: TestDatabase, changed: Partial<IncidentEntry>) {
  const record = { kind: 'incident', id: 1 } as const;
  const kept = await desk.ask('record', { record });
  if (kept?.entry.kind !== 'incident') throw new Error('There is no I1.');
  const { version, entry: before } = kept;
  const after = { ...before, ...changed };
  await desk.act({ kind: 'edit', who: 'anna', record, version, before, after });
}

export const titleOf = (desk: TestDatabase) =>
  desk.sqlite.prepare('select title from incident where id = 1').pluck().get();
export const open = async (desk: TestDatabase) =>
  (await desk.ask('conflicts', {})).map(({ field, ours, theirs }) => [field, ours, theirs]);
export const choose = (
  desk: TestDatabase,
  choice: 'ours' | 'theirs',
  ...conflicts: readonly number[]
) => desk.act({ kind: 'settle', who: 'anna', conflicts, choice });

/** Two desks that have the same incident. */
export async function twoDesks() {
  const [one, other] = [openDatabase(), openDatabase()];
  await enter(one, ATTACK);
  await take(other, await give(one));
  return [one, other] as const;
}
export const reports = (desk: TestDatabase) =>
  desk.sqlite
    .prepare(
      'select source.name from report join source on source.id = source_id where report.removed_at is null order by 1',
    )
    .pluck()
    .all();

/** Both have given the incident another title, and the first takes in what the other made of it. */
export async function desksInConflict() {
  const [one, other] = await twoDesks();
  await retitle(one, 'Ours');
  await retitle(other, 'Theirs');
  await enter(other, 'report I1 src:Dawn killed:13');
  const file = await give(other);
  await take(one, file);
  return { one, other, file };
}
