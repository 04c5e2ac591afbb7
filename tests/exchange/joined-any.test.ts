import fc from 'fast-check';
import { expect, it } from 'vitest';
import { storedConflicts } from '../../src/store/joining/conflicts.ts';
import { keptCounts } from '../../src/store/sqlite/doctor/count-checks.ts';
import { type Attempt, attempt, attempts } from '../support/acting.ts';
import { openDatabase, type TestDatabase } from '../support/database.ts';
import { apart, enter, give, take, toldBy } from './desks.ts';

const RUNS = 8;

const BEGINNING = [
  'attack 2020-05-01 @Kabul,AFG by:ISKP src:Reuters/B2 killed:1 #t1 Shots',
  'attack 2020-05-02 @Kabul,AFG by:Taliban src:AFP/D4 killed:2 #t2 Shots',
  'quote 2020-05-20 speaker:S about:ISKP,I1 src:Tolo "words said"',
  'estimate ISKP strength 200+ src:Tolo',
];

/** What happens at two desks: attempts at either, and files that one writes and the other imports, in any order. */
type Step =
  | { readonly at: 0 | 1; readonly is: 'attempts'; readonly attempts: readonly Attempt[] }
  | { readonly at: 0 | 1; readonly is: 'give' | 'take' | 'choose'; readonly theirs: boolean };
const at = fc.constantFrom<0 | 1>(0, 1);
const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ at, is: fc.constant('attempts' as const), attempts }) },
    {
      weight: 4,
      arbitrary: fc.record({
        at,
        is: fc.constantFrom('give' as const, 'take' as const, 'choose' as const),
        theirs: fc.boolean(),
      }),
    },
  ),
  { maxLength: 8 },
);

/** Both desks have the new source under a uid of their own. */
const TWO_ORIGINS: readonly Step[] = [
  { at: 1, is: 'attempts', attempts: [{ is: 'line', line: 'source Dawn origin:Reuters' }] },
  { at: 0, is: 'attempts', attempts: [{ is: 'line', line: 'source Dawn origin:Tolo' }] },
];

async function choose(desk: TestDatabase, choice: 'ours' | 'theirs') {
  const [first] = await storedConflicts(desk.db, null);
  if (first === undefined) return;
  desk.sqlite.exec('savepoint choice');
  await desk
    .act({ kind: 'settle', who: 'anna', conflicts: [first.id], choice })
    .then(() => desk.sqlite.exec('release choice'))
    .catch(() => desk.sqlite.exec('rollback to choice; release choice'));
}

/** The places that wait for a person at a desk, as `apart` names them; a whole part stands for all in it. */
async function isTold(desk: TestDatabase) {
  const open = await storedConflicts(desk.db, null);
  const uids = open.map(({ record: { kind, id }, path }) => {
    const name = kind === 'actor' || kind === 'source' ? `'${kind} ' || name` : 'uid';
    const select = desk.sqlite.prepare(`select ${name} from ${kind} where id = ?`);
    return { uid: String(select.pluck().get(id)), path };
  });
  return (uid: string, path: readonly string[]) =>
    uids.some(
      (one) =>
        one.uid === uid &&
        (one.path.length <= path.length ? one.path : path).every(
          (step, index) => (one.path.length <= path.length ? path : one.path)[index] === step,
        ),
    );
}

async function expectSound(desk: TestDatabase) {
  expect(desk.sqlite.pragma('foreign_key_check')).toEqual([]);
  expect(await keptCounts(desk.db)).toMatchObject({ mark: 'ok' });
}

type Desks = readonly [TestDatabase, TestDatabase];

/** Does a step; `files` are what each desk has last written. */
async function go(desks: Desks, files: [string | undefined, string | undefined], step: Step) {
  const desk = desks[step.at];
  switch (step.is) {
    case 'attempts':
      for (const tried of step.attempts) await attempt(desk, 'anna', tried);
      return;
    case 'give':
      files[step.at] = await give(desk);
      return;
    case 'take': {
      const file = files[1 - step.at];
      if (file !== undefined) await take(desk, file);
      return;
    }
    case 'choose':
      return await choose(desk, step.theirs ? 'theirs' : 'ours');
  }
}

/** Hands everything to and fro until that changes nothing any more. */
async function exchangeAll([one, other]: Desks) {
  for (const isLast of [false, false, true]) {
    const first = await take(other, await give(one));
    const second = await take(one, await give(other));
    expect([...first.rejected, ...second.rejected]).toEqual([]);
    if (!isLast) continue;
    expect([first, second]).toMatchObject([SETTLED, SETTLED]);
  }
}
const SETTLED = { added: 0, changed: 0, conflicts: 0 };

it('whatever two desks do and whenever they exchange it, they end up the same except where a person has to choose', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      const desks = [openDatabase(), openDatabase()] as const;
      await enter(desks[0], ...BEGINNING);
      await take(desks[1], await give(desks[0]));
      const files: [string | undefined, string | undefined] = [undefined, undefined];
      for (const step of all) await go(desks, files, step);
      await exchangeAll(desks);
      const told = await Promise.all(desks.map(isTold));
      const silent = apart(await toldBy(desks[0]), await toldBy(desks[1])).filter(
        ([uid, path]) => !told.some((isIt) => isIt(uid, path)),
      );
      expect(silent).toEqual([]);
      for (const desk of desks) await expectSound(desk);
      for (const desk of desks) desk.sqlite.close();
    }),
    { numRuns: RUNS, examples: [[TWO_ORIGINS]] },
  );
}, 240_000);

it('whatever a desk has changed since it last exchanged anything stays as it is', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(attempts, attempts), { maxLength: 3 }), async (rounds) => {
      const [one, other] = [openDatabase(), openDatabase()];
      await enter(one, ...BEGINNING);
      await take(other, await give(one));
      for (const [ours, theirs] of rounds) {
        const before = await toldBy(one);
        for (const tried of ours) await attempt(one, 'anna', tried);
        for (const tried of theirs) await attempt(other, 'ben', tried);
        const edited = await toldBy(one);
        await take(one, await give(other));
        const after = apart(edited, await toldBy(one)).map((place) => JSON.stringify(place));
        const changed = apart(before, edited).map((place) => JSON.stringify(place));
        expect(changed.filter((place) => after.includes(place))).toEqual([]);
        await take(other, await give(one));
      }
      one.sqlite.close();
      other.sqlite.close();
    }),
    { numRuns: RUNS },
  );
}, 240_000);
