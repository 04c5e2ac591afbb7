import { linkKey } from '../evidence/links.ts';
import { entryKey } from '../grammar/entry-keys.ts';
import type { LineHead } from '../grammar/line-head.ts';
import { hasSource } from '../grammar/line-kinds.ts';
import { nameToken } from '../grammar/quoting.ts';
import { droppedOf } from '../grammar/read-figure.ts';
import type { ReportDraft } from '../grammar/read-source.ts';
import { countryByName, countryName } from '../places/countries.ts';
import { type Clock, dayOf, type Moment, showDay } from '../time/moment.ts';
import { dateHint } from '../time/written-date.ts';
import { instantOf } from '../time/zones.ts';
import type { EntryDraft } from './entry-draft.ts';
import { wordsOf } from './entry-words.ts';

/** What is probably not meant, but does not prevent saving. */
export function entryWarnings(head: LineHead, draft: EntryDraft, clock: Clock): readonly string[] {
  const { date } = draft.dates;
  const warnings: string[] = [];
  const undated = isTodayAssumed(head, draft) ? unreadDate(draft) : undefined;
  if (undated !== undefined) {
    warnings.push(
      `today is assumed (${today(clock)}), though \`${undated}\` looks like a date; write the date before the other words, as in 2020-05-12`,
    );
  }
  if (date !== undefined && isAhead(date, clock)) warnings.push('the date is in the future');
  const apart = placeInQuotes(draft);
  if (apart !== undefined)
    warnings.push(`the comma in quotes is part of the place name; without quotes it is ${apart}`);
  const estimated = head.kind === 'estimate' ? draft.words.slice(2, 3) : [];
  const figures = [...draft.figures, ...estimated.map(({ text }) => text)];
  warnings.push(...figures.flatMap((figure) => droppedOf(figure) ?? []));
  if (draft.reports.some(hasMoreCiviliansThanKilled))
    warnings.push('civilians: is more than killed:, which includes them');
  warnings.push(...sharedLinks(draft.reports));
  return warnings;
}

/** Which sources give the same link, and so count as one report. */
function sharedLinks(reports: readonly ReportDraft[]): readonly string[] {
  const linked = reports.filter(({ url }) => url !== null);
  return [...Map.groupBy(linked, ({ url }) => linkKey(url ?? '')).values()].flatMap((same) =>
    same.length < 2
      ? []
      : [
          `${same.map(({ source }) => source ?? 'no source').join(' and ')} give the same link: together they count as one report`,
        ],
  );
}

/** What was assumed. */
export function entryNotes(head: LineHead, draft: EntryDraft, clock: Clock): readonly string[] {
  const notes: string[] = [];
  if (isTodayAssumed(head, draft) && unreadDate(draft) === undefined)
    notes.push(`no date given, so today is assumed: ${today(clock)}`);
  const { place } = draft;
  if (place?.country === null && place.place !== null && placeInQuotes(draft) === undefined) {
    notes.push(`no country given for ${place.place}; write it after a comma, as in @Kabul,AFG`);
  }
  if (
    place !== undefined &&
    place.country !== null &&
    place.place === null &&
    place.admin1 === null
  ) {
    notes.push(`the place is the country alone: ${countryName(place.country) ?? place.country}`);
  }
  if (head.kind === 'grade') notes.push('reports that are already graded keep their own letter');
  if (hasSource(head.kind) && draft.reports[0].source === null) {
    notes.push('no source given: this can never corroborate anything (src:NAME/B2)');
  }
  return notes;
}

/** A quoted name with a comma and a country after it, in the notation that makes these two parts. */
function placeInQuotes({ place }: EntryDraft): string | undefined {
  const parts = place?.country === null ? place.place?.split(/\s*,\s*/) : undefined;
  const country = countryByName(parts?.at(-1) ?? '');
  if (parts === undefined || parts.length < 2 || country === undefined) return undefined;
  return `@${[...parts.slice(0, -1).map(nameToken), country].join(',')}`;
}

function isTodayAssumed({ kind }: LineHead, { dates, given }: EntryDraft): boolean {
  const isDated = entryKey('date')?.lines.includes(kind) === true;
  return isDated && dates.date === undefined && !given.has('date');
}

function today({ now, zone }: Clock): string {
  return showDay(dayOf(now, zone));
}

/** The unquoted words that may have been meant as the date. */
function unreadDate({ words }: EntryDraft): string | undefined {
  return dateHint(wordsOf(words.filter(({ quoted }) => !quoted)));
}

function isAhead({ from, precision }: Moment, { now, zone }: Clock): boolean {
  return precision === 'time' ? instantOf(from) > instantOf(now) : from > dayOf(now, zone);
}

function hasMoreCiviliansThanKilled({ figures }: ReportDraft): boolean {
  const least = figures.civilians?.best ?? figures.civilians?.low ?? 0;
  const most = figures.killed?.high ?? figures.killed?.best ?? null;
  return most !== null && least > most;
}
