import { writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import type { StoredMapped } from '../../src/store/schema/mapped-row.ts';
import { packRow } from '../../src/store/schema/published-row.ts';
import { emptyDatabase } from './empty-database.ts';
import { CONTROLS, HOSTILE_HEAPS, HOSTILE_TEXTS } from './hostile-texts.ts';

/** Texts that attack terminals, and a very long one. The others are no different alone than joined with others. */
const ALONE = HOSTILE_TEXTS.filter((text) => CONTROLS.includes(text) || text.length > 1_000);

/** These texts alone, then all texts joined into long ones: the content of each kind of record, in this order. */
export const ROWS: readonly string[] = [...ALONE, ...HOSTILE_HEAPS];
/** The first record of joined texts. */
export const FIRST_HEAP = ALONE.length + 1;

const DAY = '2020-05-12';
const when = { occurred_from: DAY, occurred_until: DAY };

/** Text columns without words from outside: their values are checked, or computed by the program. */
const NO_WORDS =
  /^(?:uid|country|verdict|grade|reliability|credibility|since|.+_(?:at|on|from|until|precision))$/;

type Value = string | number | Buffer | null;
type Fixed = Readonly<Record<string, Value>>;

/** Writes a database with the texts in every column of every table that holds words, including columns added later. */
export function writeHostileDatabase(file: string, who: string): void {
  writeFileSync(file, emptyDatabase());
  const sqlite = new Database(file);
  sqlite.pragma('foreign_keys = on');
  sqlite.transaction(() => {
    const insert = inserting(sqlite);
    for (const [index] of ROWS.entries()) insertAll(insert, index);
    // What the triggers have noted of all this is a log of its own, of nobody's making.
    sqlite.exec('delete from change; delete from action');
    for (const [index] of ROWS.entries()) insertLog(insert, index, who);
  })();
  sqlite.close();
}

type Insert = (table: string, index: number, fixed: Fixed) => void;

/** Inserts a row: the given values, and the next text in each other column with words. */
function inserting(sqlite: Database.Database): Insert {
  const statements = new Map<string, (index: number, fixed: Fixed) => void>();
  return (table, index, fixed) => {
    const made = statements.get(table) ?? statementFor(sqlite, table, Object.keys(fixed));
    statements.set(table, made);
    made(index, fixed);
  };
}

function statementFor(sqlite: Database.Database, table: string, given: readonly string[]) {
  const words = columnsWithWords(sqlite, table).filter((name) => !given.includes(name));
  const names = [...given, ...words];
  const statement = sqlite.prepare(
    `insert into ${table} (${names}) values (${names.map(() => '?')})`,
  );
  return (index: number, fixed: Fixed): void => {
    const texts = words.map((_, offset) => textAt(index + offset));
    statement.run(...given.map((name) => fixed[name]), ...texts);
  };
}

function columnsWithWords(sqlite: Database.Database, table: string): readonly string[] {
  const query = "select name from pragma_table_info(?) where type = 'TEXT' and dflt_value is null";
  const names = sqlite.prepare<[string], string>(query).pluck().all(table);
  return names.filter((name) => !NO_WORDS.test(name));
}

function textAt(index: number): string {
  return ROWS[index % ROWS.length] ?? '';
}

/** One record of each kind, related to each other by number. */
function insertAll(insert: Insert, index: number): void {
  const id = index + 1;
  const text = textAt(index);
  insert('dataset', index, { name: text, passing: 'attribution' });
  insert('batch', index, {});
  insert('rejected_row', index, { batch_id: id, line: id, raw: JSON.stringify({ [text]: text }) });
  insert('doubt', index, { batch_id: id, kind: 'country', unit: 'line', line: id, rows: 2 });
  insert('source', index, {});
  insert('actor', index, {});
  insert('alias', index + 1, { actor_id: id });
  insert('incident', index, { ...when, title: text, country: 'AFG', verdict: 'confirmed' });
  insert('tag', index, { incident_id: id });
  if (index > 0) insert('relation', index, { incident_id: id, other_id: index });
  const attribution = { incident_id: id, actor_id: id, basis: 'claimed', source_id: id };
  insert('attribution', index, { ...attribution, role: 'perpetrator' });
  insert('report', index, { incident_id: id, source_id: id });
  insert('figure', index, { report_id: id, measure: 'killed', best: id });
  insert('pin', index, { incident_id: id, measure: 'wounded', best: id });
  insert('quote', index, { said_from: DAY, said_until: DAY, text, source_id: id });
  insert('quote_incident', index, { quote_id: id, incident_id: id });
  insert('quote_actor', index, { quote_id: id, actor_id: id });
  insert('milestone', index, { ...when, name: text });
  insert('conflict', index, {
    ...{ tab: 'incident', row_id: id, path: JSON.stringify(['title']), state: 'open' },
    ...{ ours: JSON.stringify(text), theirs: JSON.stringify(`${text} elsewhere`) },
  });
  insert('estimate', index, { actor_id: id, measure: 'strength', low: id, source_id: id });
  insert('lead', index, {
    day: DAY,
    country: 'AFG',
    place_precision: 'exact',
    raw: JSON.stringify({ [text]: text }),
  });
  insert('publisher_row', index, {
    ...{ incident_id: id, first_batch_id: id, last_batch_id: id, line: id },
    ...packRow({ columns: [text], cells: [text] }, mappedOf(text), null),
  });
}

/** A publisher's row that differs from our incident in every field. */
function mappedOf(text: string): StoredMapped {
  const words = `${text} elsewhere`;
  return {
    when: { from: DAY, until: DAY, precision: 'day' },
    place: {
      place: words,
      admin1: words,
      admin2: words,
      country: 'AFG',
      point: null,
      precision: 'exact',
    },
    type: words,
    subtype: words,
    title: words,
    narrative: words,
    tags: [words],
    ties: [],
    accounts: [
      {
        source: words,
        published: null,
        url: words,
        headline: words,
        grade: { reliability: null, credibility: null },
        figures: {},
      },
    ],
  };
}

/** Somebody's action on the incident of the same number. */
function insertLog(insert: Insert, index: number, who: string): void {
  const id = index + 1;
  const answer = JSON.stringify({ note: textAt(index) });
  insert('action', index, { id, at: '2020-05-13T00:00:00.000Z', who, kind: 'edit', answer });
  insert('change', index, {
    ...{ action_id: id, tab: 'incident', row_id: id },
    ...{
      before: JSON.stringify({ title: textAt(index) }),
      after: JSON.stringify({ title: textAt(index + 1) }),
    },
  });
  insert('purge', index, { action_id: id });
  insert('backup', index, {});
}
