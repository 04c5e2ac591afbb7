import v8 from 'node:v8';
import { openSqliteStore } from '../../store/sqlite/threads/client.ts';
import { copiesFolder } from '../session/daily-backup.ts';
import type { ExitStatus } from '../session/exit-status.ts';
import { WorkError } from '../session/failure.ts';
import { GAZETTEER_FILE, MIGRATIONS_FOLDER } from '../session/paths.ts';
import { type Session, sayMigration, whoIs } from '../session/session.ts';
import { type EarlyKeys, takeKeyboard } from './early-keys.ts';

/** Opens the dashboard on the session's database; what it needs of a terminal is looked at first. */
export async function openDashboard(session: Session): Promise<ExitStatus> {
  const keys = claimTerminal(session.output.resultsOnTerminal);
  return showDashboard(session, { file: session.file, demo: false, keys });
}

type Shown = {
  readonly file: string;
  /** Whether the database ends with the program. */
  readonly demo: boolean;
  readonly keys: EarlyKeys | undefined;
};

/** Shows a database in a terminal that is known to be fit for it. */
export async function showDashboard(
  session: Session,
  { file, demo, keys }: Shown,
): Promise<ExitStatus> {
  const config = await session.config();
  const who = whoIs(config);
  if (!demo) sayMigration(session);
  collectEarly();
  // Its threads start while the screen is still being loaded.
  const opening = openSqliteStore({
    file,
    readOnly: session.readOnly,
    // What is printed is not drawn again once everything is worked out.
    readFirst: session.output.resultsOnTerminal,
    migrations: MIGRATIONS_FOLDER,
    gazetteer: GAZETTEER_FILE,
    backups: copiesFolder(file, config),
  });
  // Whoever waits for it below is told why it failed; until then nobody does.
  opening.catch(() => {});
  try {
    const { runDashboard } = await import('./dashboard.tsx');
    return await runDashboard(opening, {
      file,
      demo,
      keys,
      readOnly: session.readOnly,
      color: session.color,
      config,
      who,
      zone: config.timezone,
      startedAt: session.startedAt,
    });
  } finally {
    // Its threads would keep the program from ending.
    const store = await opening.catch(() => undefined);
    await store?.close();
  }
}

/**
 * Makes every thread collect its memory early instead of when much of it is used: left to itself, a heap grows with the
 * memory of the machine, and a wall screen is left alone for weeks. An import, which ends, is faster without.
 */
function collectEarly(): void {
  v8.setFlagsFromString('--semi-space-growth-factor=1');
  v8.setFlagsFromString('--heap-growing-percent=12');
}

/**
 * Takes the keyboard of a terminal that the dashboard will be shown in, or says why it cannot be. No terminal at all gets one
 * plain frame, and no keys.
 */
export function claimTerminal(onTerminal: boolean): EarlyKeys | undefined {
  if (!onTerminal) return undefined;
  if (process.env.TERM === 'dumb') {
    throw new WorkError(
      'This terminal (TERM=dumb) cannot show the dashboard. watchfloor list prints incidents as text.',
    );
  }
  if (!process.stdin.isTTY) {
    throw new WorkError(
      'The dashboard reads keys, but its input is not a terminal. watchfloor list prints incidents as text.',
    );
  }
  return takeKeyboard();
}
