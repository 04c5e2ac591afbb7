import type {
  ActorEntry,
  Entry,
  EstimateEntry,
  IncidentEntry,
  MilestoneEntry,
  QuoteEntry,
  Relation,
  ReportEntry,
  SourceEntry,
} from '../entry/entry.ts';
import type { Attribution } from '../model/actor.ts';
import { recordName } from '../model/record.ts';
import type { Place } from '../places/place.ts';
import { joinReport, joinReports } from './rebase-reports.ts';
import { type Contest, isSame, joinLists, type Parts, sideOf, type Three } from './three-way.ts';

/**
 * One's own edit applied on top of somebody else's, and the parts that both changed differently, in which one's own
 * version is kept.
 */
export type Rebased = { readonly entry: Entry; readonly contested: readonly string[] };

/**
 * Applies one's own edit on top of somebody else's, part by part: what one changed is kept as one wrote it, everything
 * else as they left it. `base` is the common version.
 */
export function rebaseEntry(base: Entry, mine: Entry, theirs: Entry): Rebased {
  const contested: string[] = [];
  const entry = joinEntries({ base, mine, theirs }, (part) => contested.push(part));
  return { entry, contested };
}

function joinEntries({ base, mine, theirs }: Three<Entry>, contest: Contest): Entry {
  if (base.kind === 'incident' && mine.kind === 'incident' && theirs.kind === 'incident')
    return joinIncidents({ base, mine, theirs }, contest);
  if (base.kind === 'report' && mine.kind === 'report' && theirs.kind === 'report')
    return joinReportEntries({ base, mine, theirs }, contest);
  if (base.kind === 'quote' && mine.kind === 'quote' && theirs.kind === 'quote')
    return joinQuotes({ base, mine, theirs }, contest);
  if (base.kind === 'estimate' && mine.kind === 'estimate' && theirs.kind === 'estimate')
    return joinEstimates({ base, mine, theirs }, contest);
  if (base.kind === 'actor' && mine.kind === 'actor' && theirs.kind === 'actor')
    return joinActors({ base, mine, theirs }, contest);
  if (base.kind === 'source' && mine.kind === 'source' && theirs.kind === 'source')
    return joinSources({ base, mine, theirs }, contest);
  if (base.kind === 'milestone' && mine.kind === 'milestone' && theirs.kind === 'milestone')
    return joinMilestones({ base, mine, theirs }, contest);
  // An entry that is not a record (a grade, a merge), or that became another kind of record, has no parts to merge.
  if (isSame(mine, base)) return theirs;
  if (!isSame(theirs, base) && !isSame(mine, theirs)) contest('the line');
  return mine;
}

function joinIncidents(three: Three<IncidentEntry>, contest: Contest): IncidentEntry {
  const side = sideOf(three, contest);
  const type = side('the type', 'type', 'subtype');
  // There is a reason if and only if there is a verdict.
  const verdict = side('the status', 'verdict', 'reason');
  return {
    kind: 'incident',
    type: type.type,
    subtype: type.subtype,
    when: side('the date', 'when').when,
    place: joinPlaces(of(three, 'place'), contest),
    title: side('the title', 'title').title,
    narrative: side('the note', 'narrative').narrative,
    attributions: joinLists(ATTRIBUTIONS, of(three, 'attributions'), contest),
    reports: joinReports(of(three, 'reports'), contest),
    verdict: verdict.verdict,
    reason: verdict.reason,
    tags: joinLists(TAGS, of(three, 'tags'), contest),
    relations: joinLists(RELATIONS, of(three, 'relations'), contest),
  };
}

function joinReportEntries(three: Three<ReportEntry>, contest: Contest): ReportEntry {
  const side = sideOf(three, contest);
  return {
    kind: 'report',
    incident: side('the incident', 'incident').incident,
    report: joinReport(of(three, 'report'), contest),
    attributions: joinLists(ATTRIBUTIONS, of(three, 'attributions'), contest),
    derivesFrom: side('derives:', 'derivesFrom').derivesFrom,
    note: side('the note', 'note').note,
  };
}

