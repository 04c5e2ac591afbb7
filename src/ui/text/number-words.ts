/** The time of day (`14:02`) of an instant in a zone; `Z` after it where that is UTC. */
export function clockTime(instant: string, zone: string): string {
  const time = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(instant));
  return zone === 'UTC' ? `${time}Z` : time;
}

/** A whole number in groups of three, as `1 204`. */
export function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ' ');
}
