import type { Subcommand } from './session/subcommand.ts';
import { actors } from './subcommands/actors.ts';
import { add } from './subcommands/add.ts';
import { backup } from './subcommands/backup.ts';
import { by } from './subcommands/by.ts';
import { compare } from './subcommands/compare.ts';
import { conflicts } from './subcommands/conflicts.ts';
import { demo } from './subcommands/demo.ts';
import { doctor } from './subcommands/doctor.ts';
import { exportCommand } from './subcommands/export.ts';
import { importCommand } from './subcommands/import.ts';
import { imports } from './subcommands/imports.ts';
import { keys } from './subcommands/keys.ts';
import { list } from './subcommands/list.ts';
import { log } from './subcommands/log.ts';
import { map } from './subcommands/map.ts';
import { purge } from './subcommands/purge.ts';
import { quotes } from './subcommands/quotes.ts';
import { restore } from './subcommands/restore.ts';

/** Every subcommand, in the order of the help. */
export const SUBCOMMANDS: readonly Subcommand[] = [
  demo,
  add,
  importCommand,
  imports,
  conflicts,
  exportCommand,
  list,
  actors,
  by,
  map,
  quotes,
  compare,
  log,
  keys,
  doctor,
  backup,
  restore,
  purge,
];
