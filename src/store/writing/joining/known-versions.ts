import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Selectable } from 'kysely';
import * as v from 'valibot';
import type { NativePart } from '../../../domain/model/native-record.ts';
import type { Path } from '../../joining/record-tree.ts';
import { comparable, type VersionName } from '../../joining/record-version.ts';
import type { SharedVersionTable } from '../../schema/schema-imports.ts';
import type { Importing } from '../import/importing.ts';
import type { Places } from '../import/statements.ts';

/** How many versions of a record are kept; a database that sends an older one is treated as if it had never had the record. */
const REMEMBERED = 8;

/** A version that was exported to another database, or imported from one. */
export type KeptVersion = {
  readonly version: string;
  /** Whether it was imported, so that conflicts about it may still be open. */
  readonly isImported: boolean;
  /** How often our value had been kept in conflicts of the record. */
  readonly choices: number;
  /** What could not be imported. */
  readonly untaken: readonly Path[];
  readonly values: NativePart;
};

type Row = Selectable<SharedVersionTable>;

const PATHS = v.pipe(v.string(), v.parseJson(), v.array(v.array(v.string())));

type Version = Pick<Row, 'uid' | 'version' | 'content' | 'choices' | 'packed'>;

/** The versions of records that other databases have had. `batch` is the import under way, `null` for an export. */
export function createSharedVersions(
  { db, prepare }: Pick<Importing, 'db' | 'prepare'>,
  batch: number | null,
) {
  const of = db.selectFrom('shared_version').orderBy('id', 'desc');
  const all = prepare(({ uid }: Places<{ uid: string }>) =>
    of
      .where('uid', '=', uid)
      .select(['version', 'choices', 'batch_id', 'untaken', 'packed'])
      .compile(),
  );
  const newest = prepare(({ uid }: Places<{ uid: string }>) =>
    of.where('uid', '=', uid).limit(1).select(['version', 'content']).compile(),
  );
  const put = prepare(({ uid, version, content, choices, packed }: Places<Version>) =>
    db
      .insertInto('shared_version')
      .values({ uid, version, content, choices, packed, batch_id: batch, untaken: null })
      .onConflict((conflict) => {
        const known = conflict.columns(['uid', 'version']);
        // A version that is exported is ours from then on, even if it was imported before.
        return batch === null
          ? known.doUpdateSet({ batch_id: null, untaken: null })
          : known.doNothing();
      })
      .compile(),
  );
  const forget = prepare(({ uid }: Places<{ uid: string }>) =>
    db
      .deleteFrom('shared_version')
      .where('uid', '=', uid)
      .where('id', '<=', of.where('uid', '=', uid).select('id').limit(1).offset(REMEMBERED))
      .compile(),
  );
  const leaveOut = prepare(
    ({ uid, version, paths }: Places<{ uid: string; version: string; paths: string }>) =>
      db
        .updateTable('shared_version')
        .where('uid', '=', uid)
        .where('version', '=', version)
        .set({ untaken: paths })
        .compile(),
  );
  return {
    /** Newest first. */
    all: async (uid: string): Promise<readonly KeptVersion[]> =>
      (await all.all({ uid })).map(toVersion),
    newest: (uid: string): Promise<VersionName | undefined> => newest.first({ uid }),
    /** `choices`: how often our value has been kept in conflicts of the record. */
    keep: async (
      uid: string,
      { version, content }: VersionName,
      values: NativePart,
      choices: number,
    ) => {
      await put.run({ uid, version, content, choices, packed: packed(values) });
      await forget.run({ uid });
    },
    /** Records what of a version could not be imported. */
    leaveOut: async (uid: string, version: string, paths: readonly Path[]) => {
      await leaveOut.run({ uid, version, paths: JSON.stringify(paths) });
    },
  };
}

export type SharedVersions = ReturnType<typeof createSharedVersions>;

/** Reads the stored paths of a record. */
export function readPaths(text: string | null): readonly Path[] {
  return text === null ? [] : v.parse(PATHS, text);
}

function toVersion({
  version,
  choices,
  batch_id,
  untaken,
  packed,
}: Omit<Row, 'id' | 'uid' | 'content'>): KeptVersion {
  return {
    version,
    choices,
    isImported: batch_id !== null,
    untaken: readPaths(untaken),
    values: unpacked(packed),
  };
}

function packed(values: NativePart): Buffer {
  return deflateRawSync(JSON.stringify(comparable(values)));
}

const PART: v.GenericSchema<unknown, NativePart> = v.record(
  v.string(),
  v.union([v.nullable(v.union([v.string(), v.number()])), v.array(v.lazy(() => PART))]),
);

function unpacked(packed: Buffer): NativePart {
  return v.parse(PART, JSON.parse(inflateRawSync(packed).toString()));
}
