import { Option } from 'commander';
import * as v from 'valibot';
import { WINDOWS } from '../../domain/time/period.ts';
import { EXPORT_FORMATS, leftOutWords, prepareExport } from '../../exchange/export/export-file.ts';
import type { Reader } from '../../store/port/store.ts';
import { scopeOf } from '../print/question-options.ts';
import { rememberExported } from '../print/remember-exported.ts';
import { UsageError } from '../session/failure.ts';
import { writeNewFile } from '../session/new-file.ts';
import { withStore } from '../session/session.ts';
import type { Subcommand } from '../session/subcommand.ts';

const WINDOW_NAMES = WINDOWS.map(({ name }) => name.replace(' ', ''));

const Options = v.object({
  format: v.string(),
  output: v.optional(v.string()),
  window: v.optional(v.string(), '30d'),
  redact: v.optional(v.boolean(), false),
  restricted: v.optional(v.boolean(), false),
});

export const exportCommand: Subcommand = {
  name: 'export',
  summary: 'Export what matches as CSV, GeoJSON, HXL, complete records or a situation report',
  help: `Export what matches:
${EXPORT_FORMATS.map(({ id, title }) => `\n  ${id.padEnd(8)} ${title}`).join('')}

Every format carries the attribution lines of its datasets. Rows that may not be passed on are left out, and their
number is printed. A situation report covers the window; the other formats cover everything that matches.
--redact rounds coordinates to a tenth of a degree and days to months, and leaves out narratives, sources,
speakers, tags, links, external ids and names of places below the first-level area; it keeps titles and quoted words.

  watchfloor export --format csv -o incidents.csv
  watchfloor export '@Kabul,AFG since:2020-01-01' --format geojson --redact -o kabul.geojson
  watchfloor export --format md --window 7d -o report.md`,
  takes: [
    ['[filter...]', 'Only incidents and quotes that match; since: and until: replace the window'],
  ],
  options: [
    new Option('--format <format>', 'The format')
      .choices(EXPORT_FORMATS.map(({ id }) => id))
      .makeOptionMandatory(),
    new Option('-o, --output <file>', 'Write to a new file instead of standard output'),
    new Option('--window <length>', 'How far back a situation report goes')
      .choices(WINDOW_NAMES)
      .default('30d'),
    new Option('--redact', 'Leave out what could identify people'),
    new Option('--restricted', 'Include rows of datasets that may not be passed on'),
  ],
  run: async (session, words, options) => {
    const {
      format: id,
      output: file,
      window: length,
      redact,
      restricted,
    } = v.parse(Options, options);
    const { timezone: zone, ...config } = await session.config();
    const scope = scopeOf(words, { timezone: zone, ...config });
    const name = WINDOWS.find((one) => one.name.replace(' ', '') === length)?.name;
    const format = EXPORT_FORMATS.find((one) => one.id === id);
    if (name === undefined || format === undefined)
      throw new UsageError(`Unknown window ${length}.`);
    const write = async (store: Reader) => {
      const { text, leftOut, exported } = await prepareExport({
        store,
        scope: { ...scope, window: { kind: 'last', name } },
        format,
        zone,
        now: new Date().toISOString(),
        redact,
        restricted,
      });
      if (file === undefined) {
        for await (const piece of text) {
          await session.output.write(piece);
          if (session.output.closed()) break;
        }
      } else {
        await writeNewFile(file, text);
        session.output.say(`Wrote ${file}.`);
      }
      const left = leftOutWords(leftOut);
      if (left !== undefined) session.output.say(`${left} --restricted includes them.`);
      return session.output.closed() ? [] : exported;
    };
    await withStore(session, async (store) => {
      const trouble = await rememberExported(store, await store.atOneMoment(write));
      if (trouble !== undefined) session.output.say(trouble);
    });
    return 0;
  },
};
