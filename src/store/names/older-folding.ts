import type { Kysely } from 'kysely';
import { foldNameBefore } from '../../domain/actors/name-key.ts';
import { cacheUntilWrite } from '../schema/cache-until-write.ts';
import type { Schema } from '../schema/schema.ts';
import { allNames } from './names.ts';

const NONE: ReadonlySet<number> = new Set();

/** The actors that an older version matched a name with, when folding removed marks that are letters. */
export const takenBefore = cacheUntilWrite(
  async (db: Kysely<Schema>): Promise<(name: string) => ReadonlySet<number>> => {
    const byForm = new Map<string, Set<number>>();
    for (const { id, spellings } of (await allNames(db)).actors) {
      for (const form of spellings.map(foldNameBefore)) {
        byForm.set(form, (byForm.get(form) ?? new Set()).add(id));
      }
    }
    return (name) => byForm.get(foldNameBefore(name)) ?? NONE;
  },
);
