import { leadHere, promoteLead } from '../app/pages/leads.ts';
import { noLinkHere, openLinkHere } from '../app/pages/links-here.ts';
import { listHere } from '../app/pages/listing.ts';
import { openLongList } from '../app/pages/long-lists.ts';
import { noIncident, stepIncident } from '../app/pages/next-incident.ts';
import { isReading } from '../app/pages/page-links.ts';
import {
  actorHere,
  openActorHere,
  openMilestones,
  openPage,
  stepSpan,
} from '../app/pages/paging.ts';
import { nothingFolded, toggleRow } from '../app/pages/unfolding.ts';
import { exportRedacted, exportTo, openExport } from '../app/prompt/exporting.ts';
import type { Command } from '../app/state/command.ts';
import type { State } from '../app/state/state.ts';
import { still } from '../app/state/step.ts';

/** The commands that open pages of lists, and those of a single kind of page. */
export const PAGE_COMMANDS: readonly Command[] = [
  {
    id: 'actor.open',
    title: 'actor',
    help: 'open the page of the selected actor, or of the first actor of this incident',
    keys: ['o'],
    where: ['dashboard', 'page'],
    refuses: (state) =>
      actorHere(state) === undefined ? 'no actor is selected or named here' : undefined,
    run: openActorHere,
  },
  {
    id: 'incident.next',
    title: 'next incident',
    help: 'open the next incident of the dashboard’s list',
    keys: ['J'],
    where: ['incident'],
    footer: 4,
    refuses: (state) => noIncident(state, 1),
    run: (state) => stepIncident(state, 1),
  },
  {
    id: 'incident.previous',
    title: 'previous incident',
    help: 'open the previous incident of the dashboard’s list',
    keys: ['K'],
    where: ['incident'],
    refuses: (state) => noIncident(state, -1),
    run: (state) => stepIncident(state, -1),
  },
  {
    id: 'row.unfold',
    title: 'publisher’s row',
    help: 'show the publisher’s own row of an imported incident in full, or fold it again',
    keys: ['+', '='],
    where: ['incident'],
    footer: 4,
    refuses: (state) => stillLoading(state) ?? nothingFolded(state),
    run: toggleRow,
  },
  {
    id: 'web.open',
    title: 'open the link',
    help: 'open the link of the chosen record, or the first one of the page, in your browser',
    keys: ['W'],
    where: ['incident', 'quote', 'actor', 'source', 'estimates'],
    footer: 4,
    refuses: (state) => stillLoading(state) ?? noLinkHere(state),
    run: openLinkHere,
  },
  {
    id: 'page.list',
    title: 'its incidents',
    help: 'filter the dashboard by this page’s actor or source',
    keys: ['i'],
    where: ['actor', 'source'],
    footer: 2,
    refuses: stillLoading,
    run: listHere,
  },
  {
    id: 'milestones.open',
    title: 'milestones',
    help: 'list the milestones; Enter on one compares what happened before and after it',
    keys: ['m'],
    where: ['dashboard', 'page'],
    run: openMilestones,
  },
  {
    id: 'estimates.open',
    title: 'estimates',
    help: 'list the estimates about actors: strength, losses, and which are in dispute',
    keys: ['f'],
    where: ['dashboard', 'page'],
    run: (state) => openPage(state, { kind: 'estimates' }),
  },
  {
    id: 'sources.open',
    title: 'sources',
    help: 'list the sources, their usual grades and how much each has reported',
    keys: ['w'],
    where: ['dashboard', 'page'],
    run: (state) => openPage(state, { kind: 'sources' }),
  },
  {
    id: 'datasets.open',
    title: 'datasets',
    help: 'list the datasets: how recent each is, when it was imported, and whether it may be passed on',
    keys: ['D'],
    where: ['dashboard', 'page'],
    run: (state) => openPage(state, { kind: 'datasets' }),
  },
  {
    id: 'imports.open',
    title: 'imports',
    help: 'list the imports: what each added, rejected and found doubtful; Enter shows the doubts',
    keys: ['B'],
    where: ['dashboard', 'page'],
    run: (state) => openPage(state, { kind: 'imports' }),
  },
  {
    id: 'leads.open',
    title: 'leads',
    help: 'list the leads: articles coded by machines (GDELT, ICEWS), which count as nothing yet',
    keys: ['n'],
    where: ['dashboard', 'page'],
    run: (state) => openLongList(state, 'leads'),
  },
  {
    id: 'leads.promote',
    title: 'make an incident',
    help: 'start an incident from the chosen lead, with its link',
    keys: ['I'],
    where: ['leads'],
    footer: 2,
    refuses: (state) =>
      state.readOnly
        ? 'the database is open read-only; nothing can be added'
        : leadHere(state) === undefined
          ? 'no lead is chosen'
          : undefined,
    run: promoteLead,
  },
  {
    id: 'log.open',
    title: 'log',
    help: 'show who changed what, when and why',
    also: 'history',
    keys: ['L'],
    where: ['dashboard', 'page'],
    run: (state) => openLongList(state, 'log'),
  },
  {
    id: 'situation-report.open',
    title: 'situation report',
    help: 'write a situation report on the filter and the window as Markdown, whole or redacted',
    keys: ['b'],
    where: ['dashboard'],
    run: (state) => openExport(state, 'situation-report.md'),
  },
  {
    id: 'export.open',
    title: 'export',
    help: 'export the matching incidents, whole or redacted; the file extension sets the format: .csv, .geojson, .hxl.csv, .ndjson or .md',
    keys: ['O'],
    where: ['dashboard'],
    run: (state) => openExport(state, 'incidents.csv'),
  },
  {
    id: 'export.write',
    title: 'write',
    help: 'write to that file, which must not exist yet',
    keys: ['enter'],
    where: ['export'],
    footer: 1,
    run: (state) =>
      state.overlay?.kind === 'export' ? exportTo(state, state.overlay) : still(state),
  },
  {
    id: 'export.redact',
    title: 'redact',
    help: 'redact the file: leave out what could identify people; press again to write it whole',
    keys: ['tab'],
    where: ['export'],
    footer: 3,
    run: (state) =>
      state.overlay?.kind === 'export' ? exportRedacted(state, state.overlay) : still(state),
  },
  {
    id: 'comparison.longer',
    title: 'more days',
    help: 'compare more days before and after the milestone',
    keys: ['+', '='],
    where: ['comparison'],
    footer: 2,
    refuses: stillLoading,
    run: (state) => stepSpan(state, 1),
  },
  {
    id: 'comparison.shorter',
    title: 'fewer days',
    help: 'compare fewer days before and after the milestone',
    keys: ['-'],
    where: ['comparison'],
    footer: 2,
    refuses: stillLoading,
    run: (state) => stepSpan(state, -1),
  },
];

function stillLoading(state: State): string | undefined {
  return isReading(state) ? 'the page is still loading' : undefined;
}
