import type { Command } from '../app/state/command.ts';
import { CONFLICT_COMMANDS } from './conflicts.ts';
import { FILE_COMMANDS } from './files.ts';
import { FIND_COMMANDS } from './find.ts';
import { GROUP_COMMANDS } from './groups.ts';
import { SHELL_COMMANDS } from './in-a-shell.ts';
import { LIKELY_SAME_COMMANDS } from './likely-same.ts';
import { LINE_COMMANDS } from './lines.ts';
import { MARKED_COMMANDS } from './marked.ts';
import { MOVE_COMMANDS } from './move.ts';
import { PAGE_COMMANDS } from './pages.ts';
import { PROGRAM_COMMANDS } from './program.ts';
import { PROMPT_COMMANDS } from './prompt.ts';
import { RECORD_COMMANDS } from './record.ts';
import { SAVED_VIEW_COMMANDS } from './saved-views.ts';
import { TIMELINE_COMMANDS } from './timeline.ts';
import { TWIN_COMMANDS } from './twins.ts';
import { VIEW_COMMANDS } from './view.ts';

/** Every command of the screen. */
export const COMMANDS: readonly Command[] = [
  ...VIEW_COMMANDS,
  ...TIMELINE_COMMANDS,
  ...PROMPT_COMMANDS,
  ...MOVE_COMMANDS,
  ...RECORD_COMMANDS,
  ...MARKED_COMMANDS,
  ...PAGE_COMMANDS,
  ...GROUP_COMMANDS,
  ...FIND_COMMANDS,
  ...CONFLICT_COMMANDS,
  ...TWIN_COMMANDS,
  ...SAVED_VIEW_COMMANDS,
  ...LIKELY_SAME_COMMANDS,
  ...FILE_COMMANDS,
  ...PROGRAM_COMMANDS,
  ...LINE_COMMANDS,
  ...SHELL_COMMANDS,
];
