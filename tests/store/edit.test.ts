import { describe, expect, it } from 'vitest';
import { printEntry } from '../../src/domain/editing/print-entry.ts';
import { parseRecordName } from '../../src/domain/model/record.ts';
import { openDatabase, type TestDatabase } from '../support/database.ts';
import { entryOf } from '../support/entries.ts';

const ATTACK =
  'attack 2020-03-06 @Kabul,AFG by:ISKP on:civilians claimed:ISKP blamed:Taliban<Officials src:Reuters/B2 pub:2020-03 killed:27-32 src:AFP/C3 wounded:81 #drill Gunmen open fire';

async function lineOf(database: TestDatabase, name: string): Promise<string> {
  const record = parseRecordName(name);
  const kept = record && (await database.ask('record', { record }));
  if (!kept) throw new Error(`no ${name}`);
  return printEntry(kept.entry);
}

/** Edits a record by replacing a part of its line, as a person would. */
async function edit(database: TestDatabase, name: string, from: string, to: string) {
  const record = parseRecordName(name);
  const kept = record && (await database.ask('record', { record }));
  if (!record || !kept) throw new Error(`no ${name}`);
  const line = printEntry(kept.entry);
  if (!line.includes(from)) throw new Error(`"${from}" is not in: ${line}`);
  const { version, entry: before } = kept;
  return database.act({
    kind: 'edit',
    who: 'anna',
    record,
    version,
    before,
    after: entryOf(line.replace(from, to)),
  });
}

async function withLines(...lines: readonly string[]): Promise<TestDatabase> {
  const database = openDatabase();
  await database.add(...lines.map(entryOf));
  return database;
}

describe('a record as its line', () => {
  it.each([
    ['I1', ATTACK],
    ['R3', 'report I1 blamed:Taliban src:Tolo/D4 pub:2020-03-09 killed:40-50 note:"by phone"'],
    [
      'Q1',
      'quote 2020-05-20 speaker:"A. Speaker" role:analyst org:ICG about:ISKP,I1 src:BBC/B2 "the words"',
    ],
    ['Q2', 'paraphrase 2020-05 re:Q1 src:BBC/B2 "other words"'],
    [
      'E1',
      'estimate ISKP strength 200-1000 asof:2020-05 since:2015 src:"UN monitors"/C3 note:doubted',
    ],
    ['M1', 'milestone 2020-02-29 note:Doha Agreement signed'],
  ])('is what was typed: %s', async (name, line) => {
    const before = ['I1', 'R3', 'Q1', 'Q2', 'E1', 'M1'].indexOf(name);
    const lines =
      before < 1 ? [line] : [ATTACK, ...(name === 'Q2' ? ['quote 2020-05-20 "one"'] : []), line];
    const database = await withLines(...lines);
    expect(await lineOf(database, name)).toBe(printEntry(entryOf(line)));
  });
});

