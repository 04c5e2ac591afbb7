/** 0 done, 1 the work failed, 2 the command line or the entry was wrong, 128 + n ended by signal n. */
export type ExitStatus = number;
