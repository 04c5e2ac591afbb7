import { expect, it } from 'vitest';
import { openDashboard } from '../../support/dashboard.tsx';

const LINE = 'attack 2020-05-12 @Kabul,AFG killed:27 src:Reuters/B2 Gunmen';

it('continues an edit left in one’s own editor, rebased on the current record', async () => {
  const left = {
    I1: {
      before: LINE.replace('27', '26'),
      text: LINE.replace('27', '26').replace('Gunmen', 'Gunmen\nflee'),
    },
  };
  await using dashboard = await openDashboard([LINE], { leftEdits: left });
  const state = await dashboard.press('e');
  expect(state.overlay).toMatchObject({
    line: { text: 'attack 2020-05-12 @Kabul,AFG src:Reuters/B2 killed:27 Gunmen flee' },
  });
  const saved = await dashboard.press('enter');
  expect(saved.leftEdits).toEqual({});
});
