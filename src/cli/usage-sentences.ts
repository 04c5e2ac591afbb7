/** Each message of commander's about a command line, and the sentence that replaces it. */
const SENTENCES: readonly (readonly [RegExp, (...found: readonly string[]) => string])[] = [
  [
    /^unknown option '(.+?)'(?:\s+\(Did you mean (?:one of )?(.+)\?\))?$/,
    (option, near = '') =>
      `There is no option ${option}.${near === '' ? '' : ` Did you mean ${near}?`}`,
  ],
  [/^missing required argument '(.+)'$/, (name) => `The argument <${name}> is missing.`],
  [/^option '(.+)' argument missing$/, (option) => `The option ${option} needs a value.`],
  [/^required option '(.+)' not specified$/, (option) => `The option ${option} is missing.`],
  [
    /^too many arguments for '(.+)'\. Expected 0 arguments but got \d+: (.*)\.$/,
    (command, given) => `${command} takes no arguments: ${given}.`,
  ],
  [
    /^too many arguments for '(.+)'\. Expected (\d+) arguments? but got \d+: (.*)\.$/,
    (command, most, given) =>
      `${command} takes ${most} at most: ${given}. Quote an argument that contains spaces.`,
  ],
  [
    /^option '(.+)' argument '(.*)' is invalid\. (?:Allowed choices are (.+)|(.+))\.$/s,
    (option, value, choices = '', advice = '') =>
      `${option} cannot be "${value}". ${choices === '' ? advice : `Choose from: ${choices}`}.`,
  ],
  [
    /^option '(.+)' cannot be used with option '(.+)'$/,
    (one, other) => `${one} and ${other} cannot be used together. Leave one out.`,
  ],
];

/** Says in a sentence what is wrong with a command line, given commander's message (with its `error: `). */
export function usageSentence(message: string): string {
  const text = message.trim().replace(/^error: /, '');
  for (const [pattern, sentence] of SENTENCES) {
    const found = pattern.exec(text);
    if (found !== null) return sentence(...found.slice(1));
  }
  return text;
}
