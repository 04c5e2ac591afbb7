/** A table of Markdown; cells may hold Markdown of their own. */
export function markdownTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Text as it is typed. */
export function code(text: string): string {
  return `\`${text}\``;
}

/** Rules as a table. */
export function rulesTable(
  rules: readonly { readonly name: string; readonly says: string }[],
): string {
  return markdownTable(
    ['rule', 'meaning'],
    rules.map(({ name, says }) => [name, says]),
  );
}

/** A help text's paragraphs; its indented lines are commands to run, or a list. */
export function markdownOf(help: string): string {
  return help
    .replaceAll(/\n*((?:^ {2}.*(?:\n|$))+)\n*/gm, (_, lines: string) => {
      const block = lines.trimEnd().replaceAll(/^ {2}/gm, '');
      return `\n\n\`\`\`${/^watchfloor /m.test(block) ? 'sh' : 'text'}\n${block}\n\`\`\`\n\n`;
    })
    .trim();
}
