/** A line of the focused panel, which has the heavy frame: what stands between its sides. */
const LINE = /^┃([^┃]*)┃/;

/** The rows of the list of incidents that a screen shows, below the heads of its columns; gaps are none. */
export function listRows(text: string): readonly string[] {
  const lines = text.split('\n').flatMap((line) => LINE.exec(line)?.[1] ?? []);
  return lines.slice(1).filter((line) => line.trim() !== '');
}

/** Whether the list has been read: before that it is one line that says so. */
export function showsRows(text: string): boolean {
  return listRows(text).length > 1;
}
