import { chmod, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import type { Store } from '../../src/store/port/store.ts';
import { entryOf } from '../support/entries.ts';
import { importedIncident, importHeader } from '../support/imported.ts';
import { rowsOf, temporaryFolder, temporaryStore } from '../support/store.ts';

/** A gazetteer of a few places, as the build makes one of many; answers with its file. */
function makeGazetteer(folder: string): string {
  const gazetteer = join(folder, 'gazetteer.db');
  const sqlite = new Database(gazetteer);
  sqlite.exec(`create table city (folded text, name text, admin1 text, country text, lat real, lon real);
    insert into city values ('kabul', 'Kabul', 'Kabul', 'AFG', 34.52813, 69.17233),
      ('kandahar', 'Kandahār', 'Kandahar', 'AFG', 31.61, 65.71), ('kandahar', 'Kandahār', 'Maharashtra', 'IND', 18.87, 77.19),
      ('herat', 'Herāt', 'Herat', 'AFG', 34.35, 62.2), ('herat', 'Herat', 'Herat', 'AFG', 34.34, 62.2)`);
  sqlite.close();
  return gazetteer;
}

async function withGazetteer(use: (store: Store & { readonly file: string }) => Promise<void>) {
  await using folder = await temporaryFolder();
  await using store = await temporaryStore({ gazetteer: makeGazetteer(folder.path) });
  await use(store);
}

const add = (store: Store, line: string) =>
  store.act({ kind: 'add', who: 'ada', entry: entryOf(line) });
const places = (store: { readonly file: string }) =>
  rowsOf(store.file, 'select place, admin1, country, lat, lon from incident order by id');

it('a place that there is once gets its coordinates and its country, also by another spelling', async () => {
  await withGazetteer(async (store) => {
    await add(store, 'attack 2020-03-06 @Kabul,AFG src:AFP One');
    await add(store, 'attack 2020-03-06 @kabul src:AFP Two');
    await add(store, 'attack 2020-03-06 @Herat,AFG src:AFP Three');
    expect(places(store)).toEqual([
      { place: 'Kabul', admin1: null, country: 'AFG', lat: 34.52813, lon: 69.17233 },
      { place: 'kabul', admin1: null, country: 'AFG', lat: 34.52813, lon: 69.17233 },
      { place: 'Herat', admin1: null, country: 'AFG', lat: 34.34, lon: 62.2 },
    ]);
  });
});

it('an ambiguous place gets no coordinates, with a note, unless its country or area decides', async () => {
  await withGazetteer(async (store) => {
    const { notes } = await add(store, 'attack 2020-03-06 @Kandahar src:AFP One');
    expect(notes).toContain(
      'no coordinates: the place could be Kandahār, Kandahar, AFG or Kandahār, Maharashtra, IND',
    );
    await add(store, 'attack 2020-03-06 @Kandahar,IND src:AFP Two');
    await add(store, 'attack 2020-03-06 @Kandahar,"Kandahar Province",AFG src:AFP Three');
    expect(places(store)).toMatchObject([
      { lat: null, country: null },
      { lat: 18.87 },
      { lat: 31.61 },
    ]);
  });
});

it('coordinates that were typed stay, and so do places that no gazetteer knows', async () => {
  await withGazetteer(async (store) => {
    await add(store, 'attack 2020-03-06 @Kabul,AFG at:34.5,69.2 src:AFP One');
    await add(store, 'attack 2020-03-06 @Nowhere,AFG src:AFP Two');
    expect(places(store)).toMatchObject([
      { lat: 34.5, lon: 69.2 },
      { lat: null, lon: null },
    ]);
  });
});

it('an edit that moves an incident to another place moves its point, and no other edit does', async () => {
  await withGazetteer(async (store) => {
    await add(store, 'attack 2020-03-06 @Kabul,AFG src:AFP One');
    const record = { kind: 'incident', id: 1 } as const;
    const edit = async (line: string) => {
      const kept = await store.ask('record', { record });
      if (kept === null) throw new Error('It is gone.');
      const { version, entry: before } = kept;
      await store.act({ kind: 'edit', who: 'ada', record, version, before, after: entryOf(line) });
    };
    await edit('attack 2020-03-06 @Kabul,AFG at:34.52813,69.17233 src:AFP Two');
    expect(places(store)).toMatchObject([{ lat: 34.52813 }]);
    await edit('attack 2020-03-06 @Herat,AFG src:AFP Two');
    expect(places(store)).toMatchObject([{ place: 'Herat', lat: 34.34 }]);
  });
});

it('offers places behind those that incidents name, written so that they are clear', async () => {
  await withGazetteer(async (store) => {
    await add(store, 'attack 2020-03-06 @Kandala,AFG src:AFP One');
    const offered = await store.ask('suggestions', {
      field: 'place',
      text: 'kanda',
      limit: 8,
      forEntry: true,
    });
    expect(offered.map(({ text, token }) => token ?? text)).toEqual([
      'Kandala,AFG',
      'Kandahār,Kandahar,AFG',
      'Kandahār,Maharashtra,IND',
    ]);
    const inFilter = await store.ask('suggestions', {
      field: 'place',
      text: 'kanda',
      limit: 8,
      forEntry: false,
    });
    expect(inFilter.map(({ text }) => text)).toEqual(['Kandala']);
  });
});

it('offers a capital and the larger places first, of the names that begin so, and countries', async () => {
  await using folder = await temporaryFolder();
  const gazetteer = join(folder.path, 'gazetteer.db');
  const sqlite = new Database(gazetteer);
  sqlite.exec(`create table city (folded text, name text, admin1 text, country text, lat real, lon real, importance int);
    insert into city values ('kab', 'Kāb', 'Bihar', 'IND', 25, 85, 0), ('kabwe', 'Kabwe', 'Central', 'ZMB', -14, 28, 188979),
      ('kabul', 'Kabul', 'Kabul', 'AFG', 34.5, 69.2, 103043532), ('kabul', 'Kabul', 'Kabul', 'AFG', 34.5, 69.2, 5)`);
  sqlite.close();
  await using store = await temporaryStore({ gazetteer });
  await add(store, 'attack 2020-03-06 @Kabanga src:AFP One');
  await add(store, 'attack 2020-03-06 @"Kandahar bazaar" src:AFP Two');
  const offered = async (text: string) => {
    const rows = await store.ask('suggestions', {
      field: 'place',
      text,
      limit: 8,
      forEntry: true,
    });
    return rows.map((row) => row.token ?? row.text);
  };
  expect(await offered('kab')).toEqual([
    'Kabanga',
    'Kabul,Kabul,AFG',
    'Kabwe,Central,ZMB',
    'Kāb,Bihar,IND',
    'Kandahar bazaar',
  ]);
  expect(await offered('Afgh')).toEqual(['Afghanistan']);
});

it('an import into one database keeps no writer of another waiting, also where the places are only to be read', async () => {
  await using folder = await temporaryFolder();
  const gazetteer = makeGazetteer(folder.path);
  await chmod(gazetteer, 0o444);
  await chmod(folder.path, 0o555);
  await using one = await temporaryStore({ gazetteer });
  await using other = await temporaryStore({ gazetteer });
  const session = await one.beginImport(importHeader('set'));
  await session.put({ kind: 'incidents', rows: [importedIncident('a')] });
  await add(other, 'attack 2020-03-06 @Kabul,AFG src:AFP Meanwhile');
  await session.finish({ sha256: 'x', snapshot: null, doubts: [] });
  expect(places(other)).toMatchObject([{ place: 'Kabul', lat: 34.52813 }]);
  expect(await readdir(folder.path)).toEqual(['gazetteer.db']);
  await chmod(folder.path, 0o755);
});

it('without a gazetteer a place is as it was typed', async () => {
  await using store = await temporaryStore();
  await add(store, 'attack 2020-03-06 @Kabul,AFG src:AFP One');
  expect(places(store)).toMatchObject([{ place: 'Kabul', lat: null }]);
});
