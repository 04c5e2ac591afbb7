import { eventTypeLabel } from '../../../domain/model/event-types.ts';
import { showFigure } from '../../../domain/model/figure.ts';
import { recordName } from '../../../domain/model/record.ts';
import { countryName } from '../../../domain/places/countries.ts';
import { dayOf, showInstant, showMoment } from '../../../domain/time/moment.ts';
import type { IncidentPage, MergedRow, PinRow } from '../../../store/port/rows.ts';
import { width as cellsOf } from '../../../text/cells.ts';
import { wrap } from '../../../text/wrap.ts';
import { field, heading, NOTHING, type PageStyle, paragraph } from '../../components/page-lines.ts';
import type { StyledLine } from '../../theme/styled.ts';
import { STATUS_WORDS } from '../../words/status-words.ts';
import { type Block, lineBlock } from '../blocks.tsx';
import { lastChange } from './changes.ts';

/** What is known, why it has its status, and what the narrative says; the title only if the frame has no room for it. */
export function factsBlock(
  page: IncidentPage,
  { width, zone, glyphs }: PageStyle,
  whole = width,
): Block {
  const isTitleCut = cellsOf(page.title) > whole - 36;
  return lineBlock([
    ...(isTitleCut ? [...paragraph('title', page.title, width), NOTHING] : []),
    ...(page.removed ? paragraph('warn', removedWords(page, zone), width) : []),
    ...(page.mergedInto === null
      ? []
      : paragraph('warn', mergedWords(page.id, page.mergedInto), width)),
    ...page.revisions.flatMap((one) => paragraph('warn', revisionWords(one, zone), width)),
    ...facts(page, width, zone),
    NOTHING,
    heading(page.verdict === null ? `Why it is ${STATUS_WORDS[page.status].long}` : 'The evidence'),
    ...page.reasons.flatMap((reason) =>
      wrap(`${glyphs.bullet} ${reason}`, width, { indent: 2 }).map((line): StyledLine => [line]),
    ),
    ...(page.narrative === null ? [] : [NOTHING, ...paragraph('text', page.narrative, width)]),
  ]);
}

function facts(page: IncidentPage, width: number, zone: string): readonly StyledLine[] {
  // Many a place has the name of its province.
  const named = [page.place, page.admin2, page.admin1].filter((part) => part !== null);
  const where = [...new Set(named)];
  const country = page.country === null ? [] : [countryName(page.country) ?? page.country];
  const point = page.lat === null || page.lon === null ? '' : ` (${page.lat}, ${page.lon})`;
  const precision = page.placePrecision === 'exact' ? '' : ` · precision: ${page.placePrecision}`;
  const status = `${STATUS_WORDS[page.status].long}${page.grade === null ? '' : `, leading report ${page.grade}`}`;
  const reason = page.verdictNote === null ? '' : `: ${page.verdictNote}`;
  return [
    ...field('when', `${showMoment(page)} (${page.precision})`, width),
    ...field(
      'where',
      `${[...where, ...country].join(', ') || 'not given'}${point}${precision}`,
      width,
    ),
    ...field('what', typeWords(page), width),
    ...field('status', `${status}${reason}`, width),
    ...field(
      'killed',
      `${showFigure(page.killed)} · civilians ${showFigure(page.civilians)}`,
      width,
    ),
    ...field('wounded', showFigure(page.wounded), width),
    ...page.pins.flatMap((pin) => field('pinned', pinWords(pin, zone), width)),
    ...(page.tags.length === 0
      ? []
      : field('tags', page.tags.map((tag) => `#${tag}`).join(' '), width)),
    ...(page.imported === null
      ? []
      : field(
          'imported',
          `${page.dataset ?? ''} ${page.externalId ?? ''} · ${page.imported.batch}, ${page.imported.file}, ${showInstant(page.imported.at, zone)}`,
          width,
        )),
    ...field('recorded', showInstant(page.createdAt, zone), width),
    ...lastChange(page, width, zone),
  ];
}

function pinWords({ measure, best, reason, who, at }: PinRow, zone: string): string {
  return `${measure} ${best}, by ${who}, ${showInstant(at, zone)}${reason === null ? '' : `: ${reason}`}`;
}

function typeWords(page: IncidentPage): string {
  const label = eventTypeLabel(page.type);
  return page.subtype === null ? label : `${label} / ${page.subtype}`;
}

function removedWords({ withdrawn }: IncidentPage, zone: string): string {
  return withdrawn === null
    ? 'removed; X restores it'
    : `withdrawn by its publisher (${withdrawn.batch}, ${dayOf(withdrawn.at, zone)}); X restores it here`;
}

/** `revised by its publisher: killed 12 → 17 (B3, version 24.1, 2026-11-24)`. */
function revisionWords(
  { measure, before, after, batch, at, version }: IncidentPage['revisions'][number],
  zone: string,
): string {
  const release = version === null ? '' : `version ${version}, `;
  return `revised by its publisher: ${measure} ${before} → ${after} (${batch}, ${release}${dayOf(at, zone)})`;
}

/** `merged into I15 Gunmen open fire; split I24 parts them`. */
function mergedWords(id: number, into: MergedRow): string {
  const [name, other] = [id, into.id].map((one) => recordName({ kind: 'incident', id: one }));
  return `merged into ${other} ${into.title}; split ${name} parts them`;
}
