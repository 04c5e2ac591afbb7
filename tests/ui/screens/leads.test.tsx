import { describe, expect, it } from 'vitest';
import type { ImportedLead } from '../../../src/domain/entry/imported.ts';
import { NO_PLACE } from '../../../src/domain/grammar/read-place.ts';
import type { Store } from '../../../src/store/port/store.ts';
import { frameOf, openDashboard } from '../../support/dashboard.tsx';
import { importHeader } from '../../support/imported.ts';
import { rowsOf } from '../../support/store.ts';

function lead(externalId: string, over: Partial<ImportedLead> = {}): ImportedLead {
  return {
    externalId,
    line: 1,
    raw: { columns: [], cells: [] },
    day: '2020-05-10',
    what: 'bombed',
    code: '183',
    type: 'explosion',
    subtype: 'ied',
    actor: 'SOMEBODY',
    target: 'A MARKET',
    place: { ...NO_PLACE, place: 'Kabul', country: 'AFG' },
    article: `https://example.org/${externalId}`,
    url: `https://example.org/${externalId}`,
    publisher: 'example.org',
    mentions: 3,
    ...over,
  };
}

async function importLeads(store: Store, leads: readonly ImportedLead[]): Promise<void> {
  const session = await store.beginImport({ ...importHeader('gdelt2'), format: 'gdelt2' });
  await session.put({ kind: 'leads', rows: leads });
  await session.finish({ sha256: 'x', snapshot: null, doubts: [] });
}

describe('the list of leads', () => {
  it('has each article once, leaves out statements and says so, and does not count as incidents', async () => {
    await using dashboard = await openDashboard([]);
    const same = { article: 'a', url: 'https://example.org/a' };
    await importLeads(dashboard.store, [
      lead('1', same),
      lead('2', { ...same, mentions: 9, what: 'fought' }),
      lead('3', { type: 'unknown', what: 'made a statement' }),
    ]);
    await dashboard.press('n');
    const frame = frameOf(dashboard.loop.snapshot()).join('\n');
    expect(frame).toContain('SOMEBODY fought A MARKET');
    expect(frame).not.toContain('bombed');
    expect(frame).toContain('1 more of other kinds');
    expect(frame).toContain('None counts as an incident');
    expect(rowsOf(dashboard.file, 'select count(*) as n from incident')).toEqual([{ n: 0 }]);
  });

  it('lets a person make an incident of one, with its link, and undo that', async () => {
    await using dashboard = await openDashboard([]);
    await importLeads(dashboard.store, [lead('1'), lead('2', { day: '2020-05-09' })]);
    await dashboard.press('n');
    await dashboard.press('I');
    const { overlay } = dashboard.loop.snapshot();
    expect(overlay?.kind === 'add' ? overlay.line.text : '').toBe(
      'ied 2020-05-10 @Kabul,AFG by:SOMEBODY? on:"A MARKET"? src:example.org/F6 url:https://example.org/1 "SOMEBODY bombed A MARKET"',
    );
    await dashboard.press('enter');
    const linked = `select incident.id, report.url, lead.external_id as lead from incident
      join report on report.incident_id = incident.id join lead on lead.incident_id = incident.id`;
    expect(rowsOf(dashboard.file, linked)).toEqual([
      { id: 1, url: 'https://example.org/1', lead: '1' },
    ]);
    expect(frameOf(dashboard.loop.snapshot()).join('\n')).toContain('1 article');
    await dashboard.press('u');
    expect(
      rowsOf(
        dashboard.file,
        linked
          .replace('from incident', 'from incident')
          .concat(' where incident.removed_at is null'),
      ),
    ).toEqual([]);
    expect(frameOf(dashboard.loop.snapshot()).join('\n')).toContain('2 articles');
  });

  it('keeps the lead of a line that was closed and opened again, and of no other line', async () => {
    await using dashboard = await openDashboard([]);
    await importLeads(dashboard.store, [lead('1'), lead('2', { day: '2020-05-09' })]);
    const leadNow = () => {
      const { overlay } = dashboard.loop.snapshot();
      return overlay?.kind === 'add' ? overlay.lead : 'closed';
    };
    await dashboard.press('n');
    await dashboard.press('tab', 'I');
    const number = leadNow();
    expect(number).toEqual(expect.any(Number));
    await dashboard.press('esc');
    await dashboard.press('a');
    expect(leadNow()).toBe(number);
    await dashboard.press('ctrl+e', 'ctrl+u');
    await dashboard.type('attack 2020-06-01 Something else');
    expect(leadNow()).toBeUndefined();
    await dashboard.press('enter');
    const linked = 'select count(*) as linked from lead where incident_id is not null';
    expect(rowsOf(dashboard.file, linked)).toEqual([{ linked: 0 }]);
  });

  it('dismisses an article with x, and says where to find leads if there are none', async () => {
    await using dashboard = await openDashboard([]);
    await dashboard.press('n');
    expect(frameOf(dashboard.loop.snapshot()).join('\n')).toContain('There are no leads to review');
    await importLeads(dashboard.store, [lead('1')]);
    await dashboard.press('q', 'n');
    await dashboard.press('tab', 'x');
    await dashboard.until((state) => state.notice?.text.startsWith('removed L1') === true);
    expect(frameOf(dashboard.loop.snapshot()).join('\n')).toContain('There are no leads to review');
  });
});
