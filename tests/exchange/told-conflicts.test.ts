import { describe, expect, it } from 'vitest';
import {
  apart,
  choose,
  desksInConflict,
  give,
  open,
  reports,
  retitle,
  take,
  titleOf,
  toldBy,
  twoDesks,
} from './desks.ts';

describe('what both desks have changed', () => {
  it('keeps our value, and lists both sides', async () => {
    const { one, file } = await desksInConflict();
    expect(titleOf(one)).toBe('Ours');
    expect(reports(one)).toEqual(['Dawn', 'Reuters']);
    expect(await open(one)).toEqual([['title of I1', 'Ours', 'Theirs']]);
    expect(await one.ask('overview', { today: '2020-06-30' })).toMatchObject({ conflicts: 1 });
    expect(await take(one, file)).toMatchObject({ changed: 0, conflicts: 0 });
    expect(await open(one)).toHaveLength(1);
  });

  it('takes the value that a person chooses, until that is undone', async () => {
    const { one } = await desksInConflict();
    const { action, title } = await choose(one, 'theirs', 1);
    expect(title).toBe('took theirs in K1 (title of I1)');
    expect(titleOf(one)).toBe('Theirs');
    expect(await open(one)).toEqual([]);
    await one.act({ kind: 'undo', who: 'anna', action });
    expect(titleOf(one)).toBe('Ours');
    expect(await open(one)).toHaveLength(1);
    await choose(one, 'ours', 1);
    expect(titleOf(one)).toBe('Ours');
    await expect(choose(one, 'ours', 1)).rejects.toThrow(/No conflict K1 is open/);
  });

  it.each(['ours', 'theirs'] as const)(
    'is taken without a question by a desk that left it alone once the other has chosen %s',
    async (choice) => {
      const { one, other } = await desksInConflict();
      await choose(one, choice, 1);
      const { conflicts } = await take(other, await give(one));
      expect(conflicts).toBe(0);
      expect(titleOf(other)).toBe(choice === 'ours' ? 'Ours' : 'Theirs');
      expect(apart(await toldBy(one), await toldBy(other))).toEqual([]);
      expect(await take(one, await give(other))).toMatchObject({ changed: 0, conflicts: 0 });
    },
  );

  it('is listed by both desks until one chooses, which resolves it at both', async () => {
    const { one, other } = await desksInConflict();
    expect(await take(other, await give(one))).toMatchObject({ conflicts: 1 });
    expect(await open(other)).toEqual([['title of I1', 'Theirs', 'Ours']]);
    await choose(other, 'ours', 1);
    await take(one, await give(other));
    expect(titleOf(one)).toBe('Theirs');
    expect(await open(one)).toEqual([]);
  });

  it('is listed again if both have chosen differently', async () => {
    const { one, other } = await desksInConflict();
    await take(other, await give(one));
    await choose(one, 'ours', 1);
    await choose(other, 'ours', 1);
    const [ours, theirs] = [await give(one), await give(other)];
    await take(one, theirs);
    await take(other, ours);
    expect([...(await open(one)), ...(await open(other))]).not.toEqual([]);
  });

  it('is not overwritten by a desk that sends what it has had for long', async () => {
    const [one, other] = await twoDesks();
    const stale = await give(other);
    await retitle(one, 'Ours');
    await give(one);
    expect(await take(one, stale)).toMatchObject({ changed: 0, conflicts: 0 });
    expect(titleOf(one)).toBe('Ours');
  });
});
