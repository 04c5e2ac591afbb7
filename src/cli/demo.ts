import { refuseUnfitTerminal, showDashboard } from './open-dashboard.ts';
import { makeSample } from './sample.ts';
import type { Subcommand } from './subcommand.ts';
import { temporaryFolder } from './temporary-folder.ts';

export const demo: Subcommand = {
  name: 'demo',
  summary: 'Open the dashboard on a private copy of the sample data, which ends with it',
  run: async (session) => {
    refuseUnfitTerminal(session.output.resultsOnTerminal);
    const folder = temporaryFolder('watchfloor-demo-');
    try {
      const file = await makeSample(folder.path);
      return await showDashboard(session, file, true);
    } finally {
      folder.remove();
    }
  },
};
