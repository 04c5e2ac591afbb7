import { describe, expect, it } from 'vitest';
import { frameOf, openDashboard } from '../../support/dashboard.tsx';

const LONG = Array.from({ length: 60 }, (_, index) => `Sentence number ${index} of the speech.`);

const LINES = [
  'attack 2020-06-01 @Kabul,AFG by:ISKP src:Reuters/B2 killed:24 Gunmen storm a maternity ward',
  'quote 2020-06-01 speaker:"A. Ghani" role:president org:Government about:ISKP,I1 src:BBC/B2 pub:2020-06-02 "They did it, and we know it."',
  'paraphrase 2020-06-02 speaker:"A spokesman" org:Taliban about:Taliban,I1 re:Q1 src:Reuters/B2 We had no part in it.',
];

const screen = (lines: readonly string[]) => lines.join('\n');

describe('a quote', () => {
  it('opens with its context, each record of which opens in turn', async () => {
    await using dashboard = await openDashboard(LINES);
    const reply = screen(frameOf(await dashboard.press('3', 'g', 'enter')));
    for (const words of ['We had no part in it. [paraphrase]', 'paraphrase', 'Taliban', 'Reuters'])
      expect(reply).toContain(words);
    expect(reply).toMatch(/about\s+A\d+ Taliban/);
    expect(reply).toMatch(/I1 1 Jun 2020, Gunmen storm a maternity ward/);
    expect(reply).toMatch(/Answers .*\n.*“They did it, and we know it\.”/);
    // Source, actor, incident, then the quote that it answers.
    await dashboard.press('tab', 'tab', 'tab', 'tab', 'enter');
    expect(dashboard.loop.snapshot().page).toMatchObject({ kind: 'quote', id: 1 });
    const answered = screen(frameOf(dashboard.loop.snapshot()));
    expect(answered).toMatch(/published\s+2 Jun 2020/);
    expect(answered).toMatch(/Answered by \(1\) .*\n.*We had no part in it/);
  });

  it('is copied as a citation from its page, and from any page that shows it', async () => {
    await using dashboard = await openDashboard(LINES);
    await dashboard.press('3', 'g', 'enter');
    await dashboard.press('y');
    await dashboard.press('tab', 'tab', 'tab', 'tab', 'y');
    await dashboard.press('esc', '1', 'enter');
    // Its report, its actor, then its quotes.
    await dashboard.press('tab', 'tab', 'tab', 'y');
    await dashboard.until(() => dashboard.copied.length === 3);
    expect(dashboard.copied[0]).toMatch(/^We had no part in it\. \(paraphrase\) · A spokesman/);
    expect(dashboard.copied[1]).toMatch(/^“They did it, and we know it\.” · A\. Ghani, president/);
    expect(dashboard.copied[2]).toContain('part in it');
  });

  it('that was removed is still mentioned by the quote that answers it', async () => {
    await using dashboard = await openDashboard(LINES);
    await dashboard.press('3', 'j', 'x');
    await dashboard.until(({ queries }) => queries.quotes?.answer?.rows.length === 1);
    expect(screen(frameOf(dashboard.loop.snapshot()))).toContain('answers Q1, which was removed');
    expect(screen(frameOf(await dashboard.press('enter')))).toContain(
      'answers Q1, which was removed',
    );
  });
});

describe('a removed quote', () => {
  it('says so on its page, and can be restored there', async () => {
    await using dashboard = await openDashboard(LINES);
    await dashboard.store.act({ kind: 'remove', who: 'grace', record: { kind: 'quote', id: 1 } });
    await dashboard.press(':', 'Q', '1', 'enter');
    expect(screen(frameOf(dashboard.loop.snapshot()))).toContain('removed; X restores it');
    await dashboard.press('X');
    await dashboard.until(({ queries }) => queries.quote?.answer?.removed === false);
  });
});

describe('the panel of quotes', () => {
  it('says which quote one answers', async () => {
    await using dashboard = await openDashboard(LINES);
    expect(screen(frameOf(dashboard.loop.snapshot()))).toContain('answers Q1 (A. Ghani)');
  });

  it('shows whole sentences of a quote that is longer than the panel, and how to read the rest', async () => {
    const line = `quote 2020-06-03 speaker:"A. Orator" src:BBC/B2 ${LONG.join(' ')}`;
    await using dashboard = await openDashboard([...LINES, line], {
      size: { columns: 80, rows: 24 },
    });
    const panel = frameOf(dashboard.loop.snapshot())
      .map((row) => row.slice(row.lastIndexOf('│', row.length - 2) + 1, -1).trim())
      .join(' ');
    expect(panel).toMatch(/speech\. …” +A\. Orator .*Enter opens it whole/);
  });
});
