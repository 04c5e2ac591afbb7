import type Database from 'better-sqlite3';
import { v7 } from 'uuid';
import type { FoundDoubt } from '../../../domain/model/doubts.ts';
import {
  EMPTY_TALLY,
  type ImportEnd,
  type ImportHeader,
  type Tally,
} from '../../port/importing.ts';
import { StoreError } from '../../port/store.ts';

type Begun = { readonly batch: number; readonly tally: Tally };

/** Records the import itself, and the act that its changes belong to; or goes on with one. */
export function beginBatch(sqlite: Database.Database, header: ImportHeader): Begun {
  keepDataset(sqlite, header);
  if (header.continues !== null) return goOn(sqlite, header.continues);
  const { dataset, format, file, publisherVersion, who } = header;
  const { lastInsertRowid } = sqlite
    .prepare(
      `insert into batch (dataset, format, file, sha256, publisher_version, who) values (?, ?, ?, '', ?, ?)`,
    )
    .run(dataset.name, format, file, publisherVersion, who);
  const batch = Number(lastInsertRowid);
  const action = sqlite
    .prepare(`insert into action (uid, who, kind, title, batch_id) values (?, ?, 'import', ?, ?)`)
    .run(v7(), who, `imported ${file}`, batch).lastInsertRowid;
  sqlite.prepare('update context set action_id = ?').run(action);
  return { batch, tally: EMPTY_TALLY };
}

/** What a dataset is may be known better by a later program; a file of another format says nothing of it. */
function keepDataset(sqlite: Database.Database, { dataset }: ImportHeader): void {
  const { name, format, title, licence, attribution, passing, staleAfterDays } = dataset;
  sqlite
    .prepare(
      `insert into dataset (name, format, title, licence, attribution, passing, stale_after_days)
        values (?, ?, ?, ?, ?, ?, ?) on conflict (name) do update set format = excluded.format,
        title = excluded.title, licence = excluded.licence, attribution = excluded.attribution,
        passing = excluded.passing, stale_after_days = excluded.stale_after_days
        where format = excluded.format`,
    )
    .run(name, format, title, licence, attribution, passing, staleAfterDays);
}

function goOn(sqlite: Database.Database, batch: number): Begun {
  const tally = sqlite
    .prepare<[number], Tally>(
      `select added, changed, unchanged, rejected, withdrawn, held_back as heldBack, 0 as purged,
        (select count(*) from conflict where batch_id = batch.id) as conflicts from batch
        where id = ? and removed_at is null`,
    )
    .get(batch);
  if (tally === undefined) {
    throw new StoreError('missing', `B${batch} was undone meanwhile. Start the import again.`);
  }
  const action = sqlite
    .prepare("select id from action where batch_id = ? and kind = 'import'")
    .pluck();
  sqlite.prepare('update context set action_id = ?').run(action.get(batch));
  return { batch, tally };
}

/** Records what the import came to. */
export function endBatch(
  sqlite: Database.Database,
  batch: number,
  { ending, tally }: { readonly ending: ImportEnd; readonly tally: Tally },
): void {
  const { added, changed, unchanged, rejected, withdrawn, heldBack } = tally;
  keepDoubts(sqlite, batch, ending.doubts);
  sqlite
    .prepare(
      `update batch set sha256 = ?, added = ?, changed = ?, unchanged = ?, rejected = ?, withdrawn = ?, held_back = ?,
        scope = ? where id = ?`,
    )
    .run(
      ending.sha256,
      added,
      changed,
      unchanged,
      rejected,
      withdrawn,
      heldBack,
      ending.snapshot?.words ?? null,
      batch,
    );
}

/** Keeps what was found doubtful; of a file that is followed, in place of what there was of it before. */
function keepDoubts(sqlite: Database.Database, batch: number, doubts: readonly FoundDoubt[]): void {
  sqlite.prepare('delete from doubt where batch_id = ?').run(batch);
  const insert = sqlite.prepare(
    'insert into doubt (batch_id, kind, text, line, unit, rows) values (?, ?, ?, ?, ?, ?)',
  );
  for (const { kind, count, unit, examples } of doubts) {
    for (const { text, line, count: rows } of examples)
      insert.run(batch, kind, text, line, unit, rows);
    const others = count - examples.reduce((sum, example) => sum + example.count, 0);
    if (others > 0) insert.run(batch, kind, null, null, unit, others);
  }
}
