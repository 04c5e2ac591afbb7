import { describe, expect, it } from 'vitest';
import { type Home, makeHome } from './home.ts';
import { run } from './run.ts';

const ATTACK =
  'attack 2020-03-06 @Kabul,AFG by:ISKP on:civilians killed:27-32 wounded:81 src:Reuters/B2 claimed:ISKP #memorial Gunmen open fire on a memorial gathering';
const CLASH = 'armed-clash 2020-03-07T14:30Z @Kunduz,AFG with:Taliban killed:? =cmd| in the title';
const QUOTE =
  'quote 2020-05-20 speaker:"A. Ghani" role:President about:ISKP,I1 src:TOLOnews/B2 "We will answer"';

/** A home whose database holds two incidents and a quote. */
async function filledHome(): Promise<Home> {
  const home = await makeHome();
  await run(home, ['add', '-'], { input: [ATTACK, CLASH, QUOTE].join('\n') });
  return home;
}

describe('watchfloor add', () => {
  it('prints the id of what it added and nothing else on stdout', async () => {
    await using home = await makeHome();
    const { stdout, status } = await run(home, ['add', ATTACK]);
    expect({ stdout, status }).toEqual({ stdout: 'I1\n', status: 0 });
  });

  it('takes a line as several words, dates that begin with a hyphen included', async () => {
    await using home = await makeHome();
    const words = ['add', 'attack', '-3d', '@Kabul,AFG', 'killed:3', 'Shots', 'at', 'the', 'gate'];
    const { stdout, status } = await run(home, words);
    expect({ stdout, status }).toEqual({ stdout: 'I1\n', status: 0 });
    const [row] = JSON.parse((await run(home, ['list', '--json'])).stdout);
    expect(row).toMatchObject({
      title: 'Shots at the gate',
      killed_best: 3,
      date_precision: 'day',
    });
  });

  it('points at what is wrong with a line, and adds nothing', async () => {
    await using home = await makeHome();
    const { stdout, stderr, status } = await run(home, ['add', 'attack @喀布尔 killd:3 Shots']);
    expect({ stdout, status }).toEqual({ stdout: '', status: 2 });
    const [message, line, caret] = stderr.split('\n');
    expect(message).toContain('killed');
    expect(line).toBe('  attack @喀布尔 killd:3 Shots');
    // Three characters of two cells each.
    expect(caret?.indexOf('^')).toBe((line?.indexOf('killd') ?? 0) + 3);
    expect((await run(home, ['list'])).stderr).toContain('There is no database at');
  });

  it('reads one entry per line of its input; reports a wrong one and adds the rest', async () => {
    await using home = await makeHome();
    const input = [ATTACK, '', '// a comment', 'attack killd:3 Shots', CLASH, ATTACK].join('\n');
    const { stdout, stderr, status } = await run(home, ['add', '-'], { input });
    expect({ stdout, status }).toEqual({ stdout: 'I1\nI2\nI3\n', status: 2 });
    expect(stderr).toContain('Line 4: ');
    expect(stderr).toContain('Line 6: Warning: it may be a duplicate of I1');
  });

  it('warns of a likely duplicate and adds it all the same', async () => {
    await using home = await makeHome();
    await run(home, ['add', ATTACK]);
    const { stdout, stderr, status } = await run(home, ['add', ATTACK]);
    expect({ stdout, status }).toEqual({ stdout: 'I2\n', status: 0 });
    expect(stderr).toContain('I1');
  });

  it('refuses a report on an incident that does not exist', async () => {
    await using home = await makeHome();
    const { stdout, stderr, status } = await run(home, ['add', 'report I9 src:AFP killed:3']);
    expect({ stdout, status }).toEqual({ stdout: '', status: 2 });
    expect(stderr).toContain('I9');
  });

  it('warns of what is probably a mistake: the type, a name, a date in the title', async () => {
    await using home = await makeHome();
    const line = 'attack on:"Afghan police",civilian by:ISKP 5 May brigade is struck';
    const { stdout, stderr } = await run(home, ['add', line.replace(',civilian', '')]);
    expect(stdout).toBe('I1\n');
    expect(stderr).toContain('did you mean `armed-clash`?');
    expect(stderr).toContain('`5 May` looks like a date');
    expect((await run(home, ['add', line])).stderr).toContain('did you mean civilians?');
  });

  it('says that an actor is new', async () => {
    await using home = await makeHome();
    expect((await run(home, ['add', ATTACK])).stderr).toMatch(/new actor/i);
  });
});

