import { wallClock } from './moment.ts';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

/**
 * The instant (`YYYY-MM-DDTHH:MMZ`) of a time of day in a zone: an IANA name, `Z`, or an offset `+04:30`. A time
 * that a change of clocks leaves out, or has twice, is read by the offset before the change.
 */
export function instantIn(
  day: string,
  time: { readonly hour: number; readonly minute: number },
  zone: string,
): string {
  const wall = Date.parse(`${day}T00:00:00Z`) + (time.hour * 60 + time.minute) * MINUTE;
  const offset = /^([+-])(\d{2}):?(\d{2})$/.exec(zone);
  if (offset !== null) {
    const minutes = Number(offset[2]) * 60 + Number(offset[3]);
    return text(wall - (offset[1] === '-' ? -minutes : minutes) * MINUTE);
  }
  if (zone.toUpperCase() === 'Z' || zone === 'UTC') return text(wall);
  const before = offsetAt(wall - DAY, zone);
  const after = offsetAt(wall + DAY, zone);
  const right = [before, after].find((ahead) => offsetAt(wall - ahead, zone) === ahead);
  return text(wall - (right ?? before));
}

/** How far (ms) a zone's clocks are ahead of UTC at an instant. */
function offsetAt(instant: number, zone: string): number {
  const { day, time } = wallClock(new Date(instant).toISOString(), zone);
  return Date.parse(`${day}T${time}Z`) - Math.floor(instant / MINUTE) * MINUTE;
}

function text(instant: number): string {
  return `${new Date(instant).toISOString().slice(0, 16)}Z`;
}
