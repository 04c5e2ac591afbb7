import { describe, expect, it } from 'vitest';
import { rowsOf, temporaryStore, writeOutside } from '../support/store.ts';
import { importTable } from './database.ts';
import { tableOf } from './tables.ts';

const ACTORS = 'select name, kind from actor order by id';
const KIND_LINES = `select who, before ->> 'kind' as before, after ->> 'kind' as after from change
  join action on action.id = action_id where tab = 'actor' and before is not null and kind = 'import'`;
/** Groups that attack civilians may be of any kind, says the codebook; those that fight a state are rebels. */
const ONE_SIDED = { type_of_violence: '3', side_a: 'AQIM', gwnoa: '', side_b: 'Civilians' };

describe('the actors of an import', () => {
  it('have the kind and the role that their publisher gives them', async () => {
    await using store = await temporaryStore();
    const between = { type_of_violence: '2', side_a: 'JNIM', gwnoa: '', side_b: 'IS' };
    const states = { side_b: 'Mauritania', gwnob: '435' };
    await importTable(store, tableOf({}, between, { ...ONE_SIDED, side_a: 'FLA' }, states));
    const attributions = `select incident_id as incident, name, kind, role, basis from attribution
      join actor on actor.id = actor_id order by attribution.id`;
    const basis = 'reported';
    expect(rowsOf(store.file, attributions)).toEqual([
      { incident: 1, name: 'Government of Mali', kind: 'state', role: 'participant', basis },
      { incident: 1, name: 'AQIM', kind: 'rebel', role: 'participant', basis },
      { incident: 2, name: 'JNIM', kind: 'unknown', role: 'participant', basis },
      { incident: 2, name: 'IS', kind: 'unknown', role: 'participant', basis },
      { incident: 3, name: 'FLA', kind: 'unknown', role: 'perpetrator', basis },
      { incident: 3, name: 'Civilians', kind: 'civilians', role: 'target', basis },
      { incident: 4, name: 'Government of Mali', kind: 'state', role: 'participant', basis },
      { incident: 4, name: 'Mauritania', kind: 'state', role: 'participant', basis },
    ]);
  });

  it('take the kind that a later row of the same file knows; the batch covers that', async () => {
    await using store = await temporaryStore();
    await importTable(store, tableOf(ONE_SIDED, {}));
    expect(rowsOf(store.file, ACTORS)).toContainEqual({ name: 'AQIM', kind: 'rebel' });
    expect(rowsOf(store.file, 'select * from change')).toEqual([]);
  });

  it('take the kind that a later file knows, with a line of the old one', async () => {
    await using store = await temporaryStore();
    await importTable(store, tableOf(ONE_SIDED));
    await importTable(store, tableOf(ONE_SIDED, {}));
    expect(rowsOf(store.file, ACTORS)).toContainEqual({ name: 'AQIM', kind: 'rebel' });
    expect(rowsOf(store.file, KIND_LINES)).toEqual([
      { who: 'ada', before: 'unknown', after: 'rebel' },
    ]);
  });

  it('take the kind that a changed row makes known, and the change lines of that row are complete', async () => {
    await using store = await temporaryStore();
    await importTable(store, tableOf({ ...ONE_SIDED, side_b: 'Civilians' }));
    await importTable(store, tableOf({ side_a: 'Government of Mali', side_b: 'AQIM', best: '3' }));
    expect(rowsOf(store.file, KIND_LINES)).toHaveLength(1);
    const lines = `select tab, count(*) as lines from change group by tab order by tab`;
    expect(rowsOf(store.file, lines)).toEqual([
      { tab: 'actor', lines: 2 },
      { tab: 'attribution', lines: 4 },
      { tab: 'figure', lines: 1 },
      { tab: 'incident', lines: 1 },
    ]);
  });

  it('keep the kind that somebody here has given them', async () => {
    await using store = await temporaryStore();
    writeOutside(
      store.file,
      "insert into actor (name, kind) values ('AQIM', 'political-militia'), ('Government of Mali', 'unknown')",
    );
    await importTable(store, tableOf({}, ONE_SIDED));
    expect(rowsOf(store.file, ACTORS)).toEqual([
      { name: 'AQIM', kind: 'political-militia' },
      { name: 'Government of Mali', kind: 'state' },
      { name: 'Civilians', kind: 'civilians' },
    ]);
  });

  it('are those that are known by that name, in other letters or as an alias', async () => {
    await using store = await temporaryStore();
    writeOutside(
      store.file,
      `insert into actor (name) values ('government of MALI'), ('Al-Qaida in the Maghreb'), ('Touareg'), ('Tuareg');
       insert into alias (actor_id, name) values (2, 'AQIM');
       update actor set merged_into = 4 where id = 3;`,
    );
    await importTable(store, tableOf({}, { side_b: 'Touareg' }, { side_b: 'Aqim' }));
    const attributions =
      'select incident_id as incident, actor_id as actor from attribution order by id';
    expect(rowsOf(store.file, attributions)).toEqual([
      { incident: 1, actor: 1 },
      { incident: 1, actor: 2 },
      { incident: 2, actor: 1 },
      { incident: 2, actor: 4 },
      { incident: 3, actor: 1 },
      { incident: 3, actor: 2 },
    ]);
    expect(rowsOf(store.file, 'select id from actor')).toHaveLength(4);
  });

  it('are created if a name could mean two known ones', async () => {
    await using store = await temporaryStore();
    writeOutside(
      store.file,
      `insert into actor (name) values ('one'), ('two');
       insert into alias (actor_id, name) values (1, 'AQIM'), (2, 'aqim');`,
    );
    await importTable(store, tableOf({}, {}));
    expect(rowsOf(store.file, "select id from actor where name = 'AQIM'")).toEqual([{ id: 4 }]);
  });

  it('are counted once each with what they did, like every one of them', async () => {
    await using store = await temporaryStore();
    await importTable(store, tableOf(ONE_SIDED, {}, { side_b: 'aqim' }));
    const counts = `select actor_id as actor, count(*) as attributions from attribution group by actor_id`;
    expect(rowsOf(store.file, counts)).toContainEqual({ actor: 1, attributions: 3 });
  });
});

describe('the sources of an import', () => {
  it('are those that are known by that name, and belong to nobody’s origin', async () => {
    await using store = await temporaryStore();
    writeOutside(store.file, "insert into source (name, reliability) values ('afp', 'B')");
    await importTable(store, tableOf({}));
    expect(
      rowsOf(store.file, 'select name, reliability, origin_id from source order by id'),
    ).toEqual([
      { name: 'afp', reliability: 'B', origin_id: null },
      { name: 'UCDP GED', reliability: 'F', origin_id: null },
    ]);
  });
});
