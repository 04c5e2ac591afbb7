/** Whether an error comes from the operating system (`ENOENT`, …). */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error && 'code' in error;
}

/** The codes of errno(3) in words for people. */
const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EEXIST: 'it exists already',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of its path is a file, not a folder',
  ENOSPC: 'the disk is full',
  EDQUOT: 'your share of the disk is used up',
  EROFS: 'the disk is read-only',
  EIO: 'the disk failed',
  ENAMETOOLONG: 'its name is too long',
  ELOOP: 'its symbolic links lead in a circle',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
  EBUSY: 'another program holds it',
};

/** An error of the operating system in words, for the middle of a sentence; for other errors, their message. */
export function systemReason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (!('code' in error) || typeof error.code !== 'string') return error.message;
  // A folder cannot be created because something else has its name.
  const isInTheWay = error.code === 'EEXIST' && isSystemError(error) && error.syscall === 'mkdir';
  return REASONS[isInTheWay ? 'ENOTDIR' : error.code] ?? error.message;
}

/** What the system refused for which file, and what to check: a sentence and an advice. */
export function systemSentence(error: NodeJS.ErrnoException): string {
  const what = error.path ?? 'A file that Watchfloor needs';
  const advice = ADVICE[error.code ?? ''] ?? 'Check the path.';
  return `${what} ${REFUSED[error.syscall ?? ''] ?? 'cannot be used'}: ${systemReason(error)}. ${advice}`;
}

const PERMISSION = 'Check the owner and the mode of the file and its folder (ls -l).';
const ROOM = 'Make room and try again.';
const LATER = 'Close other programs and try again.';
/** What to do about codes that do not come from a wrong path. */
const ADVICE: Readonly<Record<string, string>> = {
  EACCES: PERMISSION,
  EPERM: PERMISSION,
  ENOSPC: ROOM,
  EDQUOT: ROOM,
  EROFS: 'Choose a folder on another disk.',
  EIO: 'Look at the disk before you go on.',
  EMFILE: LATER,
  ENFILE: LATER,
  EBUSY: LATER,
};

const REFUSED: Readonly<Record<string, string>> = {
  mkdir: 'cannot be made',
  mkdtemp: 'cannot be made',
  stat: 'cannot be opened',
  lstat: 'cannot be opened',
  open: 'cannot be opened',
  read: 'cannot be read',
  scandir: 'cannot be read',
  write: 'cannot be written',
  unlink: 'cannot be removed',
  rename: 'cannot be renamed',
};