function joinQuotes(three: Three<QuoteEntry>, contest: Contest): QuoteEntry {
  const side = sideOf(three, contest);
  return {
    kind: 'quote',
    verbatim: side('quote or paraphrase', 'verbatim').verbatim,
    text: side('the words', 'text').text,
    when: side('the date', 'when').when,
    speaker: side('the speaker', 'speaker').speaker,
    role: side('the role', 'role').role,
    organisation: side('org:', 'organisation').organisation,
    about: joinLists(ABOUT, of(three, 'about'), contest),
    report: joinReport(of(three, 'report'), contest),
    answers: side('re:', 'answers').answers,
    note: side('the note', 'note').note,
  };
}

function joinEstimates(three: Three<EstimateEntry>, contest: Contest): EstimateEntry {
  const side = sideOf(three, contest);
  return {
    kind: 'estimate',
    actor: side('the actor', 'actor').actor,
    measure: side('the measure', 'measure').measure,
    figure: side('the figure', 'figure').figure,
    asOf: side('asof:', 'asOf').asOf,
    since: side('since:', 'since').since,
    report: joinReport(of(three, 'report'), contest),
    note: side('the note', 'note').note,
  };
}

function joinActors(three: Three<ActorEntry>, contest: Contest): ActorEntry {
  const side = sideOf(three, contest);
  return {
    kind: 'actor',
    name: side('the name', 'name').name,
    shortName: side('short:', 'shortName').shortName,
    actorKind: side('the kind', 'actorKind').actorKind,
    aliases: joinLists(ALIASES, of(three, 'aliases'), contest),
  };
}

function joinSources(three: Three<SourceEntry>, contest: Contest): SourceEntry {
  const side = sideOf(three, contest);
  return {
    kind: 'source',
    name: side('the name', 'name').name,
    reliability: side('the letter', 'reliability').reliability,
    origin: side('origin:', 'origin').origin,
    reason: side('the note', 'reason').reason,
  };
}

function joinMilestones(three: Three<MilestoneEntry>, contest: Contest): MilestoneEntry {
  const side = sideOf(three, contest);
  return {
    kind: 'milestone',
    when: side('the date', 'when').when,
    name: side('the name', 'name').name,
    note: side('the note', 'note').note,
  };
}

/** The names of a place belong together; its point is separate. */
function joinPlaces(three: Three<Place>, contest: Contest): Place {
  const side = sideOf(three, contest);
  const named = side('the place', 'place', 'admin1', 'admin2', 'country', 'precision');
  return { ...named, point: side('at:', 'point').point };
}

const ifSame = <T>(mine: T, theirs: T): T | undefined => (isSame(mine, theirs) ? mine : undefined);

const never = () => false;

/** Parts that are equal only as a whole. */
function whole<T>(called: (one: T) => string): Parts<T> {
  return { signs: [], isRenamed: never, join: ({ mine }) => mine, unite: ifSame, called };
}

const TAGS = whole((tag: string) => `#${tag}`);
const ALIASES = whole((name: string) => `the alias ${name}`);
const ABOUT = whole<QuoteEntry['about'][number]>(
  ({ actor, incident }) => `about ${actor ?? recordName({ kind: 'incident', id: incident ?? 0 })}`,
);

const ATTRIBUTIONS: Parts<Attribution> = {
  signs: [
    (one, other) =>
      one.actor === other.actor && one.role === other.role && one.basis === other.basis,
  ],
  isRenamed: never,
  join: (three, contest) => {
    const side = sideOf(three, contest);
    const called = `${three.mine.actor} as ${three.mine.role}`;
    return {
      ...three.mine,
      doubted: side(called, 'doubted').doubted,
      saidBy: side(called, 'saidBy').saidBy,
    };
  },
  unite: ifSame,
  called: ({ actor, role }) => `${actor} as ${role}`,
};

const RELATIONS: Parts<Relation> = {
  signs: [(one, other) => one.to === other.to],
  isRenamed: never,
  join: (three, contest) => sideOf(three, contest)(relationName(three.mine), 'kind'),
  unite: ifSame,
  called: relationName,
};

function relationName({ to }: Relation): string {
  return `the relation to ${recordName({ kind: 'incident', id: to })}`;
}

/** The same field of all three versions. */
function of<T, K extends keyof T>({ base, mine, theirs }: Three<T>, key: K): Three<T[K]> {
  return { base: base[key], mine: mine[key], theirs: theirs[key] };
}
