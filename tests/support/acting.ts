import fc from 'fast-check';
import { printEntry } from '../../src/domain/editing/print-entry.ts';
import type { Entry } from '../../src/domain/entry/entry.ts';
import type { RecordRef } from '../../src/domain/model/record.ts';
import { readEntry } from '../../src/domain/reading/read-entry.ts';
import { type Act, StoreError } from '../../src/store/port/store.ts';
import { filterOf, type TestDatabase, TODAY } from './database.ts';
import { entryOf, NOON } from './entries.ts';

/** Something that a person tries, and that the database may refuse. */
export type Attempt =
  | { readonly is: 'line'; readonly line: string }
  | { readonly is: 'edit'; readonly record: RecordRef; readonly from: RegExp; readonly to: string }
  | { readonly is: 'remove' | 'restore'; readonly record: RecordRef }
  | { readonly is: 'undo' | 'redo' };

const NAMES = ['ISKP', 'IS-K', 'Taliban', '"Afghan forces"'];
const SOURCES = ['Reuters', 'AFP', 'Tolo'];
const name = fc.constantFrom(...NAMES);
const source = fc.constantFrom(...SOURCES);
const grade = fc.constantFrom('', '/B2', '/D4', '/E5');
const number = fc.integer({ min: 1, max: 4 });

const line = fc.oneof(
  fc
    .tuple(name, name, source, grade, number)
    .map(
      ([by, claimed, src, letter, killed]) =>
        `attack 2020-05-0${killed} @Kabul,AFG by:${by} claimed:${claimed} src:${src}${letter} killed:${killed} #t${killed} Shots`,
    ),
  fc
    .tuple(number, source, grade, number)
    .map(
      ([id, src, letter, killed]) =>
        `report I${id} src:${src}${letter} killed:${killed}-${killed + 2} denied:ISKP`,
    ),
  fc
    .tuple(name, number, source)
    .map(
      ([about, id, src]) =>
        `quote 2020-05-20 speaker:S about:${about},I${id} src:${src} "words said"`,
    ),
  fc.tuple(name, number).map(([of, low]) => `estimate ${of} strength ${low}00+ src:Tolo`),
  fc.constant('milestone 2020-02-29 Signed'),
  fc.tuple(name, name).map(([from, into]) => `merge ${from} into:${into}`),
  fc.tuple(number, number).map(([from, into]) => `merge I${from} into:I${into}`),
  number.map((id) => `split I${id}`),
  fc.tuple(number, number).map(([one, other]) => `split I${one} from:I${other}`),
  name.map((one) => `split ${one}`),
  name.map((one) => `split ${one} alias:Daesh`),
  number.map((id) => `unpin I${id} killed`),
  fc.tuple(name, name, name).map(([one, other, into]) => `merge ${one},${other} into:${into}`),
  name.map((one) => `actor ${one} kind:rebel alias:Daesh`),
  fc
    .tuple(source, fc.constantFrom('A', 'D'))
    .map(([one, letter]) => `grade ${one} ${letter} note:why`),
  source.map((one) => `source Dawn origin:${one}`),
  fc
    .tuple(number, fc.constantFrom('3', '?'))
    .map(([id, best]) => `pin I${id} killed:${best} note:why`),
);
const record: fc.Arbitrary<RecordRef> = fc.record({
  kind: fc.constantFrom('incident', 'report', 'quote', 'estimate', 'milestone', 'actor', 'source'),
  id: number,
});
const change = fc.constantFrom<readonly [RegExp, string]>(
  [/killed:\S+/, 'killed:9'],
  [/src:\w+/, 'src:Ariana'],
  [/by:(?:"[^"]*"|[^\s"])+/, 'by:Haqqani'],
  [/#t\d/, '#checked rel:I1'],
  [/2020-05-\d+/, '2020-05'],
  [/about:(?:"[^"]*"|[^\s"])+/, 'about:Taliban'],
  [/strength/, 'losses'],
  [/Signed/, 'Signed in Doha'],
  [/(?:short:(?:"(?:\\.|[^"\\])*"|\S+) )?kind:rebel/, 'kind:state short:X'],
  [/Shots$/, 'status:confirmed reason:seen Shots heard'],
);

/** Attempts that affect one another: few names, few numbers. */
export const attempts: fc.Arbitrary<readonly Attempt[]> = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: line.map((text): Attempt => ({ is: 'line', line: text })) },
    {
      weight: 3,
      arbitrary: fc
        .tuple(record, change)
        .map(([one, [from, to]]): Attempt => ({ is: 'edit', record: one, from, to })),
    },
    { weight: 1, arbitrary: record.map((one): Attempt => ({ is: 'remove', record: one })) },
    { weight: 1, arbitrary: record.map((one): Attempt => ({ is: 'restore', record: one })) },
    { weight: 1, arbitrary: fc.constantFrom<Attempt>({ is: 'undo' }, { is: 'redo' }) },
  ),
  { maxLength: 14 },
);

/** Tries it; returns whether the database accepted it. */
export async function attempt(
  database: TestDatabase,
  who: string,
  tried: Attempt,
): Promise<boolean> {
  const act = await toAct(database, who, tried);
  if (act === undefined) return false;
  database.sqlite.exec('savepoint attempt');
  try {
    await database.act(act);
    database.sqlite.exec('release attempt');
    return true;
  } catch (error) {
    database.sqlite.exec('rollback to attempt; release attempt');
    if (error instanceof StoreError && error.code !== 'internal') return false;
    throw error;
  }
}

async function toAct(
  database: TestDatabase,
  who: string,
  tried: Attempt,
): Promise<Act | undefined> {
  switch (tried.is) {
    case 'line':
      return { who, kind: 'add', entry: entryOf(tried.line) };
    case 'remove':
    case 'restore':
      return { who, kind: tried.is, record: tried.record };
    case 'edit': {
      const kept = await database.ask('record', { record: tried.record });
      if (kept === null) return undefined;
      const { version, entry: before } = kept;
      const line = printEntry(before).replace(tried.from, tried.to);
      // What the prompt would refuse is never sent.
      const after: Entry | undefined = readEntry(line, NOON).entry;
      if (after === undefined) return undefined;
      return { who, kind: 'edit', record: tried.record, version, before, after };
    }
    case 'undo':
    case 'redo': {
      const question = tried.is === 'undo' ? 'lastAction' : 'lastUndone';
      const last = await database.ask(question, { who });
      return last === null ? undefined : { who, kind: 'undo', action: last.id };
    }
  }
}

/** Everything that queries return, except version numbers, times and the log. */
export async function seen(database: TestDatabase): Promise<unknown> {
  const scope = {
    filter: filterOf(''),
    window: { kind: 'last', name: 'all' },
    today: TODAY,
  } as const;
  const ids = database.sqlite
    .prepare('select id from incident where removed_at is null')
    .pluck()
    .all();
  const incidents = await Promise.all(
    ids.map((id) => database.ask('incident', { id: Number(id) })),
  );
  return {
    incidents: incidents.map(
      (page) => page && { ...page, changes: [], createdAt: '', updatedAt: '' },
    ),
    actors: await database.ask('actors', { ...scope, limit: null }),
    quotes: await database.ask('quotes', { ...scope, limit: null }),
    estimates: await database.ask('estimates', {}),
    milestones: await database.ask('milestones', {}),
    sources: await database.ask('sources', {}),
    names: database.sqlite
      .prepare(
        `select name, short_name, kind, merged_into from actor where removed_at is null
          union all select name, '', '', actor_id from alias order by 1, 2, 3, 4`,
      )
      .all(),
  };
}
