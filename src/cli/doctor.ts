import { existsSync } from 'node:fs';
import packageJson from '../../package.json' with { type: 'json' };
import type { DoctorLine } from '../store/questions.ts';
import { width } from '../ui/text/cells.ts';
import { clean } from '../ui/text/clean.ts';
import { failureOf } from './failure.ts';
import { CONFIG_FILE } from './paths.ts';
import { type Session, withStore } from './session.ts';
import type { Subcommand } from './subcommand.ts';

export const doctor: Subcommand = {
  name: 'doctor',
  summary: 'Print versions and paths, and check the database',
  run: async (session) => {
    const lines = [...ownLines(), await configLine(session), ...(await storeLines(session))];
    const label = Math.max(...lines.map((line) => width(line.check)));
    for (const line of lines) await session.output.write(`${textOf(line, label)}\n`);
    return lines.every((line) => line.ok) ? 0 : 1;
  },
};

function ownLines(): readonly DoctorLine[] {
  return [
    { check: 'watchfloor', found: packageJson.version, ok: true },
    { check: 'Node.js', found: process.versions.node, ok: true },
    { check: 'platform', found: `${process.platform} ${process.arch}`, ok: true },
    { check: 'terminal', found: terminal(), ok: true },
  ];
}

function terminal(): string {
  const { isTTY, columns, rows } = process.stdout;
  return isTTY ? `${process.env.TERM ?? 'unnamed'}, ${columns}×${rows}` : 'none';
}

async function configLine(session: Session): Promise<DoctorLine> {
  const check = 'configuration';
  try {
    const { timezone } = await session.config();
    return { check, found: `${CONFIG_FILE} (time zone ${timezone})`, ok: true };
  } catch (error) {
    return { check, found: failureOf(error).message, ok: false };
  }
}

async function storeLines(session: Session): Promise<readonly DoctorLine[]> {
  const check = 'database';
  if (!existsSync(session.file)) {
    return [{ check, found: `${session.file} (none yet; the first start makes it)`, ok: true }];
  }
  try {
    return await withStore(session, (store) => store.ask('doctor', {}));
  } catch (error) {
    return [{ check, found: failureOf(error).message, ok: false }];
  }
}

function textOf({ check, found, ok, advice }: DoctorLine, label: number): string {
  const gap = ' '.repeat(label - width(check));
  const what = advice === undefined ? '' : `. ${advice}`;
  return clean(`${ok ? 'ok   ' : 'WRONG'}  ${check}${gap}  ${found}${what}`);
}
