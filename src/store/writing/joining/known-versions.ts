import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type Database from 'better-sqlite3';
import * as v from 'valibot';
import type { NativePart } from '../../../domain/model/native-record.ts';
import type { Path } from '../../joining/record-tree.ts';
import { comparable, type VersionName } from '../../joining/record-version.ts';

/** So many versions of a record are remembered: a desk that sends an older one is met as if it had never had any. */
const REMEMBERED = 8;

/** A version that was given to another database, or taken from one. */
export type KeptVersion = {
  readonly version: string;
  /** Whether it came from another database, so that some of it may not be settled on yet. */
  readonly isTaken: boolean;
  /** How often ours had been kept in conflicts of the record. */
  readonly choices: number;
  readonly untaken: readonly Path[];
  readonly values: NativePart;
};

type Stored = {
  readonly version: string;
  readonly choices: number;
  readonly batch_id: number | null;
  readonly untaken: string | null;
  readonly packed: Buffer;
};

const PATHS = v.pipe(v.string(), v.parseJson(), v.array(v.array(v.string())));

/** The versions of records that other databases have had; `batch` is the import that takes some, `null` while some are given. */
export function createSharedVersions(sqlite: Database.Database, batch: number | null) {
  const all = sqlite.prepare<[string], Stored>(
    'select version, choices, batch_id, untaken, packed from shared_version where uid = ? order by id desc',
  );
  const newest = sqlite.prepare<[string], VersionName>(
    'select version, content from shared_version where uid = ? order by id desc limit 1',
  );
  const put = sqlite.prepare(
    `insert into shared_version (uid, version, content, choices, batch_id, packed) values (?, ?, ?, ?, ?, ?)
      on conflict (uid, version) do update set
        batch_id = case when excluded.batch_id is null then null else batch_id end,
        untaken = case when excluded.batch_id is null then null else untaken end`,
  );
  const forget = sqlite.prepare(
    `delete from shared_version where uid = ? and id <=
      (select id from shared_version where uid = ? order by id desc limit 1 offset ${REMEMBERED})`,
  );
  const leaveOut = sqlite.prepare(
    'update shared_version set untaken = ? where uid = ? and version = ?',
  );
  return {
    /** Newest first. */
    all: (uid: string): readonly KeptVersion[] => all.all(uid).map(toVersion),
    newest: (uid: string): VersionName | undefined => newest.get(uid),
    /** `choices`: how often ours has been kept in conflicts of the record. */
    keep: (uid: string, { version, content }: VersionName, values: NativePart, choices: number) => {
      put.run(uid, version, content, choices, batch, packed(values));
      forget.run(uid, uid);
    },
    /** Remembers which places of a version could not be taken. */
    leaveOut: (uid: string, version: string, paths: readonly Path[]) => {
      leaveOut.run(JSON.stringify(paths), uid, version);
    },
  };
}

export type SharedVersions = ReturnType<typeof createSharedVersions>;

/** Places in a record from their text. */
export function readPaths(text: string | null): readonly Path[] {
  return text === null ? [] : v.parse(PATHS, text);
}

function toVersion({ version, choices, batch_id, untaken, packed }: Stored): KeptVersion {
  return {
    version,
    choices,
    isTaken: batch_id !== null,
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