describe('watchfloor list', () => {
  it('prints JSON with the keys of the contract in their order', async () => {
    await using home = await filledHome();
    const { stdout, stderr, status } = await run(home, ['list', '--json']);
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
    const [clash, attack] = JSON.parse(stdout);
    expect(Object.keys(attack).join(' ')).toBe(
      'id uid occurred_on occurred_until date_precision country admin1 place lat lon type subtype ' +
        'title status killed_low killed_best killed_high civilians_low civilians_best ' +
        'civilians_high wounded_low wounded_best wounded_high actors sources tags dataset external_id',
    );
    expect(attack).toMatchObject({
      id: 'I1',
      occurred_on: '2020-03-06',
      occurred_until: '2020-03-06',
      date_precision: 'day',
      country: 'AFG',
      place: 'Kabul',
      lat: 34.52813,
      type: 'violence',
      subtype: 'attack',
      title: 'Gunmen open fire on a memorial gathering',
      killed_low: 27,
      killed_best: null,
      killed_high: 32,
      wounded_best: 81,
      sources: ['Reuters'],
      tags: ['memorial'],
      dataset: null,
      external_id: null,
    });
    expect(attack.actors).toContainEqual({ name: 'ISKP', role: 'perpetrator', basis: 'claimed' });
    expect(attack.uid).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    expect(clash).toMatchObject({
      id: 'I2',
      occurred_on: '2020-03-07T14:30:00Z',
      occurred_until: '2020-03-07T14:30:00Z',
      date_precision: 'time',
      killed_best: null,
    });
  });

  it('prints CSV with the same keys, and no formula', async () => {
    await using home = await filledHome();
    const { stdout } = await run(home, ['list', '--csv']);
    const [header, clash, attack] = stdout.split('\r\n');
    expect(header).toMatch(/^id,uid,occurred_on,.*,actors,sources,tags,dataset,external_id$/);
    expect(clash).toContain(",'=cmd| in the title,");
    expect(attack).toContain('ISKP (perpetrator, claimed)');
  });

  it('takes a filter as one word or several, and one that begins with a hyphen after --', async () => {
    await using home = await filledHome();
    const ids = async (...args: readonly string[]): Promise<readonly string[]> => {
      const { stdout } = await run(home, ['list', '--json', ...args]);
      return JSON.parse(stdout).map(({ id }: { readonly id: string }) => id);
    };
    await expect(ids('by:ISKP killed:>=20')).resolves.toEqual(['I1']);
    await expect(ids('by:ISKP', 'killed:>=20')).resolves.toEqual(['I1']);
    await expect(ids('--', '-#memorial')).resolves.toEqual(['I2']);
    await expect(ids('@Kabul', '-#memorial')).resolves.toEqual([]);
    await expect(ids('--limit', '1')).resolves.toEqual(['I2']);
  });

  it('points at what is wrong with a filter', async () => {
    await using home = await filledHome();
    const { stdout, stderr, status } = await run(home, ['list', 'status:disputd']);
    expect({ stdout, status }).toEqual({ stdout: '', status: 2 });
    expect(stderr).toContain('disputed');
    expect(stderr).toContain('^');
  });

  it('stops a table at 50 rows and says how many more there are', async () => {
    await using home = await makeHome();
    const input = Array.from({ length: 53 }, (_, day) => `attack 2020-01-01 Shot number ${day}`);
    await run(home, ['add', '-'], { input: input.join('\n') });
    const { stdout, stderr, status } = await run(home, ['list']);
    expect(stdout.match(/Shot number/g)).toHaveLength(50);
    expect(stderr).toContain('3 more');
    expect(status).toBe(0);
    expect(JSON.parse((await run(home, ['list', '--json'])).stdout)).toHaveLength(53);
    expect((await run(home, ['list', '--limit', '52'])).stdout.match(/Shot number/g)).toHaveLength(
      52,
    );
  });

  it('writes no escape sequence into a pipe', async () => {
    await using home = await filledHome();
    for (const args of [['list'], ['actors'], ['quotes'], ['doctor'], ['--help']]) {
      const { stdout, stderr } = await run(home, args, { env: { FORCE_COLOR: '1' } });
      expect(`${stdout}${stderr}`).not.toContain('\u001b');
      expect(stdout).not.toBe('');
    }
  });
});

describe('watchfloor actors', () => {
  it('prints counts as JSON with the keys of the contract in their order', async () => {
    await using home = await filledHome();
    const { stdout, status } = await run(home, ['actors', '--json', 'by:ISKP']);
    expect(status).toBe(0);
    const rows: readonly Record<string, unknown>[] = JSON.parse(stdout);
    expect(Object.keys(rows[0] ?? {}).join(' ')).toBe(
      'name kind incidents as_perpetrator as_target killed_best killed_unknown claimed blamed denied first_seen last_seen may_be discounted discounted_killed discounted_unknown',
    );
    expect(rows.find(({ name }) => name === 'ISKP')).toEqual({
      name: 'ISKP',
      kind: 'unknown',
      incidents: 1,
      as_perpetrator: 1,
      as_target: 0,
      killed_best: 27,
      killed_unknown: 0,
      claimed: 1,
      blamed: 0,
      denied: 0,
      first_seen: '2020-03-06',
      last_seen: '2020-03-06',
      may_be: 0,
      discounted: 0,
      discounted_killed: 0,
      discounted_unknown: 0,
    });
  });
});

describe('watchfloor quotes', () => {
  it('prints quotes as JSON with the keys of the contract in their order', async () => {
    await using home = await filledHome();
    const { stdout, status } = await run(home, ['quotes', '--json']);
    expect(status).toBe(0);
    const [quote] = JSON.parse(stdout);
    expect(quote).toEqual({
      id: 'Q1',
      uid: expect.any(String),
      said_on: '2020-05-20',
      speaker: 'A. Ghani',
      role: 'President',
      organisation: null,
      text: 'We will answer',
      verbatim: true,
      source: 'TOLOnews',
      url: null,
      about: ['ISKP', 'I1'],
    });
    expect(Object.keys(quote).join(' ')).toBe(
      'id uid said_on speaker role organisation text verbatim source url about',
    );
  });
});
