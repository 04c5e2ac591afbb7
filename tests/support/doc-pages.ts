import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { docPages } from '../../scripts/made-docs.ts';
import { PROJECT } from './source-files.ts';

/** Every page of the documentation: its path, its name in the project, its text. */
export const PAGES = docPages().map((file) => ({
  file,
  name: relative(PROJECT, file),
  text: readFileSync(file, 'utf8'),
}));

export function pageText(name: string): string {
  return PAGES.find((page) => page.name === name)?.text ?? '';
}

/** The blocks of all pages that are marked as being in a language. */
export function fences(language: string): readonly string[] {
  const fence = new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm');
  return PAGES.flatMap(({ text }) => [...text.matchAll(fence)].map(([, block = '']) => block));
}

/** The lines of all such blocks that are not blank. */
export function fencedLines(language: string): readonly string[] {
  return fences(language).flatMap((block) =>
    block.split('\n').filter((line) => line.trim() !== ''),
  );
}

export function withoutFences(text: string): string {
  return text.replaceAll(/^```[\s\S]*?^```/gm, '');
}
