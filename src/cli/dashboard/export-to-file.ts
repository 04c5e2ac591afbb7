import { resolve } from 'node:path';
import type { ExportRequest } from '../../app/state/step.ts';
import {
  EXPORT_FORMATS,
  formatOfName,
  leftOutWords,
  prepareExport,
} from '../../exchange/export/export-file.ts';
import type { Store } from '../../store/port/store.ts';
import { rememberExported } from '../print/remember-exported.ts';
import { UsageError } from '../session/failure.ts';
import { writeNewFile } from '../session/new-file.ts';
import { fromHome } from '../session/paths.ts';

/**
 * Exports what the screen shows to a new file, in the format of its extension; returns a message that says where it is.
 */
export async function exportToFile(
  store: Store,
  { scope, file, redact, zone }: ExportRequest & { readonly zone: string },
): Promise<string> {
  const format = formatOfName(file);
  if (format === undefined) {
    const ends = EXPORT_FORMATS.map(({ extensions }) => `.${extensions[0]}`).join(' ');
    throw new UsageError(`${file}: the file extension sets the format; use one of ${ends}`);
  }
  const now = new Date().toISOString();
  const options = { scope, format, zone, now, redact, restricted: false };
  const path = resolve(fromHome(file));
  const { exported, leftOut } = await store.atOneMoment(async (reader) => {
    const prepared = await prepareExport({ store: reader, ...options });
    await writeNewFile(path, prepared.text);
    return prepared;
  });
  const words = [leftOutWords(leftOut), await rememberExported(store, exported)].filter(
    (one) => one !== undefined,
  );
  return [`wrote ${path}${redact ? ', redacted' : ''}`, ...words].join('. ');
}
