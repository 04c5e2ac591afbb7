import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Entry, IncidentEntry } from '../src/domain/entry/entry.ts';
import { recordReferences } from '../src/domain/entry/entry-references.ts';
import type { Basis, Role } from '../src/domain/model/actor.ts';
import type { Measure } from '../src/domain/model/figure.ts';
import { readEntry } from '../src/domain/reading/read-entry.ts';

const FOLDER = new URL('../db/sample/', import.meta.url);
const CLOCK = { now: '2026-01-01T00:00:00Z', zone: 'UTC' };
const DEAL = '2020-02-29';
const lines = readFileSync(new URL('afghanistan-2020.txt', FOLDER), 'utf8')
  .split('\n')
  .filter((line) => line.trim() !== '' && !line.startsWith('//'));
const readings = lines.map((line) => ({ line, reading: readEntry(line, CLOCK) }));
const entries = readings.flatMap(({ reading }) => reading.entry ?? []);
const incidents = only('incident');
const quotes = only('quote');
const estimates = only('estimate');
const milestones = only('milestone');

function only<K extends Entry['kind']>(kind: K): readonly Extract<Entry, { kind: K }>[] {
  return entries.filter((entry): entry is Extract<Entry, { kind: K }> => entry.kind === kind);
}

function actorsOf(incident: IncidentEntry, role: Role, basis?: Basis): readonly string[] {
  return incident.attributions
    .filter((each) => each.role === role && (basis === undefined || each.basis === basis))
    .map(({ actor }) => actor);
}

/** The different best counts (else the low ones) that an incident's reports give. */
function counts(incident: IncidentEntry, measure: Measure): ReadonlySet<number> {
  return new Set(
    incident.reports.flatMap(({ figures }) => {
      const figure = figures[measure];
      return figure?.best ?? figure?.low ?? [];
    }),
  );
}

function incidentOf(day: string, words: RegExp): IncidentEntry {
  const found = incidents.find(({ when, title }) => when.from === day && words.test(title));
  if (found === undefined) throw new Error(`no incident of ${day} with ${words}`);
  return found;
}

describe('the sample entry lines', () => {
  it('read without a problem, each one', () => {
    const problems = readings.flatMap(({ line, reading }) =>
      reading.problems.map(
        ({ message, span }) => `${message} (${line.slice(span.from, span.until)}) in: ${line}`,
      ),
    );
    expect(problems).toEqual([]);
    expect(entries.length).toBe(lines.length);
    expect(entries.length).toBeGreaterThan(45);
  });

  it('refer only to incidents and quotes that stand further up', () => {
    const seen = { incident: 0, quote: 0 };
    const ahead = entries.flatMap((entry) => {
      if (entry.kind === 'incident' || entry.kind === 'quote') seen[entry.kind] += 1;
      const above = {
        incident: entry.kind === 'incident' ? seen.incident - 1 : seen.incident,
        quote: entry.kind === 'quote' ? seen.quote - 1 : seen.quote,
      };
      return recordReferences(entry).filter(
        ({ kind, id }) => (kind === 'incident' || kind === 'quote') && id > above[kind],
      );
    });
    expect(ahead).toEqual([]);
  });

  it('have short titles, a place in Afghanistan and a named source for every report', () => {
    for (const { title, place, reports } of incidents) {
      expect(title.length, title).toBeLessThanOrEqual(70);
      expect(place.country, title).toBe('AFG');
      expect(place.place === null || place.point !== null, title).toBe(true);
      expect(
        reports.every(({ source }) => source !== null),
        title,
      ).toBe(true);
    }
  });

  it('name no actor whose name UCDP gives to the whole Islamic State', () => {
    const names = [
      ...incidents.flatMap(({ attributions }) => attributions.map(({ actor }) => actor)),
      ...quotes.flatMap(({ about }) => about.flatMap(({ actor }) => actor ?? [])),
      ...estimates.map(({ actor }) => actor),
    ];
    expect(names).toContain('ISKP');
    expect(names.filter((name) => /^(is|isis|islamic state)$/i.test(name))).toEqual([]);
  });

  it('quote nobody without saying who it is and who printed it', () => {
    expect(quotes.length).toBeGreaterThan(10);
    for (const { speaker, report, text } of quotes) {
      expect(speaker, text).not.toBeNull();
      expect(report.source, text).not.toBeNull();
    }
    expect(quotes.some(({ verbatim }) => verbatim)).toBe(true);
    expect(quotes.some(({ verbatim }) => !verbatim)).toBe(true);
  });
});

