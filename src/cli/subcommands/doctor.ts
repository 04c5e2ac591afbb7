import { existsSync } from 'node:fs';
import { Option } from 'commander';
import packageJson from '../../../package.json' with { type: 'json' };
import { shellWord } from '../../domain/grammar/quoting.ts';
import type { DoctorLine } from '../../store/port/rows-doctor.ts';
import { readMigrations } from '../../store/sqlite/connection/migrate.ts';
import { isReadable } from '../../store/sqlite/file/gazetteer-file.ts';
import {
  databasesSetAside,
  expectNoLeftovers,
  unfinishedFiles,
} from '../../store/sqlite/file/leftover-files.ts';
import { rescue } from '../../store/sqlite/file/rescue.ts';
import type { Gap } from '../../store/sqlite/file/rescue-table.ts';
import { width } from '../../text/cells.ts';
import { clean } from '../../text/clean.ts';
import { countOf } from '../../text/number-words.ts';
import type { ExitStatus } from '../session/failure.ts';
import { failureOf } from '../session/failure.ts';
import { CONFIG_FILE, GAZETTEER_FILE, MIGRATIONS_FOLDER } from '../session/paths.ts';
import { type Session, whoIs, withStore } from '../session/session.ts';
import type { Subcommand } from '../session/subcommand.ts';

export const doctor: Subcommand = {
  name: 'doctor',
  summary: 'Print versions and paths, and check the database',
  help: `Print versions and paths, and check the database. Each line starts with ok, with note (look at it; nothing is broken) or with
WRONG. The exit status is 1 if a line is WRONG, otherwise 0.

--repair copies what can still be read of a damaged database into a new file, rebuilds its search index and counts, and says
what was lost. The damaged file is not changed; restore puts the new one in its place.

--local-times converts times stored in UTC to the configured time zone, so that they count on the days of that zone. Earlier
versions stored all times in UTC. It is one action, which u on the dashboard undoes.`,
  options: [
    new Option('--repair <file>', 'Copy what can still be read into this new file'),
    new Option('--local-times', 'Convert times stored in UTC to the configured time zone'),
  ],
  run: async (session, _, options) => {
    if (typeof options.repair === 'string') return repair(session, options.repair);
    if (options.localTimes === true) return putOnClocks(session);
    const lines = [...ownLines(), await configLine(session), ...(await storeLines(session))];
    const label = Math.max(...lines.map((line) => width(line.check)));
    for (const line of lines) await session.output.write(`${textOf(line, label)}\n`);
    return lines.some(({ mark }) => mark === 'problem') ? 1 : 0;
  },
};

function gapWords({ from, to }: Gap): string {
  if (to === null) return `from ${from} on`;
  return from === to ? `${from}` : `${from} to ${to}`;
}

function repair(session: Session, file: string): ExitStatus {
  const { tables, orphans } = rescue(session.file, file, readMigrations(MIGRATIONS_FOLDER));
  for (const { table, rows, lost } of tables) {
    if (rows === 0 && lost.length === 0) continue;
    const gaps = lost.map(gapWords);
    const words = gaps.length === 0 ? '' : `; unreadable: numbers ${gaps.join(', ')}`;
    session.output.say(`${table}: ${countOf(rows, 'row')} rescued${words}`);
  }
  if (orphans > 0) {
    session.output.say(
      `${countOf(orphans, 'row')} left out: the record that each belongs to was lost.`,
    );
  }
  session.output.say(
    `The new database is ${file}. Check it, then: watchfloor restore ${shellWord(file)}`,
  );
  return tables.some(({ lost }) => lost.length > 0) || orphans > 0 ? 1 : 0;
}

async function putOnClocks(session: Session): Promise<ExitStatus> {
  const config = await session.config();
  const act = { kind: 'local-times', who: whoIs(config), zone: config.timezone } as const;
  const { title } = await withStore(session, (store) => store.act(act));
  await session.output.report(title);
  return 0;
}

function ownLines(): readonly DoctorLine[] {
  return [
    { check: 'watchfloor', found: packageJson.version, mark: 'ok' },
    { check: 'Node.js', found: process.versions.node, mark: 'ok' },
    { check: 'platform', found: `${process.platform} ${process.arch}`, mark: 'ok' },
    { check: 'terminal', found: terminal(), mark: 'ok' },
    gazetteer(GAZETTEER_FILE),
  ];
}

function gazetteer(file: string): DoctorLine {
  const check = 'gazetteer';
  if (isReadable(file)) return { check, found: file, mark: 'ok' };
  const found = `${file} is missing or cannot be read: places get no coordinates`;
  return { check, found, mark: 'problem', advice: 'npm run build creates it' };
}

function terminal(): string {
  const { isTTY, columns, rows } = process.stdout;
  return isTTY ? `${process.env.TERM ?? 'unnamed'}, ${columns}×${rows}` : 'none';
}

async function configLine(session: Session): Promise<DoctorLine> {
  const check = 'configuration';
  try {
    const { timezone } = await session.config();
    return { check, found: `${CONFIG_FILE} (time zone ${timezone})`, mark: 'ok' };
  } catch (error) {
    return { check, found: failureOf(error).message, mark: 'problem' };
  }
}

async function storeLines(session: Session): Promise<readonly DoctorLine[]> {
  const check = 'database';
  const { file } = session;
  try {
    expectNoLeftovers(file);
    if (!existsSync(file)) {
      return [
        {
          check,
          found: `${file} does not exist`,
          mark: 'note',
          advice:
            'Check the path; the dashboard, watchfloor add and watchfloor import create a database',
        },
      ];
    }
    const zone = await session.config().then(
      ({ timezone }) => timezone,
      () => 'UTC',
    );
    return [
      ...(await withStore(session, (store) => store.ask('doctor', { zone }))),
      ...besideLines(file),
    ];
  } catch (error) {
    return [{ check, found: failureOf(error).message, mark: 'problem' }];
  }
}

/** Files that restores and killed processes left next to the database. */
function besideLines(file: string): readonly DoctorLine[] {
  return [
    ...databasesSetAside(file).map(
      (found): DoctorLine => ({
        check: 'set aside',
        found,
        mark: 'note',
        advice: 'Kept by a restore; delete it once you no longer need it',
      }),
    ),
    ...unfinishedFiles(file).map(
      (found): DoctorLine => ({
        check: 'left over',
        found,
        mark: 'note',
        advice: 'Left by an interrupted restore or copy; delete it',
      }),
    ),
  ];
}

const MARKS: Readonly<Record<DoctorLine['mark'], string>> = {
  ok: 'ok   ',
  note: 'note ',
  problem: 'WRONG',
};

function textOf({ check, found, mark, advice }: DoctorLine, label: number): string {
  const gap = ' '.repeat(label - width(check));
  const what = advice === undefined ? '' : `. ${advice}`;
  return clean(`${MARKS[mark]}  ${check}${gap}  ${found}${what}`);
}
