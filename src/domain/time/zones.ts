const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

/**
 * A minute as a clock shows it, with how far that clock is ahead of UTC: `2024-03-01T00:30+04:30`, and on a clock of UTC
 * `2024-02-29T20:00Z`. Its first ten letters are the day on that clock, and its first thirteen the hour.
 */
export type ClockTime = string;

/**
 * The clock time of an hour and a minute of a day in a zone: an IANA name, `Z`, or an offset `+04:30`. One that a change
 * of clocks leaves out, or has twice, is read by the offset before the change.
 */
export function timeIn(
  day: string,
  { hour, minute }: { readonly hour: number; readonly minute: number },
  zone: string,
): ClockTime {
  const time = `${day}T${twoDigits(hour)}:${twoDigits(minute)}`;
  const wall = Date.parse(`${time}Z`);
  const given = readOffset(zone);
  if (given !== undefined) return time + showOffset(given);
  const [before, after] = [offsetAt(wall - DAY, zone), offsetAt(wall + DAY, zone)];
  const right = [before, after].find((ahead) => offsetAt(wall - ahead * MINUTE, zone) === ahead);
  return time + showOffset(right ?? before);
}

/** What the clocks of an IANA zone show at an instant (ISO 8601); a text that is none stays as it is. */
export function onClocksOf(zone: string, instant: string): ClockTime {
  const at = Date.parse(instant);
  if (Number.isNaN(at)) return instant;
  const ahead = offsetAt(at, zone);
  return new Date(at + ahead * MINUTE).toISOString().slice(0, 16) + showOffset(ahead);
}

/** The instant of a time on whatever clock (ms since 1970); a day, whose clock nobody knows, begins by UTC. */
export function instantOf(dayOrTime: string): number {
  const at = Date.parse(dayOrTime);
  return Number.isNaN(at) ? 0 : at;
}

/** How far the clock of a time is ahead of UTC, as the time says: `+04:30` or `Z`. */
export function offsetOf(time: ClockTime): string {
  return time.slice(16);
}

/** How far (minutes) a zone's clocks are ahead of UTC at an instant (ms since 1970). */
function offsetAt(instant: number, zone: string): number {
  if (zone === 'UTC') return 0;
  const parts = formatOf(zone).formatToParts(instant);
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  // `GMT+04:30`, `GMT`, and before there were zones `GMT+04:36:48`.
  return readOffset(name.slice(3, 9)) ?? 0;
}

/** Minutes of an offset: `+04:30`, `-0330`, `Z`; nothing of another text. */
function readOffset(text: string): number | undefined {
  if (text.toUpperCase() === 'Z') return 0;
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(text) ?? [];
  if (sign === undefined) return undefined;
  const ahead = Number(hours) * 60 + Number(minutes);
  return sign === '-' ? -ahead : ahead;
}

function showOffset(ahead: number): string {
  if (ahead === 0) return 'Z';
  const minutes = Math.abs(ahead);
  return `${ahead < 0 ? '-' : '+'}${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
  formats.set(zone, format);
  return format;
}
