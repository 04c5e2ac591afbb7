import { dayOf } from './moment.ts';

const MINUTE = 60_000;

/**
 * The instant (`YYYY-MM-DDTHH:MMZ`) of a time of day in a zone: an IANA name, `Z`, or an offset `+04:30`. A time
 * that a change of clocks leaves out is read by the offset before the change.
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
  const guess = wall - offsetAt(wall, zone);
  return text(wall - offsetAt(guess, zone));
}

/** How far (ms) a zone's clocks are ahead of UTC at an instant. */
function offsetAt(instant: number, zone: string): number {
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
      .formatToParts(new Date(instant))
      .map(({ type, value }) => [type, value]),
  );
  const day = dayOf(new Date(instant).toISOString(), zone);
  const wall = Date.parse(`${day}T${parts.hour}:${parts.minute}:00Z`);
  return wall - Math.floor(instant / MINUTE) * MINUTE;
}

function text(instant: number): string {
  return `${new Date(instant).toISOString().slice(0, 16)}Z`;
}
