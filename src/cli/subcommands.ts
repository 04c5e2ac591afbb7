import { actors } from './actors.ts';
import { add } from './add.ts';
import { backup } from './backup.ts';
import { compare } from './compare.ts';
import { conflicts } from './conflicts.ts';
import { demo } from './demo.ts';
import { doctor } from './doctor.ts';
import { exportCommand } from './export.ts';
import { importCommand } from './import.ts';
import { imports } from './imports.ts';
import { list } from './list.ts';
import { log } from './log.ts';
import { purge } from './purge.ts';
import { quotes } from './quotes.ts';
import { restore } from './restore.ts';
import type { Subcommand } from './session/subcommand.ts';

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
  quotes,
  compare,
  log,
  doctor,
  backup,
  restore,
  purge,
];