describe('the worked case in the sample', () => {
  it('has the five known attacks with reports that differ in their counts', () => {
    const known: readonly (readonly [day: string, title: RegExp, claimedBy: readonly string[]])[] =
      [
        ['2019-08-17', /wedding/, ['ISKP']],
        ['2020-03-06', /memorial/, ['ISKP']],
        ['2020-03-25', /Sikh temple/, ['ISKP']],
        ['2020-05-12', /maternity ward/, []],
        ['2020-05-12', /funeral/, ['ISKP']],
      ];
    for (const [day, title, claimedBy] of known) {
      const incident = incidentOf(day, title);
      expect(actorsOf(incident, 'perpetrator', 'claimed'), incident.title).toEqual(claimedBy);
      expect(actorsOf(incident, 'perpetrator', 'denied'), incident.title).toEqual(['Taliban']);
      expect(incident.reports.length, incident.title).toBeGreaterThan(1);
      expect(counts(incident, 'civilians').size, incident.title).toBeGreaterThan(0);
    }
    expect(counts(incidentOf('2019-08-17', /wedding/), 'killed')).toEqual(new Set([63, 80]));
    expect(counts(incidentOf('2020-03-06', /memorial/), 'killed')).toEqual(new Set([27, 32]));
    expect(counts(incidentOf('2020-05-12', /funeral/), 'killed')).toEqual(new Set([24, 32]));
    expect(counts(incidentOf('2020-05-12', /maternity/), 'killed').size).toBeGreaterThan(2);
  });

  it('row 1: attacks of a month on security forces, and an air strike with civilians apart', () => {
    const rough = incidents.find(
      ({ when, attributions }) =>
        when.precision === 'month' &&
        when.from > DEAL &&
        attributions.some(({ actor, role }) => actor === 'Taliban' && role === 'perpetrator') &&
        attributions.some(
          ({ actor, role }) => actor === 'Government of Afghanistan' && role === 'target',
        ),
    );
    expect(rough).toBeDefined();
    const strike = incidents.find(
      (incident) =>
        incident.subtype === 'airstrike' &&
        actorsOf(incident, 'perpetrator').includes('Government of Afghanistan') &&
        counts(incident, 'civilians').size > 1,
    );
    expect(strike).toBeDefined();
  });

  it('row 2: arrests on the day before, linked to the attacks that followed', () => {
    const arrests = incidentOf('2020-05-11', /arrested/);
    expect([arrests.type, arrests.subtype]).toEqual(['development', 'arrests']);
    expect(arrests.reports[0].source).toBe('National Directorate of Security');
    expect(counts(arrests, 'arrested')).toEqual(new Set([3]));
    const linked = arrests.relations.map(({ to }) => incidents[to - 1]?.title);
    expect(linked).toEqual([
      incidentOf('2020-05-12', /maternity/).title,
      incidentOf('2020-05-12', /funeral/).title,
    ]);
  });

  it('row 3: one operation that both the government and the Taliban claim', () => {
    const both = incidents.filter((incident) => {
      const claimed = actorsOf(incident, 'perpetrator', 'claimed');
      return claimed.includes('Taliban') && claimed.includes('Government of Afghanistan');
    });
    expect(both.map(({ subtype }) => subtype)).toEqual(['territory-regained']);
    expect(both.flatMap((incident) => actorsOf(incident, 'perpetrator', 'reported'))).toEqual([]);
  });

  it('row 4: losses of more than 10,000 since 2015, with a doubt and a source', () => {
    const losses = estimates.filter(({ measure }) => measure === 'losses');
    expect(losses.length).toBe(1);
    expect(losses[0]?.figure).toEqual({ low: 10_000, best: null, high: null });
    expect(losses[0]?.since?.from).toBe('2015-01-01');
    expect(losses[0]?.report.source).not.toBeNull();
    expect(losses[0]?.note).toMatch(/doubt/i);
  });

  it('row 5: several estimates of strength side by side, each with source, date and grade', () => {
    const strength = estimates.filter(
      ({ actor, measure }) => actor === 'ISKP' && measure === 'strength',
    );
    expect(strength.some(({ figure }) => (figure.high ?? Number.POSITIVE_INFINITY) <= 1000)).toBe(
      true,
    );
    expect(strength.some(({ figure }) => (figure.best ?? figure.low ?? 0) >= 1000)).toBe(true);
    for (const { report, asOf } of strength) {
      expect(report.source).not.toBeNull();
      expect(report.grade.reliability).not.toBeNull();
      expect(report.grade.credibility).not.toBeNull();
      expect(asOf).not.toBeNull();
    }
  });

  it('row 6: named analysts of two organisations, in their words', () => {
    const analysts = quotes.filter(
      ({ organisation, verbatim }) =>
        verbatim &&
        ['Afghanistan Analysts Network', 'International Crisis Group'].includes(organisation ?? ''),
    );
    expect(new Set(analysts.map(({ speaker }) => speaker)).size).toBe(2);
    expect(analysts.every(({ role, about }) => role !== null && about.length > 0)).toBe(true);
  });

  it('row 7: blame that is disputed, and a theory answered by its rebuttal', () => {
    const ward = incidentOf('2020-05-12', /maternity/);
    const blamed = ward.attributions.filter(({ basis }) => basis === 'blamed');
    expect(blamed.map(({ actor }) => actor)).toEqual(['Taliban', 'ISKP']);
    expect(new Set(blamed.map(({ saidBy }) => saidBy)).size).toBe(2);
    const rebuttal = quotes.find(({ text }) => /conspiratorial/.test(text));
    expect(quotes[(rebuttal?.answers ?? 0) - 1]?.speaker).toBe('some analysts');
  });

  it('row 8: a milestone between a silence of ISKP in Kabul and what it claimed afterwards', () => {
    expect(milestones.map(({ when }) => when.from)).toContain(DEAL);
    const claims = incidents
      .filter((incident) => actorsOf(incident, 'perpetrator', 'claimed').includes('ISKP'))
      .filter(({ place }) => place.place === 'Kabul')
      .map(({ when }) => when.from);
    expect(claims.filter((day) => day >= '2019-09-01' && day <= DEAL)).toEqual([]);
    expect(claims.filter((day) => day > DEAL).length).toBeGreaterThan(2);
  });

  it('row 9: government, United States and Taliban each against ISKP', () => {
    const against = incidents
      .filter((incident) => actorsOf(incident, 'target').includes('ISKP'))
      .flatMap((incident) => actorsOf(incident, 'perpetrator'));
    expect(new Set(against)).toEqual(
      new Set(['Government of Afghanistan', 'United States forces', 'Taliban']),
    );
  });

  it('has enough in its last thirty days for a first screen, a short quote on top', () => {
    const days = incidents.map(({ when }) => when.from).toSorted();
    const last = days.at(-1) ?? '';
    const first = new Date(Date.parse(last) - 29 * 86_400_000).toISOString().slice(0, 10);
    const recent = incidents.filter(({ when }) => when.from >= first);
    expect(recent.length).toBeGreaterThan(7);
    expect(
      new Set(recent.flatMap(({ attributions }) => attributions.map(({ actor }) => actor))),
    ).toContain('ISKP');
    const inWindow = quotes.filter(({ when }) => when.from >= first && when.until <= last);
    expect(inWindow.length).toBeGreaterThan(1);
    const newest = inWindow.at(-1);
    expect(quotes.every(({ when }) => when.from <= (newest?.when.from ?? ''))).toBe(true);
    expect(newest?.text.length).toBeLessThan(80);
  });
});
