const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

/**
 * A local time with minutes and its offset from UTC: `2024-03-01T00:30+04:30`, and in UTC `2024-02-29T20:00Z`. The
 * first ten characters are the local day, the first thirteen the hour.
 */
export type ClockTime = string;

/**
 * The local time of an hour and minute of a day in a zone: an IANA name, `Z`, or an offset `+04:30`. A time that a
 * change of clocks skips or repeats is read with the offset before the change.
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

/** The local time in an IANA zone at an instant (ISO 8601); any other text is returned unchanged. */
export function onClocksOf(zone: string, instant: string): ClockTime {
  const at = Date.parse(instant);
  if (Number.isNaN(at)) return instant;
  const ahead = offsetAt(at, zone);
  return new Date(at + ahead * MINUTE).toISOString().slice(0, 16) + showOffset(ahead);
}

/** The instant of a local time (ms since 1970); a day, whose zone is unknown, begins at 00:00 UTC. */
export function instantOf(dayOrTime: string): number {
  const at = Date.parse(dayOrTime);
  return Number.isNaN(at) ? 0 : at;
}

/** The offset from UTC in a local time: `+04:30` or `Z`. */
export function offsetOf(time: ClockTime): string {
  return time.slice(16);
}

/** The offset (minutes) of a zone from UTC at an instant (ms since 1970). */
function offsetAt(instant: number, zone: string): number {
  if (zone === 'UTC') return 0;
  const parts = formatOf(zone).formatToParts(instant);
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  // `GMT+04:30`, `GMT`, and before there were zones `GMT+04:36:48`.
  return readOffset(name.slice(3, 9)) ?? 0;
}

/** Minutes of an offset: `+04:30`, `-0330`, `Z`; `undefined` for another text. */
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
