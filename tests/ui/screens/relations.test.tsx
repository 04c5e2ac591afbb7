import { describe, expect, it } from 'vitest';
import { RELATION_KINDS, RELATION_WORDS } from '../../../src/domain/entry/entry.ts';
import { type Dashboard, frameOf, openDashboard } from '../../support/dashboard.tsx';

const linesFor = (relation: string) => [
  'attack 2020-05-12 @Kabul,AFG src:Reuters/B2 Gunmen storm a ward',
  `arrests 2020-05-11 @Kabul,AFG src:Tolo/B3 ${relation} Three are arrested`,
];

async function pageOf(dashboard: Dashboard, name: string): Promise<string> {
  await dashboard.press(':', ...name, 'enter');
  return frameOf(dashboard.loop.snapshot()).join('\n');
}

describe('a relation between incidents', () => {
  for (const kind of RELATION_KINDS) {
    it(`is shown on both pages, each from its side: ${kind}`, async () => {
      const relation = kind === 'related' ? 'rel:I1' : `rel:I1/${kind}`;
      await using dashboard = await openDashboard(linesFor(relation));
      const { from, to } = RELATION_WORDS[kind];
      expect(await pageOf(dashboard, 'I2')).toMatch(new RegExp(`${from} +I1 Gunmen storm a ward`));
      expect(await pageOf(dashboard, 'I1')).toMatch(new RegExp(`${to} +I2 Three are arrested`));
    });
  }

  it('is not shown for a removed incident', async () => {
    await using dashboard = await openDashboard(linesFor('rel:I1/led-to'));
    const record = { kind: 'incident', id: 2 } as const;
    await dashboard.store.act({ kind: 'remove', who: 'grace', record });
    expect(await pageOf(dashboard, 'I1')).not.toContain('Three are arrested');
  });
});