describe('an edited record', () => {
  it('changes what was changed and nothing else', async () => {
    const database = await withLines(ATTACK);
    database.sqlite.exec(
      "update incident set admin2 = 'District 6'; update report set headline = 'Dozens dead'",
    );
    const done = await edit(database, 'I1', 'killed:27-32', 'killed:32');
    expect(done.title).toBe('edited I1');
    expect(done.change.updated.map(([, row]) => row.table).toSorted()).toEqual(['figure']);
    const page = await database.ask('incident', { id: 1 });
    expect(page).toMatchObject({ admin2: 'District 6', killed: { low: 32, best: 32, high: 32 } });
    expect(page?.reports.map(({ id, headline }) => [id, headline])).toEqual([
      [1, 'Dozens dead'],
      [2, 'Dozens dead'],
    ]);
  });

  it('keeps its report where only the name of the source was mended', async () => {
    const database = await withLines(ATTACK);
    const done = await edit(database, 'I1', 'src:Reuters', 'src:"Reuters News"');
    expect(done.notes).toEqual(['new source S4: Reuters News']);
    const page = await database.ask('incident', { id: 1 });
    expect(page?.reports.map(({ id, source }) => [id, source])).toEqual([
      [1, 'Reuters News'],
      [2, 'AFP'],
    ]);
    expect(page?.attributions.filter(({ saidBy }) => saidBy === 'Reuters')).toEqual([]);
  });

  it('gains and loses reports, attributions, tags and relations', async () => {
    const database = await withLines(ATTACK, 'arrests 2020-03-05 @Kabul,AFG src:Tolo Men arrested');
    await edit(
      database,
      'I1',
      'src:AFP/C3 wounded:81 #drill',
      'src:BBC/A1 killed:30 #checked rel:I2/answers',
    );
    await edit(database, 'I1', 'claimed:ISKP', 'denied:ISKP<Tolo');
    expect(await lineOf(database, 'I1')).toBe(
      printEntry(
        entryOf(
          'attack 2020-03-06 @Kabul,AFG by:ISKP on:civilians blamed:Taliban<Officials denied:ISKP<Tolo src:Reuters/B2 pub:2020-03 killed:27-32 src:BBC/A1 killed:30 #checked rel:I2/answers Gunmen open fire',
        ),
      ),
    );
  });

  it('never changes what is known of a source', async () => {
    const database = await withLines(ATTACK);
    await edit(database, 'I1', 'src:Reuters/B2', 'src:Reuters/E5');
    expect(
      database.sqlite.prepare("select reliability from source where name = 'Reuters'").get(),
    ).toEqual({
      reliability: 'B',
    });
  });

  it('is undone and redone as a whole', async () => {
    const database = await withLines(ATTACK);
    const first = await lineOf(database, 'I1');
    const { action } = await edit(
      database,
      'I1',
      'src:AFP/C3 wounded:81',
      'src:BBC/A1 killed:30 by:Taliban',
    );
    const second = await lineOf(database, 'I1');
    const undone = await database.act({ kind: 'undo', who: 'anna', action });
    expect(await lineOf(database, 'I1')).toBe(first);
    expect(await database.ask('lastUndone', { who: 'anna' })).toMatchObject({ id: undone.action });
    await database.act({ kind: 'undo', who: 'anna', action: undone.action });
    expect(await lineOf(database, 'I1')).toBe(second);
    expect(await database.ask('lastUndone', { who: 'anna' })).toBeNull();
  });

  it('is refused where nothing was changed, or its kind would', async () => {
    const database = await withLines(ATTACK);
    await expect(edit(database, 'I1', 'killed:27-32', 'killed:27-32')).rejects.toThrow(
      'Nothing of I1 was changed.',
    );
    const kept = await database.ask('record', { record: { kind: 'incident', id: 1 } });
    if (!kept) throw new Error('no I1');
    const { version, entry: before } = kept;
    const after = entryOf('milestone 2020-02-29 Signed');
    const record = { kind: 'incident', id: 1 } as const;
    await expect(
      database.act({ kind: 'edit', who: 'anna', record, version, before, after }),
    ).rejects.toThrow('The kind of I1 cannot change to milestone');
  });

  it('is never overwritten: who edits what has changed meanwhile is shown both versions', async () => {
    const database = await withLines(ATTACK);
    const record = { kind: 'incident', id: 1 } as const;
    const kept = await database.ask('record', { record });
    if (!kept) throw new Error('no I1');
    await edit(database, 'I1', 'wounded:81', 'wounded:80');
    const after = entryOf(ATTACK.replace('27-32', '40'));
    await expect(
      database.act({
        kind: 'edit',
        who: 'ben',
        record,
        version: kept.version,
        before: kept.entry,
        after,
      }),
    ).rejects.toMatchObject({
      code: 'conflict',
      message: 'I1 was changed meanwhile by anna. Look at both before you save.',
      theirs: { who: 'anna', title: 'edited I1' },
    });
  });
});

describe('a removed record', () => {
  it('can be restored, once', async () => {
    const database = await withLines(ATTACK);
    const record = { kind: 'incident', id: 1 } as const;
    await database.act({ kind: 'remove', who: 'anna', record });
    const done = await database.act({ kind: 'restore', who: 'ben', record });
    expect(done.title).toBe('restored I1');
    expect((await database.ask('incident', { id: 1 }))?.removed).toBe(false);
    await expect(database.act({ kind: 'restore', who: 'ben', record })).rejects.toThrow(
      'I1 is not removed.',
    );
  });
});
