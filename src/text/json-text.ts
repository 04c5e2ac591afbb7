import { replaceHidden } from './hidden.ts';

/** JSON in which every character that may not be shown is escaped; it is read back as the same value. */
export function jsonText(value: unknown): string {
  return replaceHidden(JSON.stringify(value), (found) => found.split('').map(escaped).join(''));
}

function escaped(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
