import type { Choice } from '../../domain/model/conflict.ts';
import { parseRecordName, recordName } from '../../domain/model/record.ts';
import type { ScriptKeys } from '../../exchange/export/script-keys.ts';
import type { ConflictRow } from '../../store/port/rows-conflicts.ts';
import { CONFLICT_COLUMNS, NO_CONFLICTS } from '../../ui/columns/conflict-columns.ts';
import { printRecords } from '../print/print-records.ts';
import { PRINT_OPTIONS, printingOf } from '../print/question-options.ts';
import { UsageError } from '../session/failure.ts';
import { type Session, whoIs, withStore } from '../session/session.ts';
import type { Subcommand } from '../session/subcommand.ts';

/** Scripts rely on these keys, as on those of the other commands. */
const CONFLICT_KEYS: ScriptKeys<ConflictRow> = [
  ['id', ({ id }) => recordName({ kind: 'conflict', id })],
  ['record', ({ record }) => recordName(record)],
  ['place', (row) => row.field],
  ['ours', (row) => row.ours],
  ['theirs', (row) => row.theirs],
  ['found_at', (row) => row.foundAt],
  ['import', ({ batch }) => (batch === null ? null : recordName({ kind: 'batch', id: batch }))],
];

const CHOICES: Readonly<Record<string, Choice>> = { keep: 'ours', take: 'theirs' };

export const conflicts: Subcommand = {
  name: 'conflicts',
  summary: 'List conflicts with other databases, and choose a side',
  help: `List the fields that were changed both here and in another database whose complete records were imported; keep ours, or
take theirs. Until you choose, ours stays. A choice can be undone.

  watchfloor conflicts
  watchfloor conflicts keep K3
  watchfloor conflicts take K4 K5`,
  takes: [
    ['[what]', 'keep (ours) or take (theirs)'],
    ['[conflict...]', 'Which conflicts: K3, or 3'],
  ],
  options: PRINT_OPTIONS,
  run: async (session, [what, ...names], options) => {
    if (what === undefined) return list(session, options);
    const choice = CHOICES[what];
    if (choice === undefined) throw new UsageError(`"${what}" is neither keep nor take.`);
    return settle(session, choice, names.map(conflictCalled));
  },
};

async function list(session: Session, options: unknown): Promise<0> {
  const printing = printingOf(options);
  await withStore(session, async (store) => {
    const all = await store.ask('conflicts', {});
    await printRecords(session, printing, {
      keys: CONFLICT_KEYS,
      columns: CONFLICT_COLUMNS,
      pages: [all.slice(0, printing.limit ?? all.length)],
      total: async () => all.length,
      none: NO_CONFLICTS,
    });
  });
  return 0;
}

async function settle(session: Session, choice: Choice, ids: readonly number[]): Promise<0> {
  if (ids.length === 0) {
    throw new UsageError('Say which conflict, such as K3. watchfloor conflicts lists them.');
  }
  const who = whoIs(await session.config());
  const { title } = await withStore(session, (store) =>
    store.act({ kind: 'settle', who, conflicts: ids, choice }),
  );
  await session.output.write(`${title}\n`);
  return 0;
}

function conflictCalled(name: string): number {
  const ref = parseRecordName(/^\d/.test(name) ? `K${name}` : name);
  if (ref?.kind === 'conflict') return ref.id;
  throw new UsageError(`"${name}" is not a conflict, such as K3.`);
}
