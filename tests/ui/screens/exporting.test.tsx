import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../../src/commands/index.ts';
import { frameOf, openDashboard } from '../../support/dashboard.tsx';
import { temporaryFolder } from '../../support/store.ts';

const ATTACK =
  'attack 2020-05-12 @Kabul,AFG by:ISKP killed:27-32 src:"Secret Wire"/B2 Gunmen open fire';

const isRefused = (state: { readonly overlay?: unknown }) =>
  JSON.stringify(state.overlay ?? null).includes('was not changed');

describe('an export on the screen', () => {
  it('says that the file names people, and Tab redacts it, in its name too', async () => {
    await using dashboard = await openDashboard([ATTACK]);
    const opened = await dashboard.press('b');
    expect(frameOf(opened).join('\n')).toMatch(/Not redacted: contains sources, speakers/);
    expect(opened.overlay).toMatchObject({ redact: false });
    const redacted = await dashboard.press('tab');
    expect(frameOf(redacted).join('\n')).toMatch(/Redacted: months instead of days/);
    expect(redacted.overlay).toMatchObject({ redact: true });
    expect(JSON.stringify(redacted.overlay)).toContain('-redacted.md"');
    const whole = await dashboard.press('tab');
    expect(whole.overlay).toMatchObject({ redact: false });
    expect(JSON.stringify(whole.overlay)).not.toContain('-redacted');
  });

  it('marks the name of a redacted file before its whole extension', async () => {
    await using dashboard = await openDashboard([]);
    await dashboard.press('O', 'ctrl+u');
    await dashboard.type('all.hxl.csv');
    expect((await dashboard.press('tab')).overlay).toMatchObject({
      line: { text: 'all-redacted.hxl.csv' },
    });
  });

  it.each(['.md', '.csv', '.geojson', '.ndjson', '.hxl.csv'])(
    'if redacted, contains no source, place or day in a %s file, which only its owner can read',
    async (end) => {
      await using folder = await temporaryFolder();
      await using dashboard = await openDashboard([ATTACK]);
      await dashboard.press('O', 'ctrl+u');
      await dashboard.type(join(folder.path, `out${end}`));
      await dashboard.press('tab', 'enter');
      await dashboard.until(({ notice }) => notice?.text.startsWith('wrote') === true);
      const file = join(folder.path, `out-redacted${end}`);
      const text = readFileSync(file, 'utf8');
      expect(text).toContain('Gunmen open fire');
      expect(
        ['Secret Wire', 'Kabul', '2020-05-12', '12 May'].filter((word) => text.includes(word)),
      ).toEqual([]);
      expect(statSync(file).mode & 0o777).toBe(0o600);
    },
  );

  it('proposes a free name if the file exists, and keeps the prompt', async () => {
    await using folder = await temporaryFolder();
    await using dashboard = await openDashboard([ATTACK]);
    const file = join(folder.path, 'brief.md');
    const write = async () => {
      await dashboard.press('b', 'ctrl+u');
      await dashboard.type(file);
      await dashboard.press('enter');
    };
    await write();
    await dashboard.until(({ notice }) => notice?.text.startsWith('wrote') === true);
    await write();
    const refused = await dashboard.until(isRefused);
    expect(refused.overlay).toMatchObject({ line: { text: join(folder.path, 'brief-2.md') } });
    expect(frameOf(refused).join('\n')).toContain('exists and');
    await dashboard.press('enter');
    await dashboard.until(({ notice }) => notice?.text.includes('brief-2.md') === true);
  });

  it('keeps what was typed if the file cannot be written, and says why', async () => {
    await using dashboard = await openDashboard([ATTACK]);
    await dashboard.press('b', 'ctrl+u');
    await dashboard.type('/no/such/folder/brief.md');
    await dashboard.press('enter');
    const refused = await dashboard.until(({ overlay }) => overlay?.kind === 'export');
    expect(refused.overlay).toMatchObject({
      line: { text: '/no/such/folder/brief.md' },
      refusal: expect.stringMatching(/could not be written: /),
    });
  });

  it('has its keys in the help', () => {
    expect(COMMANDS.find(({ id }) => id === 'export.redact')?.keys).toEqual(['tab']);
  });
});
