import { Option } from 'commander';

/** The options that stand before or after every subcommand, and that the dashboard takes. */
export const GLOBAL_OPTIONS: readonly Option[] = [
  new Option('--db <path>', 'The database file (default: the one in your data folder)').env(
    'WATCHFLOOR_DB',
  ),
  new Option('--read-only', 'Open the database read-only'),
  new Option('--no-color', 'Do not use colours'),
];
