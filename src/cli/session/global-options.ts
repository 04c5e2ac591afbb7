import { Option } from 'commander';

/** The options that the dashboard and every subcommand take, before or after the subcommand's name. */
export const GLOBAL_OPTIONS: readonly Option[] = [
  new Option('--db <path>', 'The database file (default: the one in your data folder)').env(
    'WATCHFLOOR_DB',
  ),
  new Option('--read-only', 'Open the database read-only'),
  new Option('--no-color', 'Do not use colours'),
];
