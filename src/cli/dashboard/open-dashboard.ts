import v8 from 'node:v8';
import type { ExitStatus } from '../session/failure.ts';
import { WorkError } from '../session/failure.ts';
import {
  expectFolder,
  type Session,
  sayMigration,
  showMigration,
  whoIs,
} from '../session/session.ts';
import type { FirstDatabase } from './dashboard-options.ts';
import { type EarlyKeys, takeKeyboard } from './early-keys.ts';
import { openAnother, openForDashboard } from './open-database.ts';

/** Opens the dashboard on the session's database, after checking that the terminal can show it. */
export async function openDashboard(session: Session): Promise<ExitStatus> {
  if (!session.readOnly) expectFolder(session);
  const keys = claimTerminal(session.output.resultsOnTerminal);
  return showDashboard(session, {
    file: session.file,
    isSample: false,
    previousFile: undefined,
    keys,
  });
}

type Shown = Omit<FirstDatabase, 'opening'> & { readonly keys: EarlyKeys | undefined };

/** Shows a database in a terminal that has been checked. */
export async function showDashboard(
  session: Session,
  { keys, ...first }: Shown,
): Promise<ExitStatus> {
  const config = await session.config();
  if (!first.isSample) sayMigration(session);
  collectEarly();
  const drawn = Promise.withResolvers<void>();
  // The thread that reads starts while the screen is still being loaded, the one that writes once it is drawn.
  const opening = openForDashboard(first.file, {
    readOnly: session.readOnly,
    config,
    // A printed frame is not drawn again, so it waits until every incident is assessed.
    drawn: session.output.resultsOnTerminal ? drawn.promise : undefined,
    onMigration: showMigration(session),
  });
  // The await below reports a failure; here it is only kept from being an unhandled rejection.
  opening.then(
    () => session.output.progress(''),
    () => {},
  );
  try {
    const { runDashboard } = await import('./dashboard.tsx');
    return await runDashboard(
      { ...first, opening },
      {
        keys,
        readOnly: session.readOnly,
        color: session.color,
        config,
        who: whoIs(config),
        zone: config.timezone,
        startedAt: session.startedAt,
        onDrawn: drawn.resolve,
        openAnother: (wanted, shown, tell) => openAnother(session, wanted, shown, tell),
      },
    );
  } finally {
    // An open store's threads would keep the program from ending.
    const store = await opening.catch(() => undefined);
    await store?.close();
  }
}

/**
 * Makes every thread collect garbage early: by default a heap grows with the memory of the machine, and a wall screen runs
 * for weeks. An import ends soon and is faster without this.
 */
function collectEarly(): void {
  // Node.js warns of flags that change while the program runs. V8 reads these two anew when it sizes the heap, and the
  // alternative is a second process at every start.
  v8.setFlagsFromString('--semi-space-growth-factor=1');
  v8.setFlagsFromString('--heap-growing-percent=12');
}

/**
 * Takes the keyboard of the terminal, or throws a `WorkError` that says why the dashboard cannot be shown in it. Output
 * that is not a terminal gets one plain frame and no keys.
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
