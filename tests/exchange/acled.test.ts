import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { ACLED } from '../../src/formats/publishers/acled/acled.ts';
import type { Store } from '../../src/store/port/store.ts';
import { rowsOf, temporaryFolder, temporaryStore } from '../support/store.ts';
import { importInto } from './database.ts';

/** Imports a file with this content. */
async function importText(store: Store, content: string | Buffer, name = 'acled.csv') {
  await using folder = await temporaryFolder();
  const file = join(folder.path, name);
  await writeFile(file, content);
  return await importInto(store, file);
}

const [OLD, MIDDLE, NEW] = ACLED.samples;
const text = (sample: typeof OLD, ...more: readonly string[]) =>
  `${[sample?.header, sample?.row, ...more].join('\n')}\n`;

describe('ACLED', () => {
  it.each([
    ['of 1997–2016 in upper case', text(OLD).replace(/^.*/, (header) => header.toUpperCase())],
    ['of 2017–2023', text(MIDDLE)],
    ['since April 2023, with a byte-order mark', `\uFEFF${text(NEW)}`],
    [
      'with population columns',
      text(NEW).replace(/\n/, ',population_best\n').replace(/\n$/, ',1200\n'),
    ],
    ['with a row of HXL tags', text(MIDDLE).replace('\n', `\n${'#meta,'.repeat(30)}#meta\n`)],
    ['between semicolons', text(NEW).replaceAll(';', '|').replaceAll(',', ';')],
    ['packed', gzipSync(text(NEW))],
  ])('%s goes in', async (_, content) => {
    await using store = await temporaryStore();
    const { tally, dataset } = await importText(store, content);
    expect({ added: tally.added, rejected: tally.rejected, dataset }).toEqual({
      added: 1,
      rejected: 0,
      dataset: 'acled',
    });
  });

  it('has the target of a targeted attack, and its dead as civilians', async () => {
    await using store = await temporaryStore();
    await importText(store, text(OLD));
    expect(
      rowsOf(
        store.file,
        'select name, role from attribution join actor on actor.id = actor_id order by name',
      ),
    ).toEqual([
      { name: 'Berber Group', role: 'target' },
      { name: 'Civilians (Algeria)', role: 'target' },
      { name: 'Police Forces of Algeria', role: 'perpetrator' },
    ]);
    expect(rowsOf(store.file, 'select killed_best, civilians_best, country from incident')).toEqual(
      [{ killed_best: 1, civilians_best: 1, country: 'DZA' }],
    );
  });

  it('with one row for each actor is one incident, counted once', async () => {
    await using store = await temporaryStore();
    const header =
      'event_id_cnty,event_date,time_precision,event_type,sub_event_type,actor1,inter1,country,location,latitude,longitude,geo_precision,source,notes,fatalities,civilian_targeting';
    const row = (actor: string, inter: string) =>
      `AFG1,2021-07-14,1,Violence against civilians,Attack,${actor},${inter},Afghanistan,Kabul,34.5,69.2,1,Press,Invented.,4,Civilian targeting`;
    const content = [header, row('Taliban', '2'), row('Civilians (Afghanistan)', '7'), ''].join(
      '\n',
    );
    const { tally } = await importText(store, content);
    expect(tally).toMatchObject({ added: 1, rejected: 0 });
    expect(
      rowsOf(
        store.file,
        'select sum(killed_best) as killed, sum(civilians_best) as civilians, title from incident',
      ),
    ).toEqual([
      { killed: 4, civilians: 4, title: 'Attack: Taliban – Civilians (Afghanistan), Kabul' },
    ]);
    expect(rowsOf(store.file, 'select role from attribution order by id')).toEqual([
      { role: 'perpetrator' },
      { role: 'target' },
    ]);
    expect((await importText(store, content)).tally).toMatchObject({ changed: 0, unchanged: 1 });
  });

  it('with an empty id is rejected, and no id is made up', async () => {
    await using store = await temporaryStore();
    const { tally, rejected } = await importText(store, text(NEW).replace('AFG12345', ''));
    expect(tally).toMatchObject({ added: 0, rejected: 1 });
    expect(rejected[0]).toMatchObject({ column: 'event_id_cnty', reason: 'is empty' });
  });

  it('as counts by month is refused with the reason', async () => {
    await using store = await temporaryStore();
    const content =
      'location_code,admin_level,event_type,events,fatalities,reference_period_start,reference_period_end\nAFG,0,x,1,2,2020-01-01,2020-01-31\n';
    await expect(importText(store, content)).rejects.toThrow(
      /counts by area and month, not incidents/,
    );
  });

  it('that deletes an event withdraws it, and an older row does not bring it back but a later revision does', async () => {
    await using store = await temporaryStore();
    await importText(store, text(NEW));
    const list = '{"data":[{"event_id_cnty":"AFG12345","deleted_timestamp":1700000000}]}';
    const deleted = await importText(store, list, 'deleted.json');
    expect(deleted.tally).toMatchObject({ withdrawn: 1 });
    expect(rowsOf(store.file, 'select id from incident where removed_at is null')).toEqual([]);
    const [page] = [await store.ask('incident', { id: 1 })];
    expect(page?.withdrawn).toEqual({ at: '2023-11-14T22:13:20.000Z', batch: 'B2' });
    expect((await importText(store, text(NEW))).tally).toMatchObject({ heldBack: 1, changed: 0 });
    const later = text(NEW).replace('1626800000', '1800000000');
    expect((await importText(store, later)).tally).toMatchObject({ changed: 1, heldBack: 0 });
    expect(rowsOf(store.file, 'select id from incident where removed_at is null')).toEqual([
      { id: 1 },
    ]);
  });
});
