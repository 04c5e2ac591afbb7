import { existsSync } from 'node:fs';
import { claimTerminal, showDashboard } from '../dashboard/open-dashboard.ts';
import type { Subcommand } from '../session/subcommand.ts';
import { temporaryFolder } from '../session/temporary-folder.ts';

export const demo: Subcommand = {
  name: 'demo',
  summary: 'Open the dashboard on a temporary copy of the sample data, deleted on exit',
  run: async (session) => {
    const keys = claimTerminal(session.output.resultsOnTerminal);
    const folder = temporaryFolder('watchfloor-demo-');
    try {
      // Loaded only here: it brings the code that reads files, which the dashboard does not need.
      const { makeSample } = await import('../import/sample.ts');
      const file = await makeSample(folder.path);
      return await showDashboard(session, {
        file,
        isSample: true,
        previousFile: existsSync(session.file) ? session.file : undefined,
        keys,
      });
    } finally {
      folder.remove();
    }
  },
};
