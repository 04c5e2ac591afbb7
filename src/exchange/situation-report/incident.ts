import { RELATION_WORDS } from '../../domain/entry/entry.ts';
import { showFigure } from '../../domain/model/figure.ts';
import { recordName } from '../../domain/model/record.ts';
import { countryName } from '../../domain/places/countries.ts';
import { dayOf, showMoment } from '../../domain/time/moment.ts';
import type { AttributionRow, RelationRow, ReportRow } from '../../store/port/rows.ts';
import type { SituationReportIncident } from '../../store/port/rows-situation-report.ts';
import { toldName, UNTOLD } from '../redaction/redact.ts';
import { bullets, escaped, linked } from './markdown.ts';

/** One incident: what, when and where, its figures, who is said to have done it, and who says what. */
export function incidentItem(incident: SituationReportIncident, zone: string): string {
  const known = [...toldName({ kind: 'incident', id: incident.id }), statusWords(incident)];
  const heading = `**${showMoment(incident)}, ${escaped(placeWords(incident))}: ${escaped(incident.title)}** (${known.join(', ')})`;
  return `${heading}\n\n${bullets([
    ...figureLines(incident, zone),
    // A redacted report does not say who said so, and several may have.
    ...new Set(incident.attributions.map(attributionLine)),
    ...incident.relations.map(relationLine),
    ...incident.reports.map(reportLine),
    ...(incident.status === 'disputed'
      ? incident.reasons.map((one) => `In dispute: ${escaped(one)}`)
      : []),
    ...(incident.verdictNote === null ? [] : [`Analyst: ${escaped(incident.verdictNote)}`]),
  ])}`;
}

/** The place, as precisely as it is known. */
export function placeWords({ place, admin1, country }: SituationReportIncident): string {
  const whole = country === null ? null : (countryName(country) ?? country);
  return [place, admin1, whole].filter((part) => part !== null).join(', ') || 'place not given';
}

function statusWords({ status, grade }: SituationReportIncident): string {
  return grade === null ? status : `${status}, leading report ${grade}`;
}

function figureLines(incident: SituationReportIncident, zone: string): readonly string[] {
  const { killed, civilians, wounded, pins } = incident;
  const figures = [
    `Killed: ${showFigure(killed)}; of them civilians: ${showFigure(civilians)}; wounded: ${showFigure(wounded)}`,
  ];
  const settled = pins.map(({ measure, best, who, at, reason }) => {
    const why = reason === null ? '' : `: ${escaped(reason)}`;
    return `Best figure for ${measure} pinned at ${best} by ${escaped(who)} on ${dayOf(at, zone)}${why}`;
  });
  return [...figures, ...settled];
}

function attributionLine({ actorId, name, role, basis, doubted, saidBy }: AttributionRow): string {
  const sure = doubted ? ' (doubted)' : '';
  const who = `${escaped(name)}${sure}`;
  // A redacted report withholds who said so, which is not the same as the actor itself.
  const isOwnWord = saidBy === null && actorId !== UNTOLD;
  const sayer = saidBy === null ? '' : `, says ${escaped(saidBy)}`;
  switch (basis) {
    case 'claimed':
      return `Claimed by ${who}${isOwnWord ? ', in its own words' : sayer}`;
    case 'blamed':
      return `Blamed on ${who}${sayer}`;
    case 'denied':
      return `Denied by ${who}${sayer}`;
    case 'reported':
      return `${ROLE_WORDS[role]}: ${who}${sayer}`;
  }
}

function relationLine({ id, title, kind, direction }: RelationRow): string {
  const name = recordName({ kind: 'incident', id });
  return `Related incident: ${RELATION_WORDS[kind][direction]} ${name}, ${escaped(title)}`;
}

const ROLE_WORDS = {
  perpetrator: 'Reported perpetrator',
  target: 'Target',
  participant: 'Took part',
} as const;

function reportLine(report: ReportRow): string {
  const figures = report.figures.map(
    ({ measure, figure, disordered }) =>
      `${measure} ${showFigure(figure)}${disordered ? ' (out of order, as published)' : ''}`,
  );
  const parts = [
    `${escaped(report.source)} (${report.grade ?? 'not graded'})`,
    ...(figures.length === 0 ? ['no figures'] : figures),
    ...(report.published === null ? [] : [`published ${showMoment(report.published)}`]),
    ...(report.note === null ? [] : [escaped(report.note)]),
    ...(report.url === null ? [] : [linked(report.url)]),
  ];
  return `Source: ${parts.join('; ')}`;
}
