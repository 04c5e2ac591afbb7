import { Option } from 'commander';

/** The options that stand before or after every subcommand, and that the dashboard takes. */
export const GLOBAL_OPTIONS: readonly Option[] = [
  new Option('--db <path>', 'The database; without it the one in your data folder').env(
    'WATCHFLOOR_DB',
  ),
  new Option('--read-only', 'Open the database so that nothing can be written'),
  new Option('--no-color', 'No colours on the screen'),
];
