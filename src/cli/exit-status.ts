/** 0 done, 1 the work failed, 2 the command line or the entry was wrong. */
export type ExitStatus = 0 | 1 | 2;
