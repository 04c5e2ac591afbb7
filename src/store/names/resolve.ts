import type { Kysely } from 'kysely';
import type { RecordKind, RecordRef } from '../../domain/model/record.ts';
import type { Answer, Params } from '../port/questions.ts';
import type { NameRow } from '../port/rows-prompt.ts';
import type { Schema } from '../schema/schema.ts';
import { calledActors } from './actor-names.ts';
import { locatedIn } from './gazetteer.ts';
import { type Meaning, namesIn } from './names.ts';
import { nearNamesIn } from './near-names.ts';

/** Resolves the names in a line, and finds references to records that do not exist. */
export async function resolve(
  db: Kysely<Schema>,
  { actors, sources, records, place }: Params<'resolve'>,
): Promise<Answer<'resolve'>> {
  const names = await namesIn(db);
  const near = await nearNamesIn(db);
  const called = await calledActors(db);
  return {
    actors: actors.map((name) => {
      const meaning = names.actor(name);
      const kind = meaning.is === 'known' ? (called.get(meaning.id)?.kind ?? null) : null;
      return { ...toRow(name, meaning, near.actor), kind };
    }),
    sources: sources.map((name) => toRow(name, names.source(name), near.source)),
    missing: await missingOf(db, records),
    located: place === null ? { is: 'unknown' } : await locatedIn(db, place),
  };
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
      .where('removed_at', 'is', null)
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
