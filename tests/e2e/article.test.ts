import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { ARTICLE } from './article-lines.ts';
import { type Home, makeHome } from './home.ts';
import { run } from './run.ts';
import { openTerminal, type Terminal } from './terminal.ts';

const ENTER = '\r';
const SIZE = { columns: 120, rows: 44 };

/** Types every line at the prompt, row by row, and waits until each is in. */
async function typeAll(terminal: Terminal): Promise<void> {
  await terminal.waitFor('Recent events');
  for (const { row, lines } of ARTICLE) {
    for (const line of lines) {
      terminal.type('a');
      await terminal.waitFor('Add: incident');
      terminal.type(line);
      await terminal.waitFor((screen) => screen.includes(line.slice(-20)));
      terminal.type(ENTER);
      await terminal
        .waitFor((screen) => /added [A-Z]\d+/.test(screen))
        .catch((error) => {
          throw new Error(`${row}: ${line}`, { cause: error });
        });
    }
  }
}

/** Opens a record by its name and answers with its page. */
async function page(terminal: Terminal, name: string): Promise<string> {
  terminal.type(':');
  await terminal.waitFor('Commands');
  terminal.type(`${name}${ENTER}`);
  return terminal.waitFor(
    (screen) => new RegExp(`━ ${name} `).test(screen) && !/loading…/.test(screen),
  );
}

async function leave(terminal: Terminal): Promise<void> {
  terminal.type('q');
  await terminal.waitFor('Recent events');
}

async function allTime(terminal: Terminal): Promise<void> {
  terminal.type('t');
  await terminal.waitFor('Window of counts');
  terminal.type(`ttt${ENTER}`);
  await terminal.waitFor(
    (screen) => screen.includes('Timeline: all') || screen.includes(' in all'),
  );
}

describe('everything that one long report says', () => {
  it('goes in through the prompt, comes back on the screen and in the brief', async () => {
    await using home = await makeHome();
    await using terminal = openTerminal(home, SIZE);
    await typeAll(terminal);
    await allTime(terminal);

    // Row 1: a rough date, and civilians apart from the rest.
    const strike = await page(terminal, 'I2');
    expect(strike).toMatch(/when\s+Mar 2020 \(month\)/);
    expect(strike).toMatch(/killed\s+n\/r · civilians 1\+/);
    await leave(terminal);

    // Row 2: related to the attack that followed, on both pages, and each report with its grade.
    expect(await page(terminal, 'I4')).toMatch(/led to\s+I3 Gunmen storm/);
    await leave(terminal);
    const ward = await page(terminal, 'I3');
    expect(ward).toMatch(/came of\s+I4 Key figures/);
    expect(ward).toMatch(/status\s+disputed, leading report A2/);
    expect(ward).toContain('Taliban is blamed by Afghan government, and denies it.');
    await leave(terminal);

    // Row 3: claimed by two, in one incident, a fact of neither.
    const credit = await page(terminal, 'I5');
    expect(credit).toContain('Different perpetrators are named: Taliban, Afghan');
    await leave(terminal);

    // Rows 4 and 5: estimates side by side with who says so and the doubt.
    terminal.type('f');
    const estimates = await terminal.waitFor('observers doubt it');
    expect(estimates).toMatch(/ISKP\s+losses since 2015\s+10000\+.*Afghan officials\s+D4/);
    expect(estimates).toMatch(/strength\s+200–400 in dispute/);
    expect(estimates).toMatch(/strength\s+1000\+ in dispute/);
    await leave(terminal);
    const iskp = await page(terminal, 'A5');
    expect(iskp).toContain('200 to 1000+, in dispute');
    expect(iskp).toMatch(/did it\s+3\s+3\s/);
    expect(iskp).toMatch(/was struck\s+4\s/);
    await leave(terminal);

    // Rows 6 and 7: who spoke, and who answers whom.
    expect(await page(terminal, 'Q2')).toContain('International Crisis Group');
    await leave(terminal);
    const theory = await page(terminal, 'Q3');
    expect(theory).toContain('some analysts');
    expect(theory).toContain('That comes close to conspiratorial thinking');
    await leave(terminal);

    // Row 8: claimed incidents in Kabul before and after, and a zero that says what it is.
    const compared = async (actor: string) => {
      const args = ['compare', 'M1', `claimed:${actor}`, '@Kabul,AFG', '--span', '60d'];
      return (await run(home, args)).stdout;
    };
    expect(await compared('ISKP')).toMatch(/of them claimed\s+1\s+2/);
    expect(await compared('Taliban')).toMatch(/incidents\s+none recorded\s+none recorded/);
    terminal.type('m');
    await terminal.waitFor('━ Milestones ━');
    terminal.type('\t');
    await terminal.waitFor('▸');
    terminal.type(ENTER);
    const milestone = await terminal.waitFor('Claimed, by actor and place');
    expect(milestone).toMatch(/Kabul, AFG\s+1 →\s+2/);
    expect(milestone).toMatch(/ISKP\s+Kabul, AFG\s+1 →\s+2/);
    expect(milestone).toMatch(/civilians\s+– →/);
    expect(milestone).toContain('– none recorded');
    terminal.type('qq');
    await terminal.waitFor('Recent events');

    // Row 9: who fights whom, as perpetrator and as target: at first sight, and on request in numbers.
    const [didIt, struck] = (await terminal.waitFor('struck')).split('struck');
    expect(didIt).toMatch(/Taliban\s+4\s+1 /);
    expect(didIt).toMatch(/ISKP\s+3\s+3 /);
    expect(struck).toMatch(/ISKP\s+4 /);
    terminal.type('2vv');
    const roles = await terminal.waitFor('Actors by role');
    expect(roles).toMatch(/ISKP\s+3\s+4/);
    expect(roles).toMatch(/Taliban\s+4\s+0/);

    terminal.type('1b');
    await terminal.waitFor('Export to a file');
    terminal.type(`\u0015brief.md${ENTER}`);
    await terminal.waitFor('wrote /');
    const situationReport = await readFile(home.file('brief.md'), 'utf8');
    // All nine rows again, from the situation report alone.
    const unsaid = ARTICLE.flatMap(({ row, reported }) =>
      reported
        .filter((words) => !situationReport.includes(words))
        .map((words) => `${row}: ${words}`),
    );
    expect(unsaid).toEqual([]);
    terminal.type('q');
    expect(await terminal.exit()).toEqual({ code: 0, signal: 0 });
  });

  it('is the same through watchfloor add', async () => {
    await using typed = await makeHome();
    await using given = await makeHome();
    await using terminal = openTerminal(typed, SIZE);
    await typeAll(terminal);
    const input = ARTICLE.flatMap(({ lines }) => lines).join('\n');
    expect((await run(given, ['add', '-'], { input })).status).toBe(0);
    for (const command of ['list', 'actors', 'quotes']) {
      expect(await rows(typed, command)).toEqual(await rows(given, command));
    }
    expect((await run(typed, ['compare', 'M1'])).stdout).toBe(
      (await run(given, ['compare', 'M1'])).stdout,
    );
  });
});

async function rows(home: Home, command: string): Promise<unknown> {
  const { stdout } = await run(home, [command, '--json']);
  return JSON.parse(stdout).map((row: Record<string, unknown>) => ({ ...row, uid: '' }));
}
