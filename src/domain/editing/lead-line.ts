import { printPlace } from '../grammar/print-place.ts';
import { nameToken, quoted } from '../grammar/quoting.ts';

/** The content of a lead, as far as an entry line can hold it. */
export type LeadWords = {
  readonly day: string;
  readonly what: string;
  readonly type: string;
  readonly subtype: string | null;
  readonly actor: string | null;
  readonly target: string | null;
  readonly place: string | null;
  readonly admin1: string | null;
  readonly country: string | null;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly placePrecision: string;
  readonly url: string | null;
  readonly publisher: string | null;
};

/** The entry line that makes an incident of a lead: its actors are doubted, and its grade is F6. */
export function leadLine(lead: LeadWords): string {
  const { day, type, subtype, lat, lon, url, publisher } = lead;
  const parts = [
    subtype ?? type,
    day,
    printPlace(lead),
    lat === null || lon === null || lead.placePrecision !== 'exact'
      ? undefined
      : `at:${lat},${lon}`,
    actorToken(type === 'protest' ? 'with' : 'by', lead.actor),
    actorToken('on', lead.target),
    publisher === null ? undefined : `src:${nameToken(publisher)}/F6`,
    url === null ? undefined : `url:${/["\s]/.test(url) ? quoted(url) : url}`,
    quoted(leadWords(lead)),
  ];
  return parts.filter((part) => part !== undefined).join(' ');
}

/** Who did what to whom, according to the lead. */
export function leadWords({
  actor,
  what,
  target,
}: Pick<LeadWords, 'actor' | 'what' | 'target'>): string {
  return [actor ?? 'somebody', what, target].filter((part) => part !== null).join(' ');
}

function actorToken(key: string, name: string | null): string | undefined {
  return name === null ? undefined : `${key}:${nameToken(name)}?`;
}
