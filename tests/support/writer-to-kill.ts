/**
 * Writes without end until it is killed: `writer-to-kill.ts KIND FILE FOLDER`. Each line that it prints acknowledges a
 * write that was answered before.
 */
import { rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { openDraft } from '../../src/cli/dashboard/drafts.ts';
import { copyOfDay } from '../../src/cli/session/daily-backup.ts';
import { parseRecordName } from '../../src/domain/model/record.ts';
import { readMigrations } from '../../src/store/sqlite/connection/migrate.ts';
import { restoreCopy } from '../../src/store/sqlite/file/restore.ts';
import { migrationsFolder } from './empty-database.ts';
import { incident } from './entries.ts';
import { importedIncident, importHeader } from './imported.ts';
import { nextStep, SLICED, saidAtStart } from './killed-slices.ts';
import type { KilledKind } from './killed-writers.ts';
import { openStore } from './store.ts';

const [kind, file = '', folder = ''] = process.argv.slice(2) as [KilledKind, string, string];
const run = process.pid;
const migrations = readMigrations(migrationsFolder);
const CONFIG = {
  timezone: 'UTC',
  userName: null,
  backup: { daily: true, keep: 2, folder: null },
  keys: [],
  theme: [],
};

/** Prints what is done. Waits while the pipe is full, since drafts are saved faster than they are read about. */
function acknowledge(text: string | number): void {
  for (;;) {
    try {
      writeSync(1, `${text}\n`);
      return;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
    }
  }
}

acknowledge('starting');
const draft = kind === 'drafts' ? openDraft(folder, file) : undefined;
if (draft !== undefined) acknowledge(`draft ${draft.text}`);
let store = await openStore(file, kind === 'slices' ? SLICED : {});
acknowledge('open');
if (kind === 'slices') acknowledge(await saidAtStart(store));

for (let index = 0; ; index += 1) {
  switch (kind) {
    case 'migrations':
    case 'adds': {
      const done = await store.act({ who: 'ada', kind: 'add', entry: incident() });
      acknowledge(done.records[0] ?? '');
      break;
    }
    case 'undo': {
      const done = await store.act({ who: 'ada', kind: 'add', entry: incident() });
      const undone = await store.act({ who: 'ada', kind: 'undo', action: done.action });
      acknowledge(undone.action);
      break;
    }
    case 'imports': {
      const session = await store.beginImport(importHeader(`set-${run}-${index}`));
      const rows = Array.from({ length: 40 }, (_, row) =>
        importedIncident(`${run}-${index}-${row}`),
      );
      await session.put({ kind: 'incidents', rows });
      const { batch } = await session.finish({ sha256: 'x', snapshot: null, doubts: [] });
      acknowledge(batch);
      break;
    }
    case 'slices': {
      acknowledge(
        await nextStep(store, { folder, database: file, tell: () => acknowledge('part') }),
      );
      break;
    }
    case 'copies': {
      await store.act({ who: 'ada', kind: 'add', entry: incident() });
      const copy = join(folder, `copy-${run}-${index}.db`);
      await store.backup(copy, 'ada');
      acknowledge(copy);
      break;
    }
    case 'restores': {
      const title = `${run} ${index}`;
      const copy = join(folder, `copy-${run}-${index}.db`);
      await store.act({ who: 'ada', kind: 'add', entry: incident({ title }) });
      await store.backup(copy, 'ada');
      await store.act({ who: 'ada', kind: 'add', entry: incident({ title: `${title} later` }) });
      await store.close();
      acknowledge(`added ${title}`);
      restoreCopy(copy, file, { migrations, stamp: `${Date.now()}`, who: 'ada' });
      acknowledge(`restored ${title}`);
      rmSync(copy);
      store = await openStore(file);
      break;
    }
    case 'purges': {
      const title = `secret-${run}-${index}-`;
      const { records } = await store.act({ who: 'ada', kind: 'add', entry: incident({ title }) });
      const record = parseRecordName(records[0] ?? '');
      if (record === undefined) throw new Error('No record was added.');
      await store.purge({ record, who: 'ada', reason: 'a test' });
      acknowledge(`purged ${title}`);
      break;
    }
    case 'days': {
      await store.act({ who: 'ada', kind: 'add', entry: incident() });
      const days = (await store.ask('copies', {})).length;
      const today = new Date(days * 86_400_000).toISOString().slice(0, 10);
      const copy = await copyOfDay(store, { database: file, config: CONFIG, today });
      acknowledge(`copied ${copy.file}`);
      break;
    }
    case 'drafts': {
      const text = `attack draft ${run} ${index} ${'x'.repeat(index % 300)}`;
      draft?.keep(text);
      acknowledge(`draft ${text}`);
      break;
    }
  }
}
