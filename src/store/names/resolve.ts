import { type Kysely, type SqlBool, sql } from 'kysely';
import type { RecordKind, RecordRef } from '../../domain/model/record.ts';
import type { Answer, Params } from '../port/questions.ts';
import type { NameRow } from '../port/rows-prompt.ts';
import { isGoneIn } from '../schema/records/belonging.ts';
import type { Schema } from '../schema/schema.ts';
import { locatedIn } from './gazetteer.ts';
import { type Meaning, namesIn } from './names.ts';
import { type NearNames, nearNamesIn } from './near-names.ts';

/** Resolves the names in a line, and finds references to records that do not exist. */
export async function resolve(
  db: Kysely<Schema>,
  { actors, sources, records, place }: Params<'resolve'>,
): Promise<Answer<'resolve'>> {
  const names = await namesIn(db, { actors, sources });
  const meant = { actor: actors.map(names.actor), source: sources.map(names.source) };
  const isKnown = [...meant.actor, ...meant.source].every(({ is }) => is !== 'new');
  const near = isKnown ? NO_NEAR_NAMES : await nearNamesIn(db);
  const kinds = await kindsOf(db, meant.actor);
  return {
    actors: meant.actor.map((meaning, at) => ({
      ...toRow(actors[at] ?? '', meaning, near.actor),
      kind: meaning.is === 'known' ? (kinds.get(meaning.id) ?? null) : null,
    })),
    sources: meant.source.map((meaning, at) => toRow(sources[at] ?? '', meaning, near.source)),
    missing: await missingOf(db, records),
    located: place === null ? { is: 'unknown' } : await locatedIn(db, place),
  };
}

const NO_NEAR_NAMES: NearNames = { actor: () => undefined, source: () => undefined };

/** The kind of each actor that is known, by its number. */
async function kindsOf(db: Kysely<Schema>, meant: readonly Meaning[]) {
  const ids = meant.flatMap((meaning) => (meaning.is === 'known' ? [meaning.id] : []));
  const rows =
    ids.length === 0
      ? []
      : await db.selectFrom('actor').where('id', 'in', ids).select(['id', 'kind']).execute();
  return new Map(rows.map(({ id, kind }) => [id, kind]));
}

/** The records that do not exist or were removed. */
export async function missingOf(
  db: Kysely<Schema>,
  records: readonly RecordRef[],
): Promise<readonly RecordRef[]> {
  const kinds = [...new Set(records.map((record) => record.kind))];
  const living = new Map<RecordKind, ReadonlySet<number>>();
  for (const kind of kinds) {
    const ids = records.filter((record) => record.kind === kind).map((record) => record.id);
    const rows = await db
      .selectFrom(kind)
      .where('id', 'in', ids)
      .where(sql<SqlBool>`not ${isGoneIn(kind, kind)}`)
      .select('id')
      .execute();
    living.set(kind, new Set(rows.map((row) => row.id)));
  }
  return records.filter((record) => !living.get(record.kind)?.has(record.id));
}

function toRow(
  name: string,
  meaning: Meaning,
  near: (name: string) => string | undefined,
): NameRow {
  const row = { name, is: meaning.is, kind: null, near: null };
  switch (meaning.is) {
    case 'known':
      return { ...row, candidates: [meaning.name] };
    case 'ambiguous':
      return { ...row, candidates: meaning.candidates };
    case 'new':
      return { ...row, candidates: [], near: near(name) ?? null };
  }
}
