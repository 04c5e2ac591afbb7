import type { Entry, Reading } from '../../domain/entry/entry.ts';
import { entryReferences } from '../../domain/entry/entry-references.ts';
import { actorWarnings, kindsIn } from '../../domain/reading/actor-warnings.ts';
import { readEntry } from '../../domain/reading/read-entry.ts';
import { type Clock, printMoment } from '../../domain/time/moment.ts';
import type { NameRow } from '../../store/port/rows-prompt.ts';
import { type Store, StoreError, type StoreErrorCode } from '../../store/port/store.ts';
import { entryLines } from '../session/entry-lines.ts';
import type { ExitStatus } from '../session/failure.ts';
import { failureOf, UsageError } from '../session/failure.ts';
import type { Output } from '../session/output.ts';
import { problemText } from '../session/problem-text.ts';
import { clockOf, whoIs, withNewStore } from '../session/session.ts';
import type { Subcommand } from '../session/subcommand.ts';

export const add: Subcommand = {
  name: 'add',
  summary:
    'Add an incident, report, quote, estimate, milestone, actor or source, written as one line',
  help: `Add an incident, report, quote, estimate, milestone, actor or source, written as one line, and print its id.

Put the line in single quotes, because a shell interprets < > # itself:
  watchfloor add 'attack 2020-03-06 @Kabul,AFG killed:32 src:Reuters/B2 Gunmen open fire'`,
  takes: [['<line...>', 'The line; - reads one entry per line from standard input']],
  run: async (session, words) => {
    const config = await session.config();
    const who = whoIs(config);
    const line = words.join(' ');
    if (line === '-') {
      return withNewStore(session, (store) =>
        addEach({ store, output: session.output, who }, () => clockOf(config)),
      );
    }
    const read = readLine(line, clockOf(config));
    const { output } = session;
    await withNewStore(session, (store) => addEntry({ store, output, who }, read, output.say));
    return 0;
  },
};

type Adding = { readonly store: Store; readonly output: Output; readonly who: string };

/** Adds every line of the input, each as its own action. An invalid line is reported, and the rest are added. */
async function addEach(adding: Adding, clock: () => Clock): Promise<ExitStatus> {
  let worst: ExitStatus = 0;
  for await (const { number, text } of entryLines(process.stdin)) {
    const say = (message: string) => adding.output.say(`Line ${number}: ${message}`);
    try {
      await addEntry(adding, readLine(text, clock()), say);
    } catch (error) {
      const { message, status } = failureOf(error);
      say(message);
      worst = worst === 2 ? 2 : status;
    }
  }
  return worst;
}

type ReadLine = Pick<Reading, 'warnings' | 'notes'> & { readonly entry: Entry };

function readLine(line: string, clock: Clock): ReadLine {
  const { entry, problems, warnings, notes } = readEntry(line, clock);
  if (entry !== undefined) return { entry, warnings, notes };
  throw new UsageError(problems.map((problem) => problemText(line, problem)).join('\n'));
}

/** Adds one entry and prints its id; reports assumptions, warnings and possible duplicates. */
async function addEntry(
  { store, output, who }: Adding,
  { entry, warnings, notes }: ReadLine,
  say: Output['say'],
): Promise<void> {
  const alike = entry.kind === 'incident' ? await store.ask('duplicates', { entry }) : [];
  const { actors, sources } = await store.ask('resolve', entryReferences(entry));
  const odd = actorWarnings(entry, kindsIn(actors));
  const linked = entry.kind === 'report' ? await store.ask('preview', { entry }) : [];
  const done = await store.act({ kind: 'add', who, entry }).catch(blameLine);
  for (const note of new Set([...notes, ...done.notes])) say(`Note: ${note}`);
  for (const warning of [...warnings, ...odd, ...linked, ...misspelt([...actors, ...sources])]) {
    say(`Warning: ${warning}`);
  }
  for (const { id, title, when, why } of alike) {
    say(`Warning: it may be a duplicate of I${id}, ${printMoment(when)}, ${title} (${why}).`);
  }
  await output.report(done.records[0] ?? done.title);
}

/** Warnings about new names that may be misspellings of existing ones. */
function misspelt(rows: readonly NameRow[]): readonly string[] {
  const warnings = rows.flatMap(({ name, near }) =>
    near === null ? [] : [`${name} is new; did you mean ${near}?`],
  );
  return [...new Set(warnings)];
}

/** Treats an ambiguous name or a missing record as an error in the line. */
function blameLine(error: unknown): never {
  const isWrong = error instanceof StoreError && WRONG_NAMES.includes(error.code);
  throw isWrong ? new UsageError(error.message) : error;
}

const WRONG_NAMES: readonly StoreErrorCode[] = ['ambiguous', 'missing'];
