import { leadHere, openLeads, promoteLead } from '../app/pages/leads.ts';
import { listHere, listingHere } from '../app/pages/listing.ts';
import { openLog } from '../app/pages/log-page.ts';
import {
  actorHere,
  openActorHere,
  openMilestones,
  openPage,
  stepSpan,
} from '../app/pages/paging.ts';
import { exportRedacted, exportTo, openExport } from '../app/prompt/exporting.ts';
import type { Command } from '../app/state/command.ts';
import type { State } from '../app/state/state.ts';
import { still } from '../app/state/step.ts';

/** The pages that are not a record's own, and what is peculiar to one kind of page. */
export const PAGE_COMMANDS: readonly Command[] = [
  {
    id: 'actor.open',
    title: 'actor',
    help: 'open the page of the selected actor, or of the one that the incident here names first',
    keys: ['o'],
    where: ['dashboard', 'page'],
    refuses: (state) =>
      actorHere(state) === undefined ? 'no actor is selected or named here' : undefined,
    run: openActorHere,
  },
  {
    id: 'page.list',
    title: 'its incidents',
    help: 'list every incident of the open page’s actor or source on the dashboard, as the filter',
    keys: ['i'],
    where: ['page'],
    footer: 2,
    refuses: (state) =>
      listingHere(state) === undefined ? 'this page is no actor’s and no source’s' : undefined,
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
    help: 'list the figures about actors: strength, losses, and what is in dispute',
    keys: ['f'],
    where: ['dashboard', 'page'],
    run: (state) => openPage(state, { kind: 'estimates' }),
  },
  {
    id: 'sources.open',
    title: 'who says so',
    help: 'list the sources, their letters and how much comes from each',
    keys: ['w'],
    where: ['dashboard', 'page'],
    run: (state) => openPage(state, { kind: 'sources' }),
  },
  {
    id: 'datasets.open',
    title: 'datasets',
    help: 'list the datasets: how new each is, when it was imported, and whether it may be passed on',
    keys: ['D'],
    where: ['dashboard', 'page'],
    run: (state) => openPage(state, { kind: 'datasets' }),
  },
  {
    id: 'imports.open',
    title: 'imports',
    help: 'list the imports: what each brought, what it rejected and what it found doubtful, which Enter shows',
    keys: ['B'],
    where: ['dashboard', 'page'],
    run: (state) => openPage(state, { kind: 'imports' }),
  },
  {
    id: 'leads.open',
    title: 'leads',
    help: 'list what machines read in articles (GDELT, ICEWS), which counts as nothing by itself',
    keys: ['n'],
    where: ['dashboard', 'page'],
    run: openLeads,
  },
  {
    id: 'leads.promote',
    title: 'make it an incident',
    help: 'begin the line of an incident from the chosen lead, with its link',
    keys: ['I'],
    where: ['page'],
    footer: 2,
    refuses: (state) =>
      state.readOnly
        ? 'the database is open for reading only; nothing can be added'
        : leadHere(state) === undefined
          ? 'no lead is chosen; n lists the leads, j and k choose one'
          : undefined,
    run: promoteLead,
  },
  {
    id: 'log.open',
    title: 'log',
    help: 'show who changed what, when and why',
    keys: ['L'],
    where: ['dashboard', 'page'],
    run: openLog,
  },
  {
    id: 'brief.open',
    title: 'brief',
    help: 'write a situation report of what the filter and the window show, as Markdown; whole or redacted',
    keys: ['b'],
    where: ['dashboard'],
    run: (state) => openExport(state, 'brief.md'),
  },
  {
    id: 'export.open',
    title: 'export',
    help: 'write the incidents that match to a file, whole or redacted: .csv, .geojson, .hxl.csv, .ndjson or .md, by its name',
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
    help: 'redact the file: leave out what could lead to people; pressed again, write it whole',
    keys: ['tab'],
    where: ['export'],
    footer: 2,
    run: (state) =>
      state.overlay?.kind === 'export' ? exportRedacted(state, state.overlay) : still(state),
  },
  {
    id: 'comparison.longer',
    title: 'more days',
    help: 'compare more days before and after the milestone',
    keys: ['+', '='],
    where: ['page'],
    footer: 2,
    refuses: notComparing,
    run: (state) => stepSpan(state, 1),
  },
  {
    id: 'comparison.shorter',
    title: 'fewer days',
    help: 'compare fewer days before and after the milestone',
    keys: ['-'],
    where: ['page'],
    footer: 2,
    refuses: notComparing,
    run: (state) => stepSpan(state, -1),
  },
];

function notComparing({ page }: State): string | undefined {
  return page.kind === 'comparison'
    ? undefined
    : 'days are compared on the page of a milestone; m lists them';
}
