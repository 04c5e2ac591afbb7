/** The source of a report whose line names none; such a report is graded F6 and never corroborates. */
export const NO_SOURCE = 'no source given';
