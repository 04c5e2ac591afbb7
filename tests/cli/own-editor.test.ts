import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { forgetEdits, openEdits } from '../../src/cli/dashboard/own-editor.ts';
import { temporaryFolder } from '../support/store.ts';

const DATABASE = '/data/incidents.db';
const EDIT = {
  record: 'I12',
  before: 'attack 2020-05-12\nShots',
  text: 'attack 2020-05-12\nShots',
};
const MODULE = new URL('../../src/cli/dashboard/own-editor.ts', import.meta.url).href;

/** Opens a text in an editor that writes another one and kills the dashboard, as a closed terminal does. */
function killWhileEditing(folder: string, writes: string, database = DATABASE): void {
  const script = `
    const { openEdits } = await import(${JSON.stringify(MODULE)});
    const env = { EDITOR: ${JSON.stringify(`f() { ${writes}; kill -9 $PPID; }; f`)} };
    await openEdits(${JSON.stringify(folder)}, ${JSON.stringify(database)}, env).edit(${JSON.stringify(EDIT)});`;
  spawnSync(process.execPath, ['--input-type=module', '--eval', script]);
}

describe('the person’s own editor', () => {
  it('leaves nothing behind when it is closed, and its file is private meanwhile', async () => {
    await using folder = await temporaryFolder();
    const drafts = join(folder.path, 'drafts');
    const seen = join(folder.path, 'seen');
    const editor = `f() { stat -c %a "$1" "$(dirname "$1")" > ${seen}; echo changed > "$1"; }; f`;
    const { edit } = openEdits(drafts, DATABASE, { EDITOR: editor });
    expect(await edit(EDIT)).toBe('changed');
    expect(spawnSync('cat', [seen]).stdout.toString()).toBe('600\n700\n');
    expect(statSync(drafts).mode & 0o777).toBe(0o700);
    expect(readdirSync(drafts)).toEqual([]);
  });

  it('is offered again at each start, if the dashboard ended while it was open, until it is saved', async () => {
    await using folder = await temporaryFolder();
    killWhileEditing(folder.path, 'echo "attack 2020-05-12 Shots heard" > "$1"');
    expect(openEdits(folder.path, '/data/other.db', {}).left).toEqual({});
    for (let start = 1; start <= 2; start += 1) {
      const edits = openEdits(folder.path, DATABASE, {});
      expect(edits.told).toEqual([expect.stringContaining('an edit of I12 was still open')]);
      expect(edits.left).toEqual({
        I12: { before: EDIT.before, text: 'attack 2020-05-12 Shots heard' },
      });
      const [own = ''] = readdirSync(folder.path);
      expect(own).toContain(`.${process.pid}.I12.edit`);
      // As if this process had been killed as well.
      spawnSync('mv', [
        join(folder.path, own),
        join(folder.path, own.replace(`.${process.pid}.`, '.4194305.')),
      ]);
    }
    const last = openEdits(folder.path, DATABASE, {});
    last.forget('I12');
    expect(readdirSync(folder.path)).toEqual([]);
  });

  it('is not offered again if nothing was changed in it', async () => {
    await using folder = await temporaryFolder();
    killWhileEditing(folder.path, 'true');
    expect(readdirSync(folder.path)).toHaveLength(1);
    expect(openEdits(folder.path, DATABASE, {}).left).toEqual({});
    expect(readdirSync(folder.path)).toEqual([]);
  });

  it("is cleared by a purge, with the editor's own files and those of older versions", async () => {
    await using folder = await temporaryFolder();
    killWhileEditing(
      folder.path,
      'echo "attack 2020-05-12 Zarghuna spoke" > "$(dirname "$1")/.record.txt.swp"',
    );
    killWhileEditing(folder.path, 'true', '/data/other.db');
    const old = mkdtempSync(join(tmpdir(), 'watchfloor-'));
    writeFileSync(join(old, 'record.txt'), 'attack 2020-05-12\n"Zarghuna\nspoke"');
    expect(forgetEdits(folder.path, ['Zarghuna spoke'])).toBe(2);
    expect(existsSync(old)).toBe(false);
    expect(readdirSync(folder.path)).toHaveLength(1);
  });
});
